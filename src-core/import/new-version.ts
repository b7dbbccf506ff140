import { createPassageFinder } from '../anchor/find-passage.ts';
import { movedAnnotation, shiftedAnnotation } from '../anchor/move-annotation.ts';
import type { DocumentId } from '../base/id.ts';
import type { Operation } from '../journal/operation.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Article, ArticleMetadata, DocumentRecord, OriginalRef } from '../model/article.ts';
import type { ArticleDocument } from '../model/document.ts';
import type { Edge } from '../text/text-changes.ts';
import { countWords } from '../text/count-words.ts';
import { contentText, leadOf } from './article-records.ts';

/** An article as it stands before it gets another version. */
export interface ArticleNow {
  readonly article: Article;
  /** Its current content. */
  readonly document: ArticleDocument;
  /** Records of all its versions. */
  readonly versions: readonly DocumentRecord[];
  readonly annotations: readonly Annotation[];
}

/** The content that becomes the article's current version. */
export interface NewVersion {
  readonly documentId: DocumentId;
  readonly document: ArticleDocument;
  /** ISO 8601 UTC. */
  readonly created: string;
  /** Importer name and version, "edit", or "version 2" where an earlier one comes back. */
  readonly madeBy: string;
  /** The bytes it came from; null = those of the version before it. */
  readonly original: OriginalRef | null;
  /** What a new capture says about the article; values that the user corrected stay. */
  readonly metadata?: ArticleMetadata;
  /** Where an offset of the text before lies now, where that is known: what was edited inside a passage stays in it. */
  readonly moved?: (offset: number, edge: Edge) => number;
}

/** Operations that give an article another version, and what becomes of its annotations. */
export interface VersionChange {
  readonly ops: readonly Operation[];
  readonly article: Article;
  /** Annotations whose passage is not in the new text: they stay with the version they were made on. */
  readonly lost: readonly Annotation[];
}

const FIELDS = ['title', 'authors', 'site', 'published', 'modified', 'language'] as const;

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || value === 'und' || (Array.isArray(value) && value.length === 0);

/** Values of the new capture that are known, differ, and were not entered by hand. */
function newMetadata(article: Article, fresh: ArticleMetadata): Partial<Article> {
  const changed = FIELDS.filter(
    (name) =>
      article.sources[name] !== 'user' &&
      !isEmpty(fresh[name]) &&
      JSON.stringify(fresh[name]) !== JSON.stringify(article[name]),
  );
  if (changed.length === 0) return {};
  const sources = changed.flatMap((name) => {
    const source = fresh.sources[name];
    return source === undefined ? [] : [[name, source] as const];
  });
  return {
    ...Object.fromEntries(changed.map((name) => [name, fresh[name]])),
    sources: { ...article.sources, ...Object.fromEntries(sources) },
  };
}

/** Folded blocks that the user brought back, by their number in the new text. */
function shownBlocks({ article, document }: ArticleNow, next: ArticleDocument): readonly number[] {
  const shown = new Set(
    article.shownBlocks.flatMap((index) => {
      const block = document.blocks[index];
      return block === undefined ? [] : [document.text.slice(block.start, block.end)];
    }),
  );
  return next.blocks.flatMap(({ role, start, end }, index) =>
    role !== undefined && shown.has(next.text.slice(start, end)) ? [index] : [],
  );
}

/** Gives an article another version: the earlier ones stay, its annotations are found again in the new text. */
export function newVersion(now: ArticleNow, fresh: NewVersion): VersionChange {
  const { article, versions, annotations } = now;
  const { documentId, document } = fresh;
  const current = versions.find(({ id }) => id === article.documentId);
  const original = fresh.original ?? article.original;
  const record: DocumentRecord = {
    id: documentId,
    articleId: article.id,
    version: Math.max(0, ...versions.map(({ version }) => version)) + 1,
    location: null,
    created: fresh.created,
    madeBy: fresh.madeBy,
    original,
  };
  const fields: Partial<Article> = {
    documentId,
    original,
    words: countWords(contentText(document)),
    lead: leadOf(document),
    shownBlocks: shownBlocks(now, document),
    ...(fresh.metadata === undefined ? {} : newMetadata(article, fresh.metadata)),
  };
  const lost: Annotation[] = [];
  const finder = createPassageFinder(document.text);
  const moves = annotations.flatMap((annotation): Operation[] => {
    const moved =
      fresh.moved !== undefined && annotation.documentId === article.documentId
        ? shiftedAnnotation(annotation, documentId, document.text, fresh.moved)
        : movedAnnotation(annotation, documentId, document.text, finder);
    if (moved === null) lost.push(annotation);
    return moved === null ? [] : [{ op: 'patch', kind: 'annotation', id: annotation.id, fields: moved }];
  });
  return {
    ops: [
      // from now on every version knows its own bytes
      ...(current !== undefined && current.original === undefined
        ? [put({ ...current, original: article.original })]
        : []),
      put(record),
      { op: 'patch', kind: 'article', id: article.id, fields },
      ...moves,
    ],
    article: { ...article, ...fields },
    lost,
  };
}

function put(record: DocumentRecord): Operation {
  return { op: 'put', kind: 'document', id: record.id, record };
}
