import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostApi } from '../../src-core/contract/host-api.ts';
import { fileName } from '../../src-core/export/markdown/file-name.ts';
import { fileExtension } from '../../src-core/import/file-extension.ts';
import { originalExtension } from '../../src-core/import/original-extension.ts';
import type { Operation } from '../../src-core/journal/operation.ts';
import type { OriginalRef } from '../../src-core/model/article.ts';
import type { CommandResult } from './app-services.ts';

/** Something that was done with an article. */
export interface ArticleLogEntry {
  /** Name of the command, as the undo menu has it. */
  readonly command: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** Where an article comes from, with the proof. */
export interface ProvenanceService {
  /** The untouched bytes, checked against their SHA-256 here, whatever the host says of them. */
  original(original: OriginalRef): Promise<Result<Uint8Array, AppError>>;
  /** Writes them to where exports go. */
  save(original: OriginalRef): CommandResult<{ readonly folder: string; readonly written: number }>;
  /** All that was done with the article, read from the journal, the first thing first; a large notebook takes seconds. */
  log(id: ArticleId, signal: AbortSignal): Promise<Result<readonly ArticleLogEntry[], AppError>>;
  /** Takes the whole page in place of the article that was found in it; answers how many annotations are not in it. */
  showWholePage(id: ArticleId): CommandResult<number>;
}

/** Transactions that are read at once. */
const PAGE = 500;

/** Reads originals and the journal. */
export function createProvenanceService(
  host: Pick<HostApi, 'readOriginal' | 'saveOriginal' | 'readJournal'>,
  notebookName: string,
  showWholePage: ProvenanceService['showWholePage'],
): ProvenanceService {
  return {
    original: async ({ sha256, name }) => {
      const read = await host.readOriginal({ sha256 });
      if (!read.ok) return read;
      const { bytes } = read.value;
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
      const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return hex === sha256 ? success(bytes) : failure(appError('original-damaged', { name }));
    },
    save: (original) => {
      const { name, sha256 } = original;
      const last = name.slice(name.lastIndexOf('/') + 1);
      const extension = fileExtension(last);
      const stem = extension === '' ? last : last.slice(0, -extension.length - 1);
      const plain = `${fileName(stem)}.${extension || originalExtension(original)}`;
      return host.saveOriginal({ folderName: fileName(notebookName), name: plain, sha256 });
    },
    log: async (id, signal) => {
      const entries: ArticleLogEntry[] = [];
      // Annotations and links of the article, met on the way: what is done to them is done to it.
      const ids = new Set<string>([id]);
      let position = {};
      while (!signal.aborted) {
        const page = await host.readJournal({ from: position, limit: PAGE });
        if (!page.ok) return page;
        for (const { command, at, ops } of page.value.transactions) {
          if (ops.filter((operation) => concerns(operation, ids)).length > 0) entries.push({ command, at });
        }
        if (page.value.done) break;
        ({ position } = page.value);
      }
      return success(entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)));
    },
    showWholePage,
  };
}

/** Whether an operation is about one of these records; a record that hangs on one of them is added to them. */
function concerns(operation: Operation, ids: Set<string>): boolean {
  if (ids.has(operation.id)) return true;
  if (operation.op !== 'put') return false;
  const { kind, record } = operation;
  const belongs =
    kind === 'annotation' || kind === 'document'
      ? ids.has(record.articleId)
      : kind === 'link' && (ids.has(record.from.id) || ids.has(record.to.id));
  if (belongs) ids.add(operation.id);
  return belongs;
}
