import { versionMap } from '../../src-core/anchor/version-map.ts';
import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { AnnotationId, ArticleId, DocumentId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { Annotation, AnnotationCheck } from '../../src-core/model/annotation.ts';
import type { Article, DocumentRecord } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { Projection } from '../store/projection.ts';
import type { CommandResult, Live } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';
import { acceptCheck, acceptChecks, detach, reattach } from './commands/review-annotation.ts';
import type { DocumentReader } from './document-reader.ts';
import type { LiveCache } from './live-cache.ts';
import { countOpenChecks, openChecksOfArticle, openChecksOfNotebook } from './queries/open-checks.ts';

/** A passage that waits for a look since its article got another version. */
export interface OpenCheck {
  /** As it was found; a lost one as it was, on the version it was made on. */
  readonly annotation: Annotation;
  readonly check: AnnotationCheck;
  readonly article: Article;
}

/** Passages that wait for a look, by grade. */
export interface CheckCounts {
  readonly moved: number;
  readonly edited: number;
  readonly lost: number;
  readonly total: number;
}

/** One side of the comparison. */
export interface CheckedSide {
  readonly version: DocumentRecord;
  readonly document: ArticleDocument;
  /** The passage in the document's text, UTF-16; null where it is lost. */
  readonly range: HitRange | null;
  /** Where the passage is, or would be: what to scroll to. */
  readonly near: number;
}

/** A passage as it was, and as it was found in the article's current version. */
export interface CheckedSides {
  readonly before: CheckedSide;
  readonly after: CheckedSide;
}

/** The queue of passages that a new version moved, changed or lost. Everything can be undone. */
export interface ReviewService {
  /** The latest added article first, in each by position. */
  ofNotebook(): Live<readonly OpenCheck[]>;
  /** By position. */
  ofArticle(id: ArticleId): Live<readonly OpenCheck[]>;
  counts(): Live<CheckCounts>;
  /** Both texts of an open check; 'record-missing' where it is none any more. */
  sides(id: AnnotationId): Promise<Result<CheckedSides, AppError>>;
  /** The version that an annotation was made on, with its passage. */
  earlier(id: AnnotationId): Promise<Result<CheckedSide, AppError>>;
  /** Keeps the passage as it was found (a lost one: on the version it was made on). */
  accept(id: AnnotationId): CommandResult;
  /** The same for all of a grade in one step, of one article or (null) of the notebook; answers how many. */
  acceptAll(grade: AnnotationCheck['grade'] | 'all', articleId: ArticleId | null): CommandResult<number>;
  /**
   * Puts the annotation on a range of the version that it was chosen in, which must be its article's current one; also
   * where no check is open.
   */
  reattach(id: AnnotationId, range: HitRange, documentId: DocumentId): CommandResult;
  /** What was found is not the passage: back to the version it was last right in, as lost. */
  detach(id: AnnotationId): CommandResult;
}

/** Reads open checks and settles them. */
export function createReviewService(
  projection: Projection,
  lives: LiveCache,
  runner: CommandRunner,
  documents: DocumentReader,
): ReviewService {
  const side = async (id: DocumentId): Promise<Result<Omit<CheckedSide, 'range' | 'near'>, AppError>> => {
    const version = await projection.read((lookup) => lookup.get('document', id));
    if (version === undefined) return failure(appError('record-missing'));
    const document = await documents.read(version);
    return document.ok ? success({ version, document: document.value }) : document;
  };
  return {
    ofNotebook: () => lives.live('checks', openChecksOfNotebook),
    ofArticle: (id) => lives.live(`checks/${id}`, (lookup) => openChecksOfArticle(lookup, id)),
    counts: () => lives.live('checks/counts', countOpenChecks),
    sides: async (id) => {
      const { annotation, article } = await projection.read(async (lookup) => {
        const found = await lookup.get('annotation', id);
        return {
          annotation: found,
          article: found === undefined ? undefined : await lookup.get('article', found.articleId),
        };
      });
      const check = annotation?.check ?? null;
      if (annotation === undefined || article === undefined || check === null)
        return failure(appError('record-missing'));
      const before = await side(check.documentId);
      if (!before.ok) return before;
      const after = await side(article.documentId);
      if (!after.ok) return after;
      const found = annotation.documentId === article.documentId ? annotation.position : null;
      return success({
        before: { ...before.value, range: check.position, near: check.position.start },
        after: {
          ...after.value,
          range: found,
          near:
            found?.start ??
            versionMap(before.value.document.text, after.value.document.text).place(check.position.start),
        },
      });
    },
    earlier: async (id) => {
      const annotation = await projection.read((lookup) => lookup.get('annotation', id));
      if (annotation === undefined) return failure(appError('record-missing'));
      const { documentId, position } = annotation;
      const found = await side(documentId);
      return found.ok ? success({ ...found.value, range: position, near: position.start }) : found;
    },
    accept: (id) => runner.run(acceptCheck(id)),
    acceptAll: (grade, articleId) => runner.run(acceptChecks(grade, articleId)),
    reattach: async (id, range, documentId) => {
      const chosen = await side(documentId);
      return chosen.ok
        ? runner.run(reattach(id, { documentId, text: chosen.value.document.text }, range))
        : chosen;
    },
    detach: (id) => runner.run(detach(id)),
  };
}
