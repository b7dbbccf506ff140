import { SEARCH_FIELDS, type SearchField } from './search-types.ts';

/**
 * Order of the fields in field masks and position lists. The commonest stand first, so that most masks are one byte.
 * Part of the index format.
 */
export const FIELD_ORDER: readonly SearchField[] = [
  'body',
  'lead',
  'title',
  'heading',
  'caption',
  'author',
  'site',
  'quote',
  'note',
  'topic',
  'url',
];
export const FIELD_COUNT = FIELD_ORDER.length;
export const ALL_FIELDS = (1 << FIELD_COUNT) - 1;
/** Host and path words: apart from all others, see MARK. */
export const URL_FIELD = 1 << FIELD_ORDER.indexOf('url');

/** BM25F weights in halves: a word in the body counts 2. Whole numbers keep block maxima exact. Part of the index format. */
export const FIELD_WEIGHTS = Int32Array.from([2, 3, 8, 4, 2, 3, 2, 4, 4, 6, 2]);
/** A word in the body, the unit in which weights are counted. */
export const BODY_WEIGHT = 2;

/** Number of a field in FIELD_ORDER. */
export function fieldNumber(field: SearchField): number {
  return FIELD_ORDER.indexOf(field);
}

/** Whether a name in front of ":" names fields, and which (as a mask); 0 for an unknown name. */
export function fieldMask(name: string): number {
  const lower = name.toLowerCase();
  if (lower === 'title') return 1 << fieldNumber('title');
  return (SEARCH_FIELDS as readonly string[]).includes(lower)
    ? 1 << FIELD_ORDER.indexOf(lower as SearchField)
    : 0;
}
