import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { AnnotationId, ArticleId, Sha256 } from '../../../src-core/base/id.ts';
import type { ArticleRecords } from '../../../src-core/import/article-records.ts';
import type { QuotedPage } from '../../../src-core/import/quotes/quoted-page.ts';
import type { ImportLimits } from '../../../src-core/import/import-limits.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { ImportPool } from '../../workers/import/client.ts';
import type { FindBeside, ImportedRow, KeptOriginal } from '../../workers/import/protocol.ts';
import type { ImportSource } from './importing.ts';
import type { Batcher } from './import-batch.ts';
import type { LandedRow } from './land-row.ts';
import type { TwinFinder } from '../../../src-core/import/find-twins.ts';
import type { ImportReport } from './import-report.ts';
import { addFailedPart, addPart, failedRow, newEntry, partOf } from './source-entry.ts';
import type { SourceEntry } from './source-entry.ts';
import type { NamedArticle, TakenArticles } from './taken-articles.ts';
import type { ImportWarning } from '../../../src-core/import/import-warning.ts';
import { knownOriginal } from '../../../src-core/import/known-original.ts';
import type { KnownOriginal } from '../../../src-core/import/known-original.ts';
import { fileExtension } from '../../../src-core/import/file-extension.ts';
import { originalExtension } from '../../../src-core/import/original-extension.ts';
import { fileToParse, pathOf, sizeOf } from './read-source.ts';
import type { SameBytes } from './same-bytes.ts';
import type { HeldFile, WatchedHands } from './watched-hands.ts';

/** How a source ended: some article stands for its bytes now, or errors say why none does, or it was left. */
export type SourceEnding =
  | { readonly type: 'article'; readonly article: NamedArticle }
  | { readonly type: 'failed'; readonly error: AppError }
  | { readonly type: 'left' };

/** What the sources of one run share. */
export interface SourceContext {
  readonly pool: ImportPool;
  readonly limits: ImportLimits;
  /** Finds files that belong to a source; null where there are none. */
  readonly besideOf: (source: ImportSource) => FindBeside | null;
  readonly articlesFrom: (sha256: Sha256) => Promise<readonly Article[]>;
  readonly batcher: Batcher;
  readonly report: ImportReport;
  readonly hands: WatchedHands;
  readonly sameBytes: SameBytes<SourceEnding>;
  readonly taken: TakenArticles;
  readonly twins: TwinFinder;
  /** Whether an article that became durable may tell what another one does. */
  readonly isAlike: (id: ArticleId) => boolean;
  /** Settles at once, or when a paused run is continued or cancelled. */
  readonly mayGoOn: () => Promise<void>;
  /** True once the run was cancelled or cannot write any more. */
  readonly stopped: () => boolean;
  /** Why it cannot write any more. */
  readonly fatal: () => AppError | null;
  /** Puts passages quoted from a page onto that page. */
  readonly land: (page: QuotedPage, records: ArticleRecords) => Promise<LandedRow | null>;
  /** Told of annotations that articles of the notebook got. */
  readonly annotated: (annotations: readonly AnnotationId[]) => void;
  /** Told of each article that became durable; `undo` takes it back where it is a new version of one that was there. */
  readonly imported: (article: Article, undo?: readonly Operation[]) => void;
}

/** Says in a report that the article was there, and has a new version now. */
const NEW_VERSION: ImportWarning = 'new-version';
/** Says in a report that another article may tell the same. */
const NEAR_DUPLICATE: ImportWarning = 'near-duplicate';

const PARTS_REMEMBERED = 1_000;

/** One source on its way; `known` and `original` are set once its bytes have been hashed and come back. */
interface Passage {
  readonly entry: SourceEntry;
  known: KnownOriginal | null;
  original: Uint8Array | null;
  /** What was known of its latest parts when the first article of each came. */
  readonly parts: Map<Sha256, KnownOriginal>;
  /** Originals of the article that came last; without bytes once they are on their way to the disk. */
  kept: readonly KeptOriginal[];
  following: boolean;
  /** Not all of it was looked at: the run was stopped. */
  left: boolean;
  /** Passages of it were put on pages. */
  landing: boolean;
}

function addDuplicate(entry: SourceEntry, article: NamedArticle, part: string, format: string): void {
  const file = part === '' ? entry.path : `${entry.path} › ${part}`;
  addPart(entry, {
    part,
    outcome: 'duplicate',
    format,
    articleIds: [article.id],
    title: article.title,
    warnings: [],
    error: appError('file-duplicate', { title: article.title, file }),
  });
}

