import type { ImportedArticle, RelatedFiles } from '../../../src-core/import/imported-article.ts';
import { documentProblems } from '../text/document-problems.ts';
import { importBytes } from './import-bytes.ts';

/** The articles of some text or bytes; fails where one item is an error or a document is not sound. */
export async function articlesOf(
  name: string,
  content: string | Uint8Array,
  related?: RelatedFiles,
): Promise<readonly ImportedArticle[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const items = await importBytes(name, bytes, related === undefined ? {} : { related });
  return items.map((item) => {
    if (!item.ok) throw new Error(`${name}: ${JSON.stringify(item.error)}`);
    const problems = documentProblems(item.value.document);
    if (problems.length > 0) throw new Error(`${name}: ${problems.join('; ')}`);
    return item.value;
  });
}

/** The blocks of an article as "type: text". */
export function blocksOf({ document }: ImportedArticle): readonly string[] {
  return document.blocks.map(
    ({ type, role, start, end }) =>
      `${type}${role === undefined ? '' : ` (${role})`}: ${document.text.slice(start, end)}`,
  );
}

/** The annotations of an article with the words that they lie on. */
export function annotationsOf({ document, annotations }: ImportedArticle): readonly unknown[] {
  return annotations.map(({ start, end, colour, note, topics, created }) => ({
    words: document.text.slice(start, end),
    colour,
    note,
    topics,
    created,
  }));
}
