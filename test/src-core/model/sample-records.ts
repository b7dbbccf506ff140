import { createHash } from 'node:crypto';
import type {
  AnnotationId,
  ArticleId,
  DocumentId,
  LinkId,
  Sha256,
  TopicId,
} from '../../../src-core/base/id.ts';
import { newIdFrom } from '../../../src-core/base/new-id.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import type { Article, DocumentRecord } from '../../../src-core/model/article.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { Link } from '../../../src-core/model/link.ts';
import type { Topic } from '../../../src-core/model/topic.ts';

/** The identifier number `number` of a kind of thing: the same in every run. */
export function sampleId(kind: string, number: number): string {
  const random = createHash('sha256').update(`${kind}/${number}`).digest();
  return newIdFrom(random, 1_700_000_000_000 + number);
}

export function sampleSha256(bytes: Uint8Array | string): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}

const TIME = '2024-11-01T08:00:00.000Z';

export function sampleContent(number: number): ArticleDocument {
  const text = `Überschrift ${number}\nNordkoreanische Truppen sind in Russland eingetroffen, Meldung ${number}. 🙂`;
  const newline = text.indexOf('\n');
  return {
    text,
    language: 'de',
    blocks: [
      { type: 'heading', start: 0, end: newline, level: 1 },
      { type: 'paragraph', start: newline + 1, end: text.length },
    ],
    marks: [],
    figures: [],
  };
}

export function sampleArticle(number: number, changes: Partial<Article> = {}): Article {
  return {
    id: sampleId('article', number) as ArticleId,
    documentId: sampleId('document', number) as DocumentId,
    title: `Überschrift ${number}`,
    authors: ['Anna Beispiel'],
    site: 'Beispielzeitung',
    url: `https://example.org/${number}`,
    published: '2024-11-01',
    modified: null,
    language: 'de',
    sources: { title: 'og:title' },
    original: {
      sha256: sampleSha256(`original ${number}`),
      bytes: Buffer.byteLength(`original ${number}`),
      name: `Seite ${number}.html`,
      mediaType: 'text/html',
    },
    sourceId: null,
    importer: 'html',
    warnings: [],
    added: TIME,
    status: 'inbox',
    starred: false,
    words: 8,
    lead: `Nordkoreanische Truppen sind in Russland eingetroffen, Meldung ${number}.`,
    shownBlocks: [],
    ...changes,
  };
}

export function sampleDocument(number: number, changes: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    id: sampleId('document', number) as DocumentId,
    articleId: sampleId('article', number) as ArticleId,
    version: 1,
    location: null,
    created: TIME,
    madeBy: 'html 1',
    ...changes,
  };
}

export function sampleAnnotation(number: number, changes: Partial<Annotation> = {}): Annotation {
  return {
    id: sampleId('annotation', number) as AnnotationId,
    articleId: sampleId('article', number) as ArticleId,
    documentId: sampleId('document', number) as DocumentId,
    quote: { type: 'TextQuoteSelector', exact: 'Truppen', prefix: 'Nordkoreanische ', suffix: ' sind' },
    position: { type: 'TextPositionSelector', start: 30, end: 37 },
    colour: 'yellow',
    note: '',
    created: TIME,
    modified: TIME,
    ...changes,
  };
}

export function sampleTopic(number: number, changes: Partial<Topic> = {}): Topic {
  return {
    id: sampleId('topic', number) as TopicId,
    parentId: null,
    name: `Thema ${number}`,
    aliases: ['Pjöngjang', "P'yŏngyang"],
    definition: '',
    colour: 'blue',
    created: TIME,
    ...changes,
  };
}

export function sampleLink(number: number, changes: Partial<Link> = {}): Link {
  return {
    id: sampleId('link', number) as LinkId,
    from: { kind: 'annotation', id: sampleId('annotation', number) as AnnotationId },
    to: { kind: 'topic', id: sampleId('topic', number) as TopicId },
    type: 'about',
    created: TIME,
    ...changes,
  };
}
