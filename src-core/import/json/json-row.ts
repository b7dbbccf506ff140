import { ARCHIVE_FIELDS, fieldName, type ArchiveRow } from '../archive-row.ts';

/** The values of an archive's row in a JSON object, by the names that archives use; null where it is no object. */
export function jsonRow(value: unknown): ArchiveRow | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const record = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(record);
  const row: Record<string, string | readonly string[]> = {};
  for (const field of ARCHIVE_FIELDS) {
    const name = fieldName(field, names);
    const entry = name === null ? undefined : record[name];
    row[field] = field === 'authors' || field === 'keywords' ? listOf(entry, field) : textOf(entry);
  }
  return row as unknown as ArchiveRow;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  // Some archives give the text as a list of paragraphs.
  if (Array.isArray(value))
    return value
      .map(textOf)
      .filter((part) => part !== '')
      .join('\n\n');
  return '';
}

function listOf(value: unknown, field: 'authors' | 'keywords'): readonly string[] {
  if (Array.isArray(value)) return value.map((entry: unknown) => nameOf(entry)).filter((name) => name !== '');
  const text = nameOf(value);
  return text === '' ? [] : text.split(field === 'authors' ? /\s*;\s*/u : /\s*[;,|]\s*/u);
}

function nameOf(value: unknown): string {
  for (const key of ['name', 'label', 'tag', 'title'])
    if (typeof value === 'object' && value !== null && key in value)
      return textOf((value as Readonly<Record<string, unknown>>)[key]);
  return textOf(value);
}
