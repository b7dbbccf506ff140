import type { Entry } from '@retorquere/bibtex-parser';
import { withJournals } from './journal-macros.ts';
import type { RawEntry } from './split-entries.ts';

/** An entry with its LaTeX read. */
export interface ParsedEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: Entry['fields'];
}

const OPTIONS = {
  english: false,
  sentenceCase: false,
  caseProtection: false,
  unsupported: 'ignore',
} as const;
/** Long prose in which hardly anybody writes commands; the parser takes milliseconds for each hundred words. */
const PROSE = /^(?:abstract|annote|annotation|file|review|bdsk-file-\d+|bdsk-url-\d+)$/u;
/** UTF-16 units of a field and of an entry beyond which they are taken as they are written: the parser's time grows with their square. */
const LONG_FIELD = 8000;
const LONG_ENTRY = 40_000;
/** What needs the parser. */
const LATEX = /[\\$~]|``|''|--|[{}]/u;

/** The abbreviations that @string entries define. */
export async function readStrings(entries: readonly RawEntry[]): Promise<Readonly<Record<string, string>>> {
  const texts = entries
    .filter(({ type, text }) => type === 'string' && text.length <= LONG_FIELD)
    .map(({ text }) => text);
  if (texts.length === 0) return {};
  const { parse } = await import('@retorquere/bibtex-parser');
  try {
    return parse(texts.join('\n'), OPTIONS).strings;
  } catch {
    return {};
  }
}

/** Reads an entry's LaTeX, with what it takes over from its parents. Where the parser gives up its fields come as they are written. */
export async function parseEntry(
  entry: RawEntry,
  parents: readonly RawEntry[],
  strings: Readonly<Record<string, string>>,
): Promise<ParsedEntry> {
  const { parse } = await import('@retorquere/bibtex-parser');
  const prose = entry.fields.filter(
    ({ name, value, start, end }) =>
      end - start > LONG_FIELD || (PROSE.test(name) && !LATEX.test(inner(value))),
  );
  const cut = withJournals(without(entry.text, prose));
  // The parser reads no entry without a key.
  const text = entry.key === '' ? cut.replace(/^@[^{(]*[{(]/u, '$&none,') : cut;
  const whole = [text, ...parents.map((parent) => parent.text)]
    .join('\n\n')
    .replace(/\\textacutemacron\s*(?:\{(\p{L})\}|(\p{L}))/gu, (_, braced?: string, bare?: string) =>
      // The parser puts the two signs the other way round, which is another letter.
      `${braced ?? bare ?? ''}\u0304\u0301`.normalize('NFC'),
    );
  let parsed: Entry | undefined;
  try {
    const library =
      whole.length > LONG_ENTRY
        ? { entries: [] }
        : parse(whole, { ...OPTIONS, strings, applyCrossRef: parents.length > 0 });
    parsed = library.entries.find(({ key }) => key === entry.key) ?? library.entries[0];
  } catch {
    parsed = undefined;
  }
  const asWritten = Object.fromEntries(
    (parsed === undefined ? entry.fields : prose).map(({ name, value }) => [name, inner(value)]),
  );
  return { type: entry.type, key: entry.key, fields: { ...asWritten, ...parsed?.fields } };
}

/** Without the braces or quotes around it. */
function inner(value: string): string {
  return /^\{[^]*\}$/u.test(value) || /^"[^]*"$/u.test(value) ? value.slice(1, -1) : value;
}

/** The entry's text without some of its fields. */
function without(text: string, fields: readonly { readonly start: number; readonly end: number }[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of fields) {
    rest += text.slice(at, start);
    at = text[end] === ',' ? end + 1 : end;
  }
  return rest + text.slice(at);
}