function follow(report: ImportReport, entry: SourceEntry, ending: SourceEnding): void {
  if (ending.type === 'left') return;
  if (ending.type === 'article') addDuplicate(entry, ending.article, '', fileExtension(entry.path));
  else entry.error = ending.error;
  report.finished(entry);
}

function end({ report, sameBytes }: SourceContext, { entry, known }: Passage): void {
  if (entry.reported || !entry.parsed || entry.open > 0) return;
  report.finished(entry);
  if (known === null) return;
  const { parts } = entry;
  const there = parts.find(({ articleIds }) => articleIds.length > 0);
  const [id] = there?.articleIds ?? [];
  const error = entry.error ?? parts.find((part) => part.error !== null)?.error;
  sameBytes.end(
    known.sha256,
    there === undefined || id === undefined
      ? { type: 'failed', error: error ?? appError('file-no-text', { file: entry.path }) }
      : { type: 'article', article: { id, title: there.title } },
  );
}

/** The article that came from the same bytes before: those of the file, or of its part of the file. */
async function thereAlready(
  { articlesFrom, taken }: SourceContext,
  passage: Passage,
  article: Article,
): Promise<NamedArticle | null> {
  const { sha256 } = article.original;
  let known = passage.known?.sha256 === sha256 ? passage.known : passage.parts.get(sha256);
  known ??= knownOriginal(sha256, await articlesFrom(sha256));
  passage.parts.set(sha256, known);
  // Articles of one part come one after the other.
  const [oldest] = passage.parts.keys();
  if (passage.parts.size > PARTS_REMEMBERED && oldest !== undefined) passage.parts.delete(oldest);
  return known.whole ?? known.find(article) ?? taken.find(article);
}

/** Says in a report that an article of the notebook got annotations. */
const ANNOTATED = 'annotations-added';

async function takeRow(context: SourceContext, passage: Passage, row: ImportedRow): Promise<void> {
  const { entry } = passage;
  if (row.type === 'failed') return addFailedPart(entry, row.error);
  const { article } = row.records;
  // Also those of an article that is there already: the next one may need them.
  const before = new Map(passage.kept.map((each) => [each.sha256, each.bytes]));
  passage.kept = row.kept.map((each) => ({
    ...each,
    bytes: each.bytes ?? before.get(each.sha256) ?? null,
  }));
  // Passages kept for want of their page go onto it once it is there.
  if (row.annotates !== undefined && (await land(context, passage, row, row.annotates))) return;
  const there = await thereAlready(context, passage, article);
  if (there !== null) return addDuplicate(entry, there, partOf(article), article.importer);
  context.taken.add(article);
  const twin = await context.twins.find(row.records);
  if (twin.type === 'same') return addDuplicate(entry, twin.article, partOf(article), article.importer);
  const records = twin.type === 'version' ? twin.records : row.records;
  keepOriginals(context, passage, row);
  entry.open += 1;
  await context.batcher.add(records, (result) => {
    entry.open -= 1;
    context.twins.settled(records, result.ok);
    if (result.ok) {
      const { id, title } = records.article;
      const isVersion = twin.type === 'version';
      const warnings = [
        ...(isVersion ? [NEW_VERSION] : []),
        ...(context.isAlike(id) ? [NEAR_DUPLICATE] : []),
        ...article.warnings,
      ];
      const outcome = isVersion ? 'version' : 'imported';
      const row = { articleIds: [id], title, warnings, error: null };
      addPart(entry, { part: partOf(article), outcome, format: article.importer, ...row });
      context.imported(records.article, isVersion ? twin.undo : undefined);
    } else addFailedPart(entry, result.error);
    end(context, passage);
  });
}

type ArticleRow = Extract<ImportedRow, { type: 'article' }>;

function keepOriginals({ batcher }: SourceContext, passage: Passage, { records }: ArticleRow): void {
  for (const { sha256, bytes, extension } of passage.kept)
    if (bytes !== null) batcher.original({ sha256, bytes, extension });
  passage.kept = passage.kept.map((each) => ({ ...each, bytes: null }));
  if (passage.original === null || passage.known === null) return;
  const extension = originalExtension(records.article.original);
  batcher.original({ sha256: passage.known.sha256, bytes: passage.original, extension });
  passage.original = null;
}

