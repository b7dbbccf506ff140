import type { SearchableKind } from './search-types.ts';

/** Key of a record in the index: "article:ID", "annotation:ID", "topic:ID". */
export function indexKey(kind: SearchableKind, id: string): string {
  return `${kind}:${id}`;
}

/** Kind and id of a key; the caller has it from the index. */
export function parseIndexKey(key: string): { readonly kind: SearchableKind; readonly id: string } {
  const colon = key.indexOf(':');
  return { kind: key.slice(0, colon) as SearchableKind, id: key.slice(colon + 1) };
}
