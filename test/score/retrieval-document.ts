import { canonicalText } from '../../src-core/text/canonical-text.ts';
import type { IndexDocument } from '../../src-core/search/search-types.ts';

/** A record of a retrieval corpus as the index takes it in: title and body, in one language. */
export function documentFromText(
  { _id, title = '', text }: { readonly _id: string; readonly title?: string; readonly text: string },
  language: string,
): IndexDocument {
  return {
    key: `article:${_id}`,
    kind: 'article',
    runs: [
      { field: 'title', text: canonicalText(title), language, start: -1 },
      { field: 'body', text: canonicalText(text), language, start: 0 },
    ],
    values: { title, language, site: '', publishedDay: null, added: 0, length: 0, articleId: _id },
  };
}
