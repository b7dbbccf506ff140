/**
 * A condition on a record's values instead of its words. Written as `field:value` in the query language; it can be
 * negated and grouped like any other part and gives no score. Compare texts by `foldFilterValue`.
 */
export type QueryFilter =
  /** `lang:de`, `type:html`, `status:done`, `color:yellow`; the value is folded. */
  | { readonly on: 'lang' | 'type' | 'status' | 'color'; readonly value: string }
  /** `site:"Der Spiegel"`, `author:"Anna Kurz"` in quotes: the whole value, where the archive has it. */
  | { readonly on: 'site' | 'author'; readonly value: string }
  /**
   * `topic:DVRK/Truppen`: coded with it or one below it; name, alias or path. Records that hold one of the topic's names
   * as words are found, too; in quotes (`exact`, what a facet writes) only where QueryOptions.aliases asks for it.
   */
  | { readonly on: 'topic'; readonly value: string; readonly exact?: boolean }
  /** `story:01HX…`: articles of the story that an article of that id belongs to, with their annotations; `story:any`: of all stories. */
  | { readonly on: 'story'; readonly value: string }
  /** Days since 1970-01-01, both included; null = open. `date:`, `published:`, `after:`, `before:` and `saved:`. */
  | { readonly on: 'published' | 'saved'; readonly from: number | null; readonly to: number | null }
  /** `age:<2w`: published at most (or, with ">", more than) so many days before today. */
  | { readonly on: 'age'; readonly days: number; readonly older: boolean }
  | { readonly on: 'has'; readonly value: 'note' | 'annotation' | 'topic' | 'date' | 'author' | 'url' }
  | { readonly on: 'is'; readonly value: 'starred' | 'unread' | 'read' | 'coded' }
  | { readonly on: 'in'; readonly value: 'article' | 'annotation' | 'topic' };

/** How values of filters and of records are compared: NFC, lower case, quotation marks out, single spaces. */
export function foldFilterValue(value: string): string {
  return plainFilterValue(value).normalize('NFC').toLowerCase();
}

/** A value as it can stand between quotes in a query: without quotation marks, with single spaces. */
export function plainFilterValue(value: string): string {
  return value
    .replace(/["“”„«»]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
