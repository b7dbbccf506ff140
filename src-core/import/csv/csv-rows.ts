import Papa, { type ParsedRows } from 'papaparse';

/** One row of cells, or null where a row never ends (a quotation mark that is not closed). */
export type CsvRow = readonly string[] | null;

/** Tells which sign parts the columns, from the first rows. */
export function csvDelimiter(head: string): string {
  const guess = Papa.parse(head, { preview: 20, delimitersToGuess: [',', ';', '\t', '|'] }).meta.delimiter;
  return guess === '' ? ',' : guess;
}

/**
 * Cuts a table that comes in pieces into rows; quoted cells may hold line ends.
 * A row longer than `longest` UTF-16 units is given up at its first line end, and the rest goes on from there.
 */
export async function* csvRows(
  chunks: AsyncIterable<string>,
  delimiter: string,
  longest: number,
): AsyncGenerator<CsvRow, void, undefined> {
  let rest = '';
  // A row that does not end yet is not parsed again before the text has doubled: no quadratic time.
  let wait = 0;
  for await (const chunk of chunks) {
    rest += chunk;
    if (rest.length < wait) continue;
    const cursor = yield* completeRows(rest, delimiter);
    rest = rest.slice(cursor);
    wait = cursor === 0 ? rest.length * 2 : 0;
    while (rest.length > longest) {
      const end = rest.indexOf('\n');
      yield null;
      rest = end < 0 ? '' : rest.slice(end + 1);
      const next = yield* completeRows(rest, delimiter);
      rest = rest.slice(next);
      if (next === 0) break;
    }
  }
  yield* lastRows(rest, delimiter);
}

function* completeRows(text: string, delimiter: string): Generator<CsvRow, number, undefined> {
  const parsed = new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, true);
  yield* soundRows(parsed);
  return parsed.meta.cursor;
}

/** A quotation mark that closes too late swallows the rows after it: such a row is broken, not long. */
function* soundRows(parsed: ParsedRows): Generator<CsvRow, void, undefined> {
  const odd = new Set(
    parsed.errors.filter((error) => error.code === 'InvalidQuotes').map((error) => error.row),
  );
  for (const [index, row] of parsed.data.entries()) {
    yield odd.has(index) && row.some((cell) => cell.includes('\n')) ? null : row;
  }
}

/** What is left at the end: whole rows, or a row whose quotation mark was never closed. */
function* lastRows(text: string, delimiter: string): Generator<CsvRow, void, undefined> {
  let rest = text;
  while (rest.trim() !== '') {
    const parsed = new Papa.Parser({ delimiter, newline: '\n' }).parse(rest, 0, false);
    const open = parsed.errors.some((error) => error.code === 'MissingQuotes');
    if (!open) {
      yield* soundRows(parsed);
      return;
    }
    const whole = new Papa.Parser({ delimiter, newline: '\n' }).parse(rest, 0, true);
    yield* soundRows(whole);
    rest = rest.slice(whole.meta.cursor);
    yield null;
    const end = rest.indexOf('\n');
    rest = end < 0 ? '' : rest.slice(end + 1);
  }
}
