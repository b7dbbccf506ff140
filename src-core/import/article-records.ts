import { cutText } from '../base/cut-text.ts';
import { hashText } from '../base/hash-text.ts';
import { describePassage, wordlessPlace } from '../anchor/describe-passage.ts';
import {
  asId,
  type AnnotationId,
  type ArticleId,
  type DocumentId,
  type NewId,
  type Sha256,
} from '../base/id.ts';
import type { Operation } from '../journal/operation.ts';
import type { Article, DocumentRecord, OriginalRef } from '../model/article.ts';
import type { Annotation } from '../model/annotation.ts';
import type { ForeignAnnotation } from '../model/foreign-annotation.ts';
import type { ArticleDocument } from '../model/document.ts';
import { countWords } from '../text/count-words.ts';
import type { ImportedAnnotation, ImportedArticle } from './imported-article.ts';
import type { TaggedAnnotation } from './topic-links.ts';

/** What the edges add to an imported article: identifiers, its original, the moment. */
export interface NewArticle {
  readonly articleId: ArticleId;
  readonly documentId: DocumentId;
  readonly original: OriginalRef;
  /** ISO 8601 UTC. */
  readonly added: string;
  /** Hashes of its pictures by `source`. */
  readonly pictures: ReadonlyMap<string, Sha256>;
  /** For its annotations. */
  readonly newId: NewId;
}

/** An imported article as the notebook keeps it: two records, the document's JSON, and the operations that put them. */
export interface ArticleRecords {
  readonly article: Article;
  readonly documentRecord: DocumentRecord;
  /** JSON of the ArticleDocument, for `DocumentToStore`. */
  readonly documentJson: string;
  readonly ops: readonly Operation[];
  /** Its annotations that have topics: `topicLinks` makes operations of them. */
  readonly tagged: readonly TaggedAnnotation[];
}

/** Characters of the lead that lists show. */
const LEAD_LENGTH = 200;
/** Version of the importers; raised when the same bytes would come out differently. */
const IMPORTER_VERSION = 1;

/** Makes an imported article's records; status "inbox", version 1, nothing starred, no boilerplate shown. */
export function articleRecords(imported: ImportedArticle, facts: NewArticle): ArticleRecords {
  const article: Article = {
    ...imported.metadata,
    id: facts.articleId,
    documentId: facts.documentId,
    original: facts.original,
    sourceId: imported.sourceId,
    importer: imported.importer,
    warnings: imported.warnings,
    added: facts.added,
    status: 'inbox',
    starred: false,
    words: countWords(contentText(imported.document)),
    lead: leadOf(imported.document),
    shownBlocks: [],
  };
  const documentRecord: DocumentRecord = {
    id: facts.documentId,
    articleId: facts.articleId,
    version: 1,
    location: null,
    created: facts.added,
    madeBy: `${imported.importer} ${IMPORTER_VERSION}`,
  };
  const annotations = annotationRecords(imported.annotations, imported.document.text, facts);
  return {
    article,
    documentRecord,
    documentJson: JSON.stringify(withPictures(imported, facts.pictures)),
    ops: [
      { op: 'put', kind: 'document', id: facts.documentId, record: documentRecord },
      { op: 'put', kind: 'article', id: facts.articleId, record: article },
      ...annotations.ops,
    ],
    tagged: annotations.tagged,
  };
}

function withPictures(
  { document, pictures }: ImportedArticle,
  hashes: ReadonlyMap<string, Sha256>,
): ArticleDocument {
  const kinds = new Map(pictures.map((picture) => [picture.source, picture]));
  const figures = document.figures.map((figure) => {
    const sha256 = hashes.get(figure.source);
    const kind = kinds.get(figure.source);
    if (sha256 === undefined || kind === undefined) return figure;
    const { mediaType, width = 0, height = 0 } = kind;
    const sized = width > 0 && height > 0 ? { width, height } : {};
    return { ...figure, original: { sha256, mediaType, ...sized } };
  });
  return { ...document, figures };
}

