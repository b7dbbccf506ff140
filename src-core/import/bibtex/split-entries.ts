/** A field of an entry as it is written, with its place in the text. */
export interface RawField {
  /** Lower case. */
  readonly name: string;
  /** Value with its braces or quotes. */
  readonly value: string;
  /** From the name to behind the comma. */
  readonly start: number;
  readonly end: number;
}

/** An entry of a bibliography, cut but not understood. */
export interface RawEntry {
  /** Lower case: "article", "string" … */
  readonly type: string;
  /** "" for @string, @preamble and @comment, and where it was forgotten. */
  readonly key: string;
  readonly text: string;
  /** Places count in `text`. */
  readonly fields: readonly RawField[];
}

const ENTRY = /@\s*([A-Za-z][\w-]*)\s*([{(])/gu;
const NAME = /[\s,]*([A-Za-z_][^\s={}(),"#%]*)\s*=\s*/uy;

/**
 * Cuts a BibTeX or BibLaTeX file into entries by braces alone, in linear time; an entry whose braces do not match ends
 * where the next one begins at the start of a line. What stands between entries is a comment.
 */
export function* splitEntries(text: string): Generator<RawEntry, void, undefined> {
  ENTRY.lastIndex = 0;
  const entries = new RegExp(ENTRY);
  for (let match = entries.exec(text); match !== null; match = entries.exec(text)) {
    const type = match[1]!.toLowerCase();
    const inner = match.index + match[0].length;
    const close = closing(text, inner, match[2] === '(' ? ')' : '}') ?? nextEntry(text, inner);
    entries.lastIndex = Math.min(text.length, close + 1);
    const whole = text.slice(match.index, close + 1);
    const named = type === 'string' || type === 'preamble' || type === 'comment';
    const key = named ? null : /^\s*([^\s,={}"]*)\s*,/u.exec(text.slice(inner, inner + 500));
    const from = inner - match.index + (key?.[0].length ?? 0);
    yield {
      type,
      key: key?.[1] ?? '',
      text: whole,
      fields: type === 'preamble' || type === 'comment' ? [] : fieldsOf(whole, from),
    };
  }
}

function fieldsOf(text: string, from: number): RawField[] {
  const fields: RawField[] = [];
  const name = new RegExp(NAME);
  for (let at = from; at < text.length;) {
    name.lastIndex = at;
    const match = name.exec(text);
    if (match === null) break;
    const value = at + match[0].length;
    const end = valueEnd(text, value);
    const start = text.indexOf(match[1]!, at);
    fields.push({ name: match[1]!.toLowerCase(), value: text.slice(value, end).trim(), start, end });
    at = end + (text[end] === ',' ? 1 : 0);
    if (end === value && text[end] !== ',') break;
  }
  return fields;
}

/** Where a value ends: at the comma or bracket outside of braces and quotes. */
function valueEnd(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      if (depth === 0) return at;
      depth -= 1;
    } else if (sign === '"' && depth === 0) quoted = !quoted;
    else if (sign === ',' && depth === 0 && !quoted) return at;
    else if (sign === ')' && depth === 0 && !quoted && /^\s*$/u.test(text.slice(at + 1))) return at;
  }
  return text.length;
}

/** Where an entry ends; null where the next one begins before its braces match. */
function closing(text: string, from: number, close: string): number | null {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}' && depth > 0) depth -= 1;
    else if (sign === close && depth === 0) return at;
    else if (sign === '\n' && /^\n[ \t]{0,20}@[a-z]{1,20}[ \t]*[{(]/iu.test(text.slice(at, at + 50)))
      return null;
  }
  return null;
}

function nextEntry(text: string, from: number): number {
  const next = /\n[ \t]{0,20}@[a-z]{1,20}[ \t]*[{(]/giu;
  next.lastIndex = from;
  return (next.exec(text)?.index ?? text.length) - 1;
}
