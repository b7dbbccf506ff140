import { reanchor } from '../anchor/reanchor.ts';
import type { MovedOffset, Reanchored } from '../anchor/reanchor.ts';
import type { DocumentId } from '../base/id.ts';
import type { Operation } from '../journal/operation.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Article, ArticleMetadata, DocumentRecord, OriginalRef } from '../model/article.ts';
import type { ArticleDocument } from '../model/document.ts';
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
  readonly moved?: MovedOffset;
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

/** Finds an article's annotations in its new version, in a worker where there is one. */
export type FindAgain = (now: ArticleNow, fresh: NewVersion) => Promise<readonly Reanchored[]>;

/** Finds an article's annotations in its new version; many of them take a while. */
export function reanchorNow(now: ArticleNow, fresh: NewVersion): readonly Reanchored[] {
  const before = { documentId: now.article.documentId, text: now.document.text };
  const after = { documentId: fresh.documentId, text: fresh.document.text };
  return reanchor(now.annotations, before, after, fresh.moved);
}

/**
 * Gives an article another version: the earlier ones stay, its annotations are found again in the new text (`found`), and
 * those that moved, changed or are lost wait for the user's look.
 */
export function newVersion(
  now: ArticleNow,
  fresh: NewVersion,
  found: readonly Reanchored[] = reanchorNow(now, fresh),
): VersionChange {
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
  const moves = found.flatMap(({ id, fields: changed }): Operation[] =>
    changed === null ? [] : [{ op: 'patch', kind: 'annotation', id, fields: changed }],
  );
  const lostIds = new Set(found.flatMap(({ id, grade }) => (grade === 'lost' ? [id] : [])));
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
    lost: annotations.filter(({ id }) => lostIds.has(id)),
  };
}

function put(record: DocumentRecord): Operation {
  return { op: 'put', kind: 'document', id: record.id, record };
}
