import { describePassage } from '../../src-core/anchor/describe-passage.ts';
import {
  asId,
  type AnnotationId,
  type ArticleId,
  type DocumentId,
  type Sha256,
  type TopicId,
} from '../../src-core/base/id.ts';
import { ANNOTATION_COLOURS, type Annotation } from '../../src-core/model/annotation.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { newTopic } from '../../src-core/model/new-topic.ts';
import type { Topic } from '../../src-core/model/topic.ts';

const AT = '2026-11-22T10:00:00.000Z';

/** What a made-up annotation is to be like; offsets in UTF-16 units. */
export interface SampleAnnotation {
  readonly start: number;
  readonly end: number;
  readonly note: string;
  readonly colour: number;
  readonly topics: readonly number[];
}

/** An annotated article as the export takes it. */
export interface AnnotatedSample {
  readonly article: Article;
  readonly document: ArticleDocument;
  readonly annotations: readonly { readonly annotation: Annotation; readonly topicIds: readonly TopicId[] }[];
}

const parent = newTopic(asId<TopicId>('topic-1'), 'DVRK', undefined, [], AT);
const child = newTopic(asId<TopicId>('topic-2'), 'Truppen im Ausland', parent, [parent], AT);
const other = newTopic(asId<TopicId>('topic-3'), 'Ünïcode 🦊', undefined, [parent, child], AT);
/** Topics of the samples, one below another. */
export const SAMPLE_TOPICS: ReadonlyMap<TopicId, Topic> = new Map(
  [parent, child, other].map((topic) => [topic.id, topic]),
);

/** An article of one paragraph with annotations; those that hold nothing but blanks are left out. */
export function annotatedSample(
  text: string,
  url: string,
  annotations: readonly SampleAnnotation[],
): AnnotatedSample {
  const id = asId<ArticleId>('article-1');
  const documentId = asId<DocumentId>('document-1');
  const article: Article = {
    id,
    documentId,
    title: 'Ein „Artikel“ über Wörter',
    authors: [],
    site: '',
    url,
    published: null,
    modified: null,
    language: 'de',
    sources: {},
    original: {
      sha256: asId<Sha256>('ab'.repeat(32)),
      bytes: 1,
      name: 'a.html',
      mediaType: 'text/html',
      captured: AT,
    },
    sourceId: null,
    importer: 'html',
    warnings: [],
    added: AT,
    status: 'inbox',
    starred: false,
    words: 1,
    lead: text.slice(0, 20),
    shownBlocks: [],
  };
  const topics = [...SAMPLE_TOPICS.keys()];
  return {
    article,
    document: {
      text,
      language: 'de',
      blocks: [{ type: 'paragraph', start: 0, end: text.length }],
      marks: [],
      figures: [],
    },
    annotations: annotations.flatMap(({ start, end, note, colour, topics: chosen }, index) => {
      const selectors = describePassage(text, start, end);
      if (selectors === null) return [];
      const annotation: Annotation = {
        id: asId<AnnotationId>(`annotation-${index}`),
        articleId: id,
        documentId,
        ...selectors,
        colour: ANNOTATION_COLOURS[colour % ANNOTATION_COLOURS.length] ?? 'yellow',
        note,
        created: new Date(Date.UTC(2025, 0, 1 + index)).toISOString(),
        modified: new Date(Date.UTC(2025, 5, 1 + index)).toISOString(),
      };
      const topicIds = [...new Set(chosen)].flatMap((number) => topics[number % topics.length] ?? []);
      return [{ annotation, topicIds: [...new Set(topicIds)] }];
    }),
  };
}