/** Puts quoted passages on the page that they are from; false where the notebook has not got it. */
async function land(
  context: SourceContext,
  passage: Passage,
  row: ArticleRow,
  page: QuotedPage,
): Promise<boolean> {
  const { entry } = passage;
  // The page may have come in the same run.
  if (!passage.landing) await context.batcher.flush();
  passage.landing = true;
  const landed = await context.land(page, row.records);
  if (landed === null) return false;
  const { there } = landed;
  if (landed.ops.length === 0 && landed.rest === null)
    addDuplicate(entry, there, page.url, row.records.article.importer);
  const { importer } = row.records.article;
  if (landed.ops.length > 0) {
    entry.open += 1;
    context.batcher.change(landed.ops, landed.tagged, (result) => {
      entry.open -= 1;
      if (result.ok) {
        const about = {
          articleIds: [there.id],
          title: there.title,
          warnings: [ANNOTATED, ...page.warnings],
          error: null,
        };
        addPart(entry, { part: page.url, outcome: 'imported', format: importer, ...about });
        context.annotated(landed.annotations);
      } else addFailedPart(entry, result.error);
      end(context, passage);
    });
  }
  if (landed.rest === null) return true;
  const { rest } = landed;
  keepOriginals(context, passage, row);
  entry.open += 1;
  await context.batcher.add(rest, (result) => {
    entry.open -= 1;
    if (result.ok) {
      const { id, title, warnings } = rest.article;
      const about = { articleIds: [id], title, warnings, error: null };
      addPart(entry, { part: partOf(rest.article), outcome: 'imported', format: importer, ...about });
      context.imported(rest.article);
    } else addFailedPart(entry, result.error);
    end(context, passage);
  });
  return true;
}

/** Brings one source into the notebook and reports what became of it; other sources may be under way at the same time. */
export async function importSource(context: SourceContext, source: ImportSource): Promise<void> {
  const { pool, report, sameBytes, stopped } = context;
  const entry = newEntry(pathOf(source), sizeOf(source));
  const passage: Passage = {
    entry,
    known: null,
    original: null,
    parts: new Map(),
    kept: [],
    following: false,
    left: false,
    landing: false,
  };
  const file = fileToParse(source, context.limits, context.besideOf(source));
  if (!file.ok) {
    report.row(failedRow(entry.path, file.error));
    return;
  }
  let held: HeldFile | undefined;
  let articles = 0;
  const parsed = await pool.parse(file.value, {
    begun: () => {
      if (source.type === 'file') held = context.hands.take(source.file);
    },
    ended: () => held?.through(),
    wanted: async (sha256) => {
      await held?.noted;
      if (stopped()) return false;
      if (sha256 === null) return true;
      passage.following = !sameBytes.claim(sha256, (ending) => follow(report, entry, ending));
      if (passage.following) return false;
      passage.known = knownOriginal(sha256, await context.articlesFrom(sha256));
      return passage.known.whole === null;
    },
    take: async (rows, original, bytesRead) => {
      passage.original ??= original;
      await context.mayGoOn();
      await context.twins.prepare(rows.flatMap((row) => (row.type === 'article' ? [row.records] : [])));
      for (const row of rows) {
        if (stopped()) {
          passage.left = true;
          return false;
        }
        await takeRow(context, passage, row);
      }
      articles += rows.length;
      if (rows.length > 0) held?.reached(articles);
      report.reached(entry, bytesRead);
      return true;
    },
  });
  if (passage.following) return;
  const fatal = context.fatal();
  const cancelled = !parsed.ok && parsed.error.code === 'cancelled';
  const untouched = (): boolean => entry.open === 0 && entry.parts.length === 0 && entry.error === null;
  const whole = passage.known?.whole ?? null;
  if (whole !== null) addDuplicate(entry, whole, '', whole.importer);
  if (!parsed.ok && !cancelled) entry.error = parsed.error;
  else if (fatal !== null && untouched()) entry.error = fatal;
  if (untouched() && stopped()) {
    // What a cancelled import did not get to has no row: it can simply be imported again.
    if (passage.known !== null) sameBytes.end(passage.known.sha256, { type: 'left' });
    return;
  }
  // Some of an archive came in: its report says that there is more.
  if ((cancelled || passage.left) && fatal === null) entry.error = appError('cancelled');
  entry.parsed = true;
  end(context, passage);
}
