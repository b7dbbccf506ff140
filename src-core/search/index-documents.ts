import type { Annotation } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import type { ArticleDocument, Block } from '../model/document.ts';
import type { Topic } from '../model/topic.ts';
import { indexKey } from './index-key.ts';
import type { DocumentValues, FieldRun, IndexDocument, SearchField } from './search-types.ts';

const DAY = 86_400_000;

/**
 * What the index takes in of an article: metadata, and the blocks that are not folded away. Without a document (its
 * stored text cannot be read) the article is still found by its metadata.
 */
export function articleIndexDocument(article: Article, document: ArticleDocument | null): IndexDocument {
  const outside = (field: SearchField, text: string, language: string): FieldRun => ({
    field,
    text,
    language,
    start: -1,
  });
  const runs: FieldRun[] = [outside('title', article.title, article.language)];
  const shown = new Set(article.shownBlocks);
  let leadIsDue = true;
  document?.blocks.forEach((block, index) => {
    if (block.type === 'rule' || (block.role !== undefined && !shown.has(index))) return;
    const text = document.text.slice(block.start, block.end);
    // the title often stands once more above the text; it must not count twice
    if (block.type === 'heading' && text.trim() === article.title.trim()) return;
    const field = fieldOf(block, leadIsDue);
    if (field === 'lead') leadIsDue = false;
    runs.push({ field, text, language: block.language ?? document.language, start: block.start });
  });
  for (const author of article.authors) runs.push(outside('author', author, 'und'));
  if (article.site !== '') runs.push(outside('site', article.site, 'und'));
  if (article.url !== '') runs.push(outside('url', article.url, 'und'));
  return {
    key: indexKey('article', article.id),
    kind: 'article',
    runs,
    values: {
      title: article.title,
      language: article.language,
      site: article.site,
      publishedDay: dayOf(article.published),
      added: millisecondsOf(article.added),
      length: article.words,
      articleId: article.id,
      ...sharedValues(article),
      type: article.importer,
    },
  };
}

/** What the index takes in of an annotation: its quote, its note and the names of its topics. */
export function annotationIndexDocument(
  annotation: Annotation,
  article: Article,
  topics: readonly Topic[],
): IndexDocument {
  const runs: FieldRun[] = [
    {
      field: 'quote',
      text: annotation.quote.exact,
      language: article.language,
      start: annotation.position.start,
    },
  ];
  if (annotation.note !== '')
    runs.push({ field: 'note', text: annotation.note, language: article.language, start: -1 });
  for (const topic of topics)
    runs.push({ field: 'topic', text: topic.name, language: article.language, start: -1 });
  return {
    key: indexKey('annotation', annotation.id),
    kind: 'annotation',
    runs,
    values: {
      title: article.title,
      language: article.language,
      site: article.site,
      publishedDay: dayOf(article.published),
      added: millisecondsOf(annotation.created),
      length: countSpaced(annotation.quote.exact) + countSpaced(annotation.note),
      articleId: article.id,
      ...sharedValues(article),
      type: 'annotation',
      colour: annotation.colour,
      topics: topics.map(({ id }) => id),
      hasNote: annotation.note.trim() !== '',
    },
  };
}

/** What the index takes in of a topic; `path` is its name with those above it, e.g. "DVRK/Truppen". */
export function topicIndexDocument(topic: Topic, path: string): IndexDocument {
  const runs: FieldRun[] = [topic.name, ...topic.aliases].map((text) => ({
    field: 'topic',
    text,
    language: 'und',
    start: -1,
  }));
  if (topic.definition !== '')
    runs.push({ field: 'note', text: topic.definition, language: 'und', start: -1 });
  return {
    key: indexKey('topic', topic.id),
    kind: 'topic',
    runs,
    values: {
      title: path,
      language: 'und',
      site: '',
      publishedDay: null,
      added: millisecondsOf(topic.created),
      length: countSpaced(topic.definition),
      articleId: topic.id,
      type: 'topic',
    },
  };
}

/** What an annotation is filtered by as its article is. */
function sharedValues(article: Article): Pick<DocumentValues, 'authors' | 'status' | 'starred' | 'hasUrl'> {
  const { authors, status, starred, url } = article;
  return { authors, status, starred, hasUrl: url !== '' };
}

function fieldOf(block: Block, leadIsDue: boolean): SearchField {
  if (block.type === 'heading') return 'heading';
  if (block.type === 'caption') return 'caption';
  return block.type === 'paragraph' && leadIsDue ? 'lead' : 'body';
}

/** Days since 1970-01-01 of an ISO 8601 date, by its own calendar day; null where there is none. */
function dayOf(date: string | null): number | null {
  if (date === null) return null;
  const milliseconds = Date.parse(date.slice(0, 10));
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / DAY);
}

function millisecondsOf(moment: string): number {
  const milliseconds = Date.parse(moment);
  return Number.isNaN(milliseconds) ? 0 : milliseconds;
}

function countSpaced(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
