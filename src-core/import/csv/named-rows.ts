import { csvDelimiter, csvRows } from './csv-rows.ts';

/** A row of a table by the names of its columns (lower case, single blanks); null where the row is broken. */
export type NamedRow = ((column: string) => string) | null;

/** Column names of a table's first line, as `NamedRow` takes them. */
export function columnNames(text: string): readonly string[] {
  const line = text.trimStart().split(/[\r\n]/u, 1)[0] ?? '';
  if (line.length > 2000) return [];
  return line.split(csvDelimiter(line)).map((name) => columnName(name.replace(/^"|"$/gu, '')));
}

/** The rows of a table in memory whose first row names its columns; rows without any value are left out. */
export async function* namedRows(text: string, longest: number): AsyncGenerator<NamedRow, void, undefined> {
  let columns: ReadonlyMap<string, number> | null = null;
  const table = text.replace(/\r\n?/gu, '\n');
  for await (const cells of csvRows(only(table), csvDelimiter(table.slice(0, 16_384)), longest)) {
    if (columns === null) {
      columns = new Map((cells ?? []).map((name, index) => [columnName(name), index]));
      continue;
    }
    if (cells?.every((cell) => cell.trim() === '') === true) continue;
    const places = columns;
    yield cells === null ? null : (column) => cells[places.get(column) ?? -1] ?? '';
  }
}

async function* only(text: string): AsyncGenerator<string, void, undefined> {
  yield await Promise.resolve(text);
}

function columnName(name: string): string {
  return name.replaceAll('\uFEFF', '').trim().toLowerCase().replace(/\s+/gu, ' ');
}
