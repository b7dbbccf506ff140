import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import { asId } from '../../src-core/base/id.ts';
import type { ArticleId, DocumentId, NewId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostApi } from '../../src-core/contract/host-api.ts';
import { newVersion } from '../../src-core/import/new-version.ts';
import { inverseOf } from '../../src-core/journal/inverse.ts';
import type { Operation } from '../../src-core/journal/operation.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { ImportPool } from '../workers/import/client.ts';
import type { CommandResult } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';
import type { TwinSource } from '../../src-core/import/find-twins.ts';

/** What extracting a page once more works with. */
export interface WholePageParts {
  readonly host: Pick<HostApi, 'readOriginal'>;
  readonly pool: Pick<ImportPool, 'parse'>;
  readonly source: Pick<TwinSource, 'now'>;
  readonly runner: Pick<CommandRunner, 'append' | 'pushUndo'>;
  readonly newId: NewId;
  readonly now: () => number;
}

const COMMAND = 'show the whole page';
/** Warnings that the whole page answers. */
const ANSWERED: readonly string[] = ['extraction-bad', 'extraction-short'];

/** Reads an article's original once more without looking for the article in it: all of the page becomes a new version. */
export function createWholePage(parts: WholePageParts): (id: ArticleId) => CommandResult<number> {
  const { host, source, runner, newId, now } = parts;
  return async (id) => {
    const there = await source.now(id);
    if (there === null) return failure(appError('record-missing'));
    const { article } = there;
    const original = await host.readOriginal({ sha256: article.original.sha256 });
    if (!original.ok) return original;
    const read = await readWhole(parts, article, original.value.bytes);
    if (!read.ok) return read;
    const document = withPictures(read.value, there.document);
    const documentId = asId<DocumentId>(newId());
    const change = newVersion(there, {
      documentId,
      document,
      created: new Date(now()).toISOString(),
      madeBy: `${article.importer}, whole page`,
      original: null,
    });
    const warnings = article.warnings.filter((code) => !ANSWERED.includes(code));
    const ops: readonly Operation[] = [
      ...change.ops,
      { op: 'patch', kind: 'article', id, fields: { warnings } },
    ];
    const before = new Map<string, object>([
      [`article/${id}`, article],
      ...there.versions.map((version) => [`document/${version.id}`, version] as const),
      ...there.annotations.map((annotation) => [`annotation/${annotation.id}`, annotation] as const),
    ]);
    const undo = inverseOf(ops, (kind, at) => before.get(`${kind}/${at}`) ?? null);
    const documents = [{ id: documentId, json: JSON.stringify(document) }];
    const appended = await runner.append(COMMAND, ops, { documents, originals: [] });
    if (!appended.ok) return appended;
    runner.pushUndo(COMMAND, async () => undo);
    return success(change.lost.length);
  };
}

/** The document of the article among what its original gives now: the one of the same title, else the first. */
async function readWhole(
  { pool }: WholePageParts,
  article: Article,
  bytes: Uint8Array,
): Promise<Result<ArticleDocument, AppError>> {
  const name = article.original.name.slice(article.original.name.lastIndexOf('/') + 1);
  const file = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  let json: string | null = null;
  let reason: AppError | null = null;
  let certain = false;
  const parsed = await pool.parse(
    { name, file, pasted: article.original.name === '', beside: null, wholePage: true },
    {
      wanted: async () => true,
      take: async (rows) => {
        for (const row of rows) {
          if (row.type === 'failed') reason ??= row.error;
          else if (json === null || row.records.article.title === article.title) {
            json = row.records.documentJson;
            certain = row.records.article.title === article.title;
          }
          if (certain) break;
        }
        return !certain;
      },
    },
  );
  if (json !== null) return success(JSON.parse(json) as ArticleDocument);
  if (!parsed.ok) return parsed;
  return failure(reason ?? appError('file-no-text', { file: name }));
}

/** Pictures that the notebook has stay with their figures: they may have lain beside the page, not in it. */
function withPictures(document: ArticleDocument, before: ArticleDocument): ArticleDocument {
  const kept = new Map(before.figures.map((figure) => [figure.source, figure.original]));
  const figures = document.figures.map((figure) => {
    const original = figure.original ?? kept.get(figure.source);
    return original === undefined ? figure : { ...figure, original };
  });
  return { ...document, figures };
}
