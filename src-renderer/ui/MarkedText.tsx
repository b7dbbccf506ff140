interface MarkedTextProps {
  readonly text: string;
  /** UTF-16, half-open, sorted, into `text`. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** Text with its hits marked, in the hue that no highlight uses. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  const pieces = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start < at) continue;
    if (mark.start > at) pieces.push(text.slice(at, mark.start));
    pieces.push(
      <mark key={mark.start} className="hit-mark">
        {text.slice(mark.start, mark.end)}
      </mark>,
    );
    at = mark.end;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}
