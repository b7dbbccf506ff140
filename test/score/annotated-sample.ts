import { describePassage } from '../../src-core/anchor/describe-passage.ts';
import {
  asId,
  type AnnotationId,
  type ArticleId,
  type DocumentId,
  type Sha256,
  type TopicId,
} from '../../src-core/base/id.ts';
import { ANNOTATION_COLOURS, type Annotation, type PageArea } from '../../src-core/model/annotation.ts';
import type { ColourMeanings } from '../../src-core/model/colour-meaning.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { newTopic } from '../../src-core/model/new-topic.ts';
import { codePoints } from '../../src-core/text/code-points.ts';
import type { Topic } from '../../src-core/model/topic.ts';

const AT = '2026-11-22T10:00:00.000Z';

/** What a made-up annotation is to be like; offsets in UTF-16 units. */
export interface SampleAnnotation {
  readonly start: number;
  readonly end: number;
  readonly note: string;
  readonly colour: number;
  readonly topics: readonly number[];
  /** Of a rectangle of the page instead of a passage. */
  readonly area?: PageArea | null;
  /** Of the article as a whole. */
  readonly whole?: boolean;
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

/** What the samples' colours stand for; some for nothing. */
export const SAMPLE_MEANINGS: ColourMeanings = {
  yellow: 'Tatsache',
  red: 'نقطة مهمة / 100 % 🦊',
  blue: 'e\u0301tude',
};

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
  const positions = codePoints(text);
  return {
    article,
    document: {
      text,
      language: 'de',
      blocks: [{ type: 'paragraph', start: 0, end: text.length }],
      marks: [],
      figures: [],
      pages: [{ width: 595, height: 842, rotation: 0, boxes: [0, text.length, 10, 10, 500, 100] }],
    },
    annotations: annotations.flatMap(
      ({ start, end, note, colour, topics: chosen, whole = false, ...more }, index) => {
        const area = whole ? null : (more.area ?? null);
        const at = whole ? 0 : positions.offsetOf(positions.before(Math.min(start, text.length)));
        const wordless = {
          quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
          position: { type: 'TextPositionSelector', start: at, end: at },
        } as const;
        const selectors =
          (whole ? wordless : describePassage(text, start, end)) ?? (area === null ? null : wordless);
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
          ...(area === null ? {} : { area }),
          ...(whole ? { wholeArticle: true as const } : {}),
        };
        const topicIds = [...new Set(chosen)].flatMap((number) => topics[number % topics.length] ?? []);
        return [{ annotation, topicIds: [...new Set(topicIds)] }];
      },
    ),
  };
}
