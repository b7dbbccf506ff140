import { documentFingerprint } from '../../../src-core/import/fingerprint/fingerprint.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import {
  annotationIndexDocument,
  articleIndexDocument,
  topicIndexDocument,
} from '../../../src-core/search/index-documents.ts';
import { indexKey } from '../../../src-core/search/index-key.ts';
import type { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { IndexDocument } from '../../../src-core/search/search-types.ts';
import { NO_TEXT } from './document-source.ts';
import type { DocumentSource } from './document-source.ts';
import type { IndexInput, IndexInputs } from './protocol.ts';

/** An article whose stored text has not the shape it should have is still found by its metadata. */
export function articleEntry(article: Article, document: ArticleDocument): IndexDocument {
  try {
    return articleIndexDocument(article, document);
  } catch {
    return articleIndexDocument(article, NO_TEXT);
  }
}

/** The entry with the fingerprint of the text, as the index takes it in; questions need no fingerprint. */
function printedEntry(article: Article, document: ArticleDocument): IndexDocument {
  const entry = articleEntry(article, document);
  return document === NO_TEXT ? entry : { ...entry, print: documentFingerprint(document) };
}

/** The entry of one record. */
export async function entryOf(documents: DocumentSource, input: IndexInput): Promise<IndexDocument> {
  switch (input.type) {
    case 'article':
      return articleEntry(input.article, await documents.read(input));
    case 'annotation':
      return annotationIndexDocument(input.annotation, input.article, input.topics);
    case 'topic':
      return topicIndexDocument(input.topic, input.path);
  }
}

async function entriesOf(
  documents: DocumentSource,
  inputs: readonly IndexInput[],
): Promise<readonly IndexDocument[]> {
  const articles = inputs.filter((input) => input.type === 'article');
  const contents = await documents.readMany(articles);
  const entries = articles.map(({ article }, at) => printedEntry(article, contents[at] ?? NO_TEXT));
  for (const input of inputs) if (input.type !== 'article') entries.push(await entryOf(documents, input));
  return entries;
}

/** One text that cannot be taken apart must not keep the others out of the index. */
function takeInSingly(index: SearchIndex, inputs: IndexInputs, entries: readonly IndexDocument[]): void {
  const { put, remove, position } = inputs;
  index.apply({ put: [], remove, position });
  const articles = new Map(
    put.flatMap((input) =>
      input.type === 'article' ? [[indexKey('article', input.article.id), input.article] as const] : [],
    ),
  );
  for (const entry of entries) {
    try {
      index.apply({ put: [entry], remove: [], position });
    } catch {
      const article = articles.get(entry.key);
      if (article) index.apply({ put: [articleIndexDocument(article, NO_TEXT)], remove: [], position });
    }
  }
}

/** Makes the entries of all records and takes them in; the index is changed at one moment, after everything was read. */
export async function takeIn(
  documents: DocumentSource,
  index: () => SearchIndex,
  inputs: IndexInputs,
  changed: (index: SearchIndex, put: readonly IndexDocument[], remove: readonly string[]) => void,
): Promise<void> {
  const entries = await entriesOf(documents, inputs.put);
  changed(index(), entries, inputs.remove);
  try {
    index().apply({ put: entries, remove: inputs.remove, position: inputs.position });
  } catch {
    takeInSingly(index(), inputs, entries);
  }
}
