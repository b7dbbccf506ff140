import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import { asId } from '../../src-core/base/id.ts';
import type { ArticleId, DocumentId, Sha256 } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostApi } from '../../src-core/contract/host-api.ts';
import type { KeptBytes } from '../../src-core/import/article-originals.ts';
import { namesOfPicture } from '../../src-core/import/pictures/keep-pictures.ts';
import { newVersion, reanchorNow } from '../../src-core/import/new-version.ts';
import type { Article, DocumentRecord } from '../../src-core/model/article.ts';
import type { ArticleDocument, Figure } from '../../src-core/model/document.ts';
import type { ImportPool } from '../workers/import/client.ts';
import type { FindBeside, ImportedRow } from '../workers/import/protocol.ts';
import type { CommandResult } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';
import type { Command } from './commands/command.ts';
import type { TwinSource } from '../../src-core/import/find-twins.ts';

/** What extracting a page once more works with. */
export interface WholePageParts {
  readonly host: Pick<HostApi, 'readOriginal'>;
  readonly pool: Pick<ImportPool, 'parse'>;
  readonly source: Pick<TwinSource, 'now' | 'read' | 'findAgain'>;
  readonly runner: Pick<CommandRunner, 'run'>;
}

/** Warnings that the whole page answers. */
const ANSWERED: readonly string[] = ['extraction-bad', 'extraction-short'];

/** Reads an article's original once more without looking for the article in it: all of the page becomes a new version. */
export function createWholePage(parts: WholePageParts): (id: ArticleId) => CommandResult<number> {
  const { host, source, runner } = parts;
  return async (id) => {
    const seen = await source.now(id);
    if (seen === null) return failure(appError('record-missing'));
    const original = await host.readOriginal({ sha256: seen.article.original.sha256 });
    if (!original.ok) return original;
    const figures = await figuresOf(parts, [seen.document], seen.versions);
    const read = await readWhole(parts, seen.article, original.value.bytes, besideOf(parts, figures));
    if (!read.ok) return read;
    const { document, pictures } = read.value;
    const whole = { document: withPictures(document, figures), pictures };
    return runner.run(takeWholePage(seen.article, whole, source));
  };
}

/** Makes all of the page, as it was read from the original of `seen`, the current version of the article. */
function takeWholePage(
  seen: Article,
  { document, pictures }: WholeDocument,
  source: WholePageParts['source'],
): Command<number> {
  return {
    name: 'show the whole page',
    plan: async ({ newId, now: created }) => {
      // Reading the page takes seconds: the article may have got another version, or notes, since.
      const there = await source.now(seen.id);
      if (there === null) return failure(appError('record-missing'));
      const documentId = asId<DocumentId>(newId());
      const version = {
        documentId,
        document,
        created,
        madeBy: `${seen.importer}, whole page`,
        original: seen.original,
      };
      const change = newVersion(there, version, await (source.findAgain ?? reanchorNow)(there, version));
      const warnings = there.article.warnings.filter((code) => !ANSWERED.includes(code));
      return success({
        ops: [...change.ops, { op: 'patch', kind: 'article', id: seen.id, fields: { warnings } }],
        value: change.lost.length,
        attachments: {
          documents: [{ id: documentId, json: JSON.stringify(document) }],
          originals: pictures,
        },
      });
    },
  };
}

interface WholeDocument {
  readonly document: ArticleDocument;
  /** Bytes of its pictures. */
  readonly pictures: readonly KeptBytes[];
}

/** The document of the article among what its original gives now: the one of the same title, else the first. */
async function readWhole(
  { pool }: WholePageParts,
  article: Article,
  bytes: Uint8Array,
  beside: FindBeside,
): Promise<Result<WholeDocument, AppError>> {
  const name = article.original.name.slice(article.original.name.lastIndexOf('/') + 1);
  const file = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  let found: Extract<ImportedRow, { type: 'article' }> | null = null;
  let reason: AppError | null = null;
  let certain = false;
  const kept = new Map<Sha256, Uint8Array>();
  const parsed = await pool.parse(
    { name, file, pasted: article.original.name === '', beside, wholePage: true, address: article.url },
    {
      wanted: async () => true,
      take: async (rows) => {
        for (const row of rows) {
          if (row.type === 'article')
            for (const each of row.kept) if (each.bytes !== null) kept.set(each.sha256, each.bytes);
          if (row.type === 'failed') reason ??= row.error;
          else if (found === null || row.records.article.title === article.title) {
            found = row;
            certain = row.records.article.title === article.title;
          }
          if (certain) break;
        }
        return !certain;
      },
    },
  );
  // told by hand: the compiler does not see what the callback sets
  const row = found as Extract<ImportedRow, { type: 'article' }> | null;
  if (row !== null) {
    const document = JSON.parse(row.records.documentJson) as ArticleDocument;
    const wanted = new Set(document.figures.map((figure) => figure.original?.sha256));
    const pictures = row.kept.flatMap(({ sha256, extension }) => {
      const bytes = wanted.has(sha256) ? kept.get(sha256) : undefined;
      return bytes === undefined ? [] : [{ sha256, bytes, extension }];
    });
    return success({ document, pictures });
  }
  if (!parsed.ok) return parsed;
  return failure(reason ?? appError('file-no-text', { file: name }));
}

/** Figures of all versions whose pictures the notebook has: an edited one may have lost some. */
async function figuresOf(
  { source }: Pick<WholePageParts, 'source'>,
  documents: readonly ArticleDocument[],
  versions: readonly DocumentRecord[],
): Promise<readonly Figure[]> {
  const before = await Promise.all(versions.map((version) => source.read(version).catch(() => null)));
  const all = [...before.flatMap((document) => document ?? []), ...documents];
  return all.flatMap(({ figures }) => figures).filter(({ original }) => original !== undefined);
}

/** Finds the pictures that lay beside the page when it was imported: the notebook keeps them. */
function besideOf({ host }: Pick<WholePageParts, 'host'>, figures: readonly Figure[]): FindBeside {
  const byName = new Map(
    figures.flatMap(({ source, original }) =>
      namesOfPicture(source).map((name) => [name, original] as const),
    ),
  );
  return async (path) => {
    const original = byName.get(path);
    const read = original === undefined ? null : await host.readOriginal({ sha256: original.sha256 });
    return read?.ok === true ? new Blob([read.value.bytes as Uint8Array<ArrayBuffer>]) : null;
  };
}

/** Pictures that the notebook has stay with their figures also where they were not asked for. */
function withPictures(document: ArticleDocument, before: readonly Figure[]): ArticleDocument {
  const kept = new Map(before.map((figure) => [figure.source, figure.original]));
  const figures = document.figures.map((figure) => {
    const original = figure.original ?? kept.get(figure.source);
    return original === undefined ? figure : { ...figure, original };
  });
  return { ...document, figures };
}
