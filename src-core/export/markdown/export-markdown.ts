import type { ArticleId, TopicId } from '../../base/id.ts';
import type { Annotation } from '../../model/annotation.ts';
import type { Article } from '../../model/article.ts';
import type { ColourMeanings } from '../../model/colour-meaning.ts';
import type { ArticleDocument } from '../../model/document.ts';
import type { Topic } from '../../model/topic.ts';
import { topicWithDescendants } from '../../model/topic-descendants.ts';
import { topicPath } from '../../model/topic-path.ts';
import { uniqueCitationKeys } from '../citation-key.ts';
import { escapeInline } from './escape-markdown.ts';
import { createNameGiver, fileName } from './file-name.ts';
import { frontMatter } from './front-matter.ts';
import { shownTitle, sourceLine } from './source-line.ts';
import { writeDocument } from './write-document.ts';
import { topicTag, writePassage } from './write-passage.ts';
import type { PassageContext } from './write-passage.ts';

/** An article as the export needs it. */
export interface ExportedArticle {
  readonly article: Article;
  /** null where the stored text could not be read: the note says so, the passages are exported all the same. Topics need none. */
  readonly document: ArticleDocument | null;
  /** Sorted by position. */
  readonly annotations: readonly ExportedAnnotation[];
}

export interface ExportedAnnotation {
  readonly annotation: Annotation;
  readonly topicIds: readonly TopicId[];
}

/** A file of the export: relative path with "/", UTF-8 text. */
export interface MarkdownFile {
  readonly path: string;
  readonly text: string;
}

/** Words of the interface that stand in exported files. */
export interface MarkdownLabels {
  readonly passages: string;
  readonly text: string;
  readonly noPassages: string;
  /** In place of an article's text that could not be read. */
  readonly noText: string;
  /** Stands for a picture. */
  readonly picture: string;
  /** Before the number of a page. */
  readonly page: string;
  /** Stands for an area of a page without words. */
  readonly area: string;
  /** Before the names of those who wrote a note. */
  readonly by: string;
  /** What the colours stand for, where they stand for something. */
  readonly meanings?: ColourMeanings;
}

export const MARKDOWN_LABELS: Readonly<Record<'en' | 'de', MarkdownLabels>> = {
  en: {
    passages: 'Passages',
    text: 'Text',
    noPassages: 'No passages yet.',
    noText: 'The stored text of this article could not be read.',
    picture: 'Picture',
    page: 'p.',
    area: 'Area of the page',
    by: 'by',
  },
  de: {
    passages: 'Fundstellen',
    text: 'Text',
    noPassages: 'Noch keine Fundstellen.',
    noText: 'Der gespeicherte Text dieses Artikels war nicht lesbar.',
    picture: 'Bild',
    page: 'S.',
    area: 'Ausschnitt der Seite',
    by: 'von',
  },
};

interface ExportContext {
  readonly topics: ReadonlyMap<TopicId, Topic>;
  readonly labels: MarkdownLabels;
  readonly keys: ReadonlyMap<ArticleId, string>;
  readonly names: ReadonlyMap<ArticleId, string>;
}

function paths(
  annotation: ExportedAnnotation,
  topics: ReadonlyMap<TopicId, Topic>,
): readonly (readonly string[])[] {
  return annotation.topicIds.map((id) => topicPath(id, topics));
}

function besides(
  { annotation }: ExportedAnnotation,
  source: string,
  url: string,
  { labels, names }: ExportContext,
): PassageContext {
  return {
    source,
    url,
    labels,
    meaning: labels.meanings?.[annotation.colour] ?? '',
    linkTo: ({ target, title }) => {
      const name = target.kind === 'article' ? names.get(target.id) : undefined;
      return name === undefined ? null : `[[${name}|${title}]]`;
    },
  };
}

function articleNote(input: ExportedArticle, context: ExportContext): string {
  const { article } = input;
  const title = shownTitle(article);
  const tags = new Set(input.annotations.flatMap((item) => paths(item, context.topics).map(topicTag)));
  const head = frontMatter([
    ['title', title],
    ['source', article.url || article.original.name],
    ['author', article.authors.map((name) => `[[${name.replace(/[[\]|#^]/g, ' ').trim()}]]`)],
    ['published', article.published === null ? null : article.published.slice(0, 10)],
    ['created', article.added.slice(0, 10)],
    ['citekey', context.keys.get(article.id) ?? null],
    ['tags', [...tags].filter((tag) => tag !== '')],
  ]);
  const source = sourceLine(article, `*${escapeInline(title)}*`);
  const passages = input.annotations.map((item) =>
    writePassage(item.annotation, paths(item, context.topics), besides(item, source, article.url, context)),
  );
  const sections = [
    `# ${escapeInline(title)}`,
    `## ${context.labels.passages}`,
    ...(passages.length > 0 ? passages : [context.labels.noPassages]),
  ];
  const text = input.document
    ? writeDocument(input.document, article.shownBlocks, context.labels.picture)
    : `*${context.labels.noText}*`;
  sections.push(`## ${context.labels.text}`, text);
  return `${head}\n${sections.join('\n\n')}\n`;
}

