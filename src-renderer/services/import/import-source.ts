import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { Sha256 } from '../../../src-core/base/id.ts';
import type { ImportLimits } from '../../../src-core/import/import-limits.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { ImportPool } from '../../workers/import/client.ts';
import type { ImportedRow } from '../../workers/import/protocol.ts';
import type { ImportSource } from '../app-services.ts';
import type { Batcher } from './import-batch.ts';
import { named, newEntry } from './import-report.ts';
import type { ImportReport, SourceEntry } from './import-report.ts';
import { knownOriginal } from '../../../src-core/import/known-original.ts';
import type { KnownOriginal } from '../../../src-core/import/known-original.ts';
import { originalExtension } from '../../../src-core/import/original-extension.ts';
import { fileToParse, pathOf, sizeOf } from './read-source.ts';
import type { SameBytes } from './same-bytes.ts';

/** How a source ended: some article stands for its bytes now, or errors say why none does, or it was left. */
export type SourceEnding =
  | { readonly type: 'article'; readonly article: Pick<Article, 'id' | 'title'> }
  | { readonly type: 'failed'; readonly errors: readonly AppError[] }
  | { readonly type: 'left' };

/** What the sources of one run share. */
export interface SourceContext {
  readonly pool: ImportPool;
  readonly limits: ImportLimits;
  readonly articlesFrom: (sha256: Sha256) => Promise<readonly Article[]>;
  readonly batcher: Batcher;
  readonly report: ImportReport;
  readonly sameBytes: SameBytes<SourceEnding>;
  /** True once the run was cancelled or cannot write any more. */
  readonly stopped: () => boolean;
  /** Why it cannot write any more. */
  readonly fatal: () => AppError | null;
  /** Told of each article that became durable. */
  readonly imported: (article: Article) => void;
}

/** One source on its way; `known` and `original` are set once its bytes have been hashed and come back. */
interface Passage {
  readonly entry: SourceEntry;
  known: KnownOriginal | null;
  original: Uint8Array | null;
  /** An article of an archive that is there already. */
  again: Article | null;
  /** What was known of its parts when the first article of each came. */
  readonly parts: Map<Sha256, KnownOriginal>;
  following: boolean;
  /** Not all of it was looked at: the run was stopped. */
  left: boolean;
}

function reportDuplicate(
  report: ImportReport,
  entry: SourceEntry,
  article: Pick<Article, 'id' | 'title'>,
): void {
  report.advance(entry, entry.bytes);
  report.row({
    path: entry.path,
    outcome: 'duplicate',
    articleIds: [article.id],
    title: article.title,
    warnings: [],
    error: named(appError('file-duplicate', { title: article.title }), entry.path),
  });
}

function follow(report: ImportReport, entry: SourceEntry, ending: SourceEnding): void {
  if (ending.type === 'article') reportDuplicate(report, entry, ending.article);
  if (ending.type !== 'failed') return;
  entry.errors.push(...ending.errors);
  report.finished(entry);
}

function end({ report, sameBytes }: SourceContext, { entry, known }: Passage): void {
  if (entry.reported || !entry.parsed || entry.open > 0) return;
  report.finished(entry);
  const [id] = entry.articleIds;
  if (known === null) return;
  sameBytes.end(
    known.sha256,
    id === undefined
      ? { type: 'failed', errors: entry.errors }
      : { type: 'article', article: { id, title: entry.title } },
  );
}

/** Whether this article came from the same bytes before: those of the file, or of its part of the file. */
async function isThere(
  { articlesFrom }: SourceContext,
  passage: Passage,
  article: Article,
): Promise<boolean> {
  const { sha256 } = article.original;
  let known = passage.known?.sha256 === sha256 ? passage.known : passage.parts.get(sha256);
  known ??= knownOriginal(sha256, await articlesFrom(sha256));
  passage.parts.set(sha256, known);
  return known.whole !== null || known.has(article);
}

async function takeRow(context: SourceContext, passage: Passage, row: ImportedRow): Promise<void> {
  const { entry, known } = passage;
  if (row.type === 'failed') return void entry.errors.push(row.error);
  const { article } = row.records;
  if (await isThere(context, passage, article)) return void (passage.again = article);
  for (const original of row.kept) context.batcher.original(original);
  if (passage.original !== null && known !== null) {
    const extension = originalExtension(article.original);
    context.batcher.original({ sha256: known.sha256, bytes: passage.original, extension });
    passage.original = null;
  }
  if (entry.title === '') entry.title = article.title;
  for (const warning of article.warnings) entry.warnings.add(warning);
  entry.open += 1;
  await context.batcher.add(row.records, (result) => {
    entry.open -= 1;
    if (result.ok) {
      entry.articleIds.push(article.id);
      context.imported(article);
    } else entry.errors.push(result.error);
    end(context, passage);
  });
}

/** Brings one source into the notebook and reports what became of it; other sources may be under way at the same time. */
export async function importSource(context: SourceContext, source: ImportSource): Promise<void> {
  const { pool, report, sameBytes, stopped } = context;
  const entry = newEntry(pathOf(source), sizeOf(source));
  const passage: Passage = {
    entry,
    known: null,
    original: null,
    again: null,
    parts: new Map(),
    following: false,
    left: false,
  };
  const file = fileToParse(source, context.limits);
  if (!file.ok) {
    entry.errors.push(file.error);
    entry.parsed = true;
    end(context, passage);
    return;
  }
  const parsed = await pool.parse(file.value, {
    wanted: async (sha256) => {
      if (stopped()) return false;
      if (sha256 === null) return true;
      passage.following = !sameBytes.claim(sha256, (ending) => follow(report, entry, ending));
      if (passage.following) return false;
      passage.known = knownOriginal(sha256, await context.articlesFrom(sha256));
      return passage.known.whole === null;
    },
    take: async (rows, original) => {
      passage.original ??= original;
      for (const row of rows) {
        if (stopped()) {
          passage.left = true;
          return false;
        }
        await takeRow(context, passage, row);
        report.advance(entry, row.type === 'article' ? row.records.documentJson.length : 0);
      }
      return true;
    },
  });
  if (passage.following) return;
  const fatal = context.fatal();
  const cancelled = !parsed.ok && parsed.error.code === 'cancelled';
  if (!parsed.ok && !cancelled) entry.errors.push(parsed.error);
  else if (fatal !== null && entry.open === 0 && entry.errors.length === 0) entry.errors.push(fatal);
  const untouched = entry.open === 0 && entry.articleIds.length === 0 && entry.errors.length === 0;
  const there = passage.known?.whole ?? passage.again;
  if (untouched && (there !== null || stopped())) {
    if (there !== null) reportDuplicate(report, entry, there);
    // What a cancelled import did not get to has no row: it can simply be imported again.
    if (passage.known !== null) {
      sameBytes.end(
        passage.known.sha256,
        there === null ? { type: 'left' } : { type: 'article', article: there },
      );
    }
    return;
  }
  // Some of an archive came in: its report says that there is more.
  if ((cancelled || passage.left) && fatal === null) entry.errors.push(appError('cancelled'));
  entry.parsed = true;
  end(context, passage);
}