/** What annotation records hang on. */
export type AnnotationPlace = Pick<NewArticle, 'articleId' | 'documentId' | 'added' | 'newId'>;

/** Records of annotations of a text; those that hold nothing but blanks are left out. */
export function annotationRecords(
  annotations: readonly ImportedAnnotation[],
  text: string,
  place: AnnotationPlace,
): Pick<ArticleRecords, 'ops' | 'tagged'> {
  const ops: Operation[] = [];
  const tagged: TaggedAnnotation[] = [];
  for (const annotation of annotations) {
    const record = annotationRecord(annotation, text, place);
    if (record === null) continue;
    ops.push({ op: 'put', kind: 'annotation', id: record.id, record });
    const { topics, meaning } = annotation;
    if (topics.length === 0 && meaning === undefined) continue;
    tagged.push({ annotationId: record.id, topics, ...(meaning === undefined ? {} : { meaning }) });
  }
  return { ops, tagged };
}

function annotationRecord(
  {
    start,
    end,
    colour,
    note,
    created,
    modified,
    via,
    area,
    wholeArticle,
    creators,
    foreign,
  }: ImportedAnnotation,
  text: string,
  facts: AnnotationPlace,
): Annotation | null {
  const selectors =
    wholeArticle === true
      ? wordlessPlace(text, 0)
      : (describePassage(text, start, end) ?? (area === undefined ? null : wordlessPlace(text, start)));
  if (selectors === null) return null;
  return {
    id: asId<AnnotationId>(facts.newId()),
    articleId: facts.articleId,
    documentId: facts.documentId,
    ...selectors,
    colour,
    note,
    created: created ?? facts.added,
    modified: modified ?? created ?? facts.added,
    ...(via === undefined ? {} : { via }),
    ...(creators === undefined ? {} : { creators }),
    ...(foreign === undefined ? {} : { foreign: kept(foreign, selectors.quote.exact) }),
    ...(area === undefined ? {} : { area }),
    ...(wholeArticle === undefined ? {} : { wholeArticle }),
  };
}

/** Ways to the passage lead to these words only. */
function kept(foreign: ForeignAnnotation, exact: string): string {
  const words = foreign.selectors === undefined ? {} : { words: hashText(exact) };
  return JSON.stringify({ ...foreign, ...words });
}

/** The text of all blocks that are not boilerplate, joined by line ends. */
export function contentText(document: ArticleDocument): string {
  return document.blocks
    .filter((block) => block.role === undefined && block.end > block.start)
    .map((block) => document.text.slice(block.start, block.end))
    .join('\n');
}

/** The beginning of the running text, cut at a word; headings and captions only where there is nothing else. */
export function leadOf(document: ArticleDocument): string {
  const content = document.blocks.filter((block) => block.role === undefined && block.end > block.start);
  const running = content.filter((block) => block.type !== 'heading' && block.type !== 'caption');
  let lead = '';
  for (const block of running.length > 0 ? running : content) {
    lead += `${lead === '' ? '' : ' '}${document.text.slice(block.start, Math.min(block.end, block.start + 2 * LEAD_LENGTH)).replace(/\s+/gu, ' ')}`;
    if (lead.length > LEAD_LENGTH) break;
  }
  if (lead.length <= LEAD_LENGTH) return lead;
  const cut = lead.slice(0, LEAD_LENGTH + 1);
  const space = cut.lastIndexOf(' ');
  return `${space > LEAD_LENGTH / 2 ? cut.slice(0, space) : cutText(cut, LEAD_LENGTH)}…`;
}

/** The running text alone: no boilerplate and no picture captions. */
export function bodyText(document: ArticleDocument): string {
  return document.blocks
    .filter((block) => block.role === undefined && block.type !== 'caption' && block.end > block.start)
    .map((block) => document.text.slice(block.start, block.end))
    .join('\n');
}