function topicNote(topic: Topic, articles: readonly ExportedArticle[], context: ExportContext): string {
  const wanted = topicWithDescendants(context.topics.values(), topic.id);
  const path = topicPath(topic.id, context.topics);
  const head = frontMatter([
    ['title', path.join(' / ')],
    ['aliases', topic.aliases],
    ['created', topic.created.slice(0, 10)],
    ['tags', [topicTag(path)].filter((tag) => tag !== '')],
  ]);
  const sections = [`# ${escapeInline(topic.name)}`];
  if (topic.definition.trim() !== '') sections.push(topic.definition.trim());
  for (const input of articles) {
    const passages = input.annotations.filter((item) => item.topicIds.some((id) => wanted.has(id)));
    if (passages.length === 0) continue;
    const name = context.names.get(input.article.id);
    const title = shownTitle(input.article);
    const link =
      name === undefined ? `*${escapeInline(title)}*` : `[[${name}|${title.replace(/[[\]|]/g, ' ')}]]`;
    const source = sourceLine(input.article, `*${escapeInline(title)}*`);
    sections.push(`## ${link}`);
    for (const item of passages) {
      sections.push(
        writePassage(
          item.annotation,
          paths(item, context.topics),
          besides(item, source, input.article.url, context),
        ),
      );
    }
  }
  if (
    !articles.some((input) => input.annotations.some((item) => item.topicIds.some((id) => wanted.has(id))))
  ) {
    sections.push(context.labels.noPassages);
  }
  return `${head}\n${sections.join('\n\n')}\n`;
}

/** As a bibliography is sorted: by day of publication, then title, then id, so that the same records give the same files. */
function byDate(a: Article, b: Article): number {
  const key = (article: Article): string =>
    `${article.published ?? '9999'}\u0000${article.title}\u0000${article.id}`;
  return key(a) < key(b) ? -1 : 1;
}

function sorted(articles: readonly ExportedArticle[]): readonly ExportedArticle[] {
  return [...articles].sort((a, b) => byDate(a.article, b.article));
}

/** One note for an article: front matter, its passages with note and topics, its text. */
export function exportArticle(
  input: ExportedArticle,
  topics: ReadonlyMap<TopicId, Topic>,
  labels: MarkdownLabels,
): MarkdownFile {
  const keys = uniqueCitationKeys([input.article]);
  return {
    path: `${fileName(shownTitle(input.article))}.md`,
    text: articleNote(input, { topics, labels, keys, names: new Map() }),
  };
}

/** One note for a topic: the passages of it and all below it, by article, each with its source. */
export function exportTopic(
  topic: Topic,
  articles: readonly ExportedArticle[],
  topics: ReadonlyMap<TopicId, Topic>,
  labels: MarkdownLabels,
): MarkdownFile {
  const context: ExportContext = { topics, labels, keys: new Map(), names: new Map() };
  return { path: `${fileName(topic.name)}.md`, text: topicNote(topic, sorted(articles), context) };
}

/** Writes a whole notebook piece by piece, so that no more than one article's text is held at a time. */
export interface VaultWriter {
  /** The articles in the order of the export. */
  readonly order: readonly ArticleId[];
  /** The note of one article, below "Articles/". */
  readonly article: (input: ExportedArticle) => MarkdownFile;
  /** One note a topic, below "Topics/"; documents are not looked at. */
  readonly topics: (articles: readonly ExportedArticle[]) => readonly MarkdownFile[];
}

/** A vault: one note an article, one note a topic, linked to each other, names and citation keys all different. */
export function createVaultWriter(
  articles: readonly Article[],
  topics: ReadonlyMap<TopicId, Topic>,
  labels: MarkdownLabels,
): VaultWriter {
  const order = [...articles].sort(byDate);
  const nameArticle = createNameGiver();
  const names = new Map(order.map((article) => [article.id, nameArticle(shownTitle(article))] as const));
  const context: ExportContext = { topics, labels, names, keys: uniqueCitationKeys(order) };
  return {
    order: order.map((article) => article.id),
    article: (input) => ({
      path: `Articles/${names.get(input.article.id) ?? input.article.id}.md`,
      text: articleNote(input, context),
    }),
    topics: (inputs) => {
      const nameTopic = createNameGiver();
      const inOrder = sorted(inputs);
      return [...topics.values()]
        .map((topic) => ({ topic, path: topicPath(topic.id, topics).join(' - ') }))
        .sort((a, b) => (a.path < b.path ? -1 : 1))
        .map(({ topic, path }) => ({
          path: `Topics/${nameTopic(path)}.md`,
          text: topicNote(topic, inOrder, context),
        }));
    },
  };
}
