/** One line of a text that was typed, pasted or exported: its words, and what its place tells. */
export interface TextLine {
  /** Without blanks at both ends. */
  readonly text: string;
  /** Columns of white space in front; a tab counts as four. */
  readonly indent: number;
  /** As it stood, without the line end. */
  readonly source: string;
}

/** Lines that stand together, without a blank line between them. */
export type LineGroup = readonly TextLine[];

/** Cuts canonical text into groups of lines separated by blank lines. */
export function lineGroups(text: string): LineGroup[] {
  const groups: TextLine[][] = [];
  let group: TextLine[] = [];
  for (const source of text.split('\n')) {
    const trimmed = source.trim();
    if (trimmed === '') {
      if (group.length > 0) groups.push(group);
      group = [];
      continue;
    }
    group.push({ text: trimmed, indent: indentOf(source), source });
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

function indentOf(source: string): number {
  let columns = 0;
  for (const unit of source) {
    if (unit === ' ') columns += 1;
    else if (unit === '\t') columns += 4;
    else break;
  }
  return columns;
}
