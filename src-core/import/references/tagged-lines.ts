/** Lines of one record of a tagged format: a tag and its value, in order. */
export type TaggedRecord = readonly (readonly [tag: string, value: string])[];

/** How a tagged format writes its lines. */
export interface TaggedSyntax {
  /** Matches a line that begins a field; groups: tag, value. */
  readonly line: RegExp;
  /** Whether a field begins a record. */
  readonly begins: (tag: string) => boolean;
  /** Whether a field ends it. */
  readonly ends: (tag: string) => boolean;
  /** What joins a field with a line that continues it. */
  readonly joint: string;
}

/** Cuts a text of a tagged format into records; lines that belong to no field continue the one before. */
export function* taggedRecords(text: string, syntax: TaggedSyntax): Generator<TaggedRecord, void, undefined> {
  let record: [string, string][] = [];
  for (const line of text.split(/\r\n|\n|\r/u)) {
    const field = syntax.line.exec(line);
    if (field === null) {
      const last = record.at(-1);
      if (last !== undefined && line.trim() !== '') last[1] += syntax.joint + line.trim();
      continue;
    }
    const [, tag = '', value = ''] = field;
    if (syntax.begins(tag) && record.length > 0) {
      yield record;
      record = [];
    }
    if (syntax.ends(tag)) {
      if (record.length > 0) yield record;
      record = [];
    } else record.push([tag, value.trim()]);
  }
  if (record.length > 0) yield record;
}

/** Reads values of a record by their tags. */
export function valuesOf(record: TaggedRecord): {
  readonly all: (...tags: string[]) => readonly string[];
  readonly first: (...tags: string[]) => string;
} {
  const all = (...tags: string[]): readonly string[] =>
    tags.flatMap((tag) =>
      record.filter(([name, value]) => name === tag && value !== '').map(([, value]) => value),
    );
  return { all, first: (...tags) => all(...tags)[0] ?? '' };
}
