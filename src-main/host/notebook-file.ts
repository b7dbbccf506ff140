import { basename, join } from 'node:path';
import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { ID_SHAPE } from '../../src-core/base/id.ts';
import type { NotebookId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import { encodeUtf8 } from '../../src-core/base/text-codec.ts';
import { CURRENT_FORMAT } from '../../src-core/journal/migrations.ts';
import { z } from '../../src-core/model/guard.ts';
import { errnoOf } from './disk-error.ts';
import { readIfPresent, replaceFile, TEMPORARY_SUFFIX } from './durable-files.ts';
import type { FileSystem } from './file-system.ts';
import { freshId } from './fresh-id.ts';
import { LOCK_NAME } from './notebook-lock.ts';

/** Name of the file that makes a folder a notebook. */
export const NOTEBOOK_FILE = 'notebook.json';

const FORMAT = 'florilegium-notebook';

const guard = z.object({
  format: z.literal(FORMAT),
  version: z.int().positive(),
  notebookId: z.string().regex(ID_SHAPE),
  name: z.string(),
});

/** What notebook.json says. */
export interface NotebookFile {
  readonly notebookId: NotebookId;
  readonly name: string;
}

/** What systems put into folders by themselves: such a folder is still empty. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', LOCK_NAME]);

/** Whether a folder is a notebook, could become one, or is something else. */
export type FolderState = 'notebook' | 'empty' | 'other';

/** Looks at a folder without changing it; what is absent counts as empty. */
export async function folderState(files: FileSystem, folder: string): Promise<FolderState> {
  let names: readonly string[];
  try {
    names = await files.readdir(folder);
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT') return 'empty';
    if (errnoOf(thrown) === 'ENOTDIR') return 'other';
    throw thrown;
  }
  // A journal without notebook.json is a damaged notebook, and never a place for a new one.
  if (names.includes(NOTEBOOK_FILE) || names.includes('journal')) return 'notebook';
  return names.every((name) => LITTER.has(name) || name.endsWith(TEMPORARY_SUFFIX)) ? 'empty' : 'other';
}

/** Reads notebook.json; refuses a newer format ('notebook-newer') and a damaged file ('notebook-damaged'). */
export async function readNotebookFile(
  files: FileSystem,
  folder: string,
): Promise<Result<NotebookFile, AppError>> {
  const bytes = await readIfPresent(files, join(folder, NOTEBOOK_FILE));
  const damaged = failure(appError('notebook-damaged', { file: NOTEBOOK_FILE, folder }));
  if (bytes === null) return damaged;
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return damaged;
  }
  const newer = z
    .object({ format: z.literal(FORMAT), version: z.int().gt(CURRENT_FORMAT) })
    .safeParse(parsed);
  if (newer.success) {
    return failure(appError('notebook-newer', { folder, version: String(newer.data.version) }));
  }
  const checked = guard.safeParse(parsed);
  if (!checked.success) return damaged;
  return success({ notebookId: checked.data.notebookId as NotebookId, name: checked.data.name });
}

/** Makes an empty folder a notebook. */
export async function createNotebookFile(
  files: FileSystem,
  folder: string,
  nowMs: number,
): Promise<NotebookFile> {
  const notebookId = freshId(nowMs) as NotebookId;
  const name = basename(folder).normalize('NFC');
  const created = new Date(nowMs).toISOString();
  const json = JSON.stringify(
    { format: FORMAT, version: CURRENT_FORMAT, notebookId, name, created },
    null,
    2,
  );
  await replaceFile(files, join(folder, NOTEBOOK_FILE), encodeUtf8(`${json}\n`));
  return { notebookId, name };
}
