import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { appError, type AppError } from '../../src-core/base/error-code.ts';
import { failure, success, type Result } from '../../src-core/base/result.ts';
import type { ImportLimits } from '../../src-core/import/import-limits.ts';
import { isKeptWhole } from '../../src-core/import/is-kept-whole.ts';
import { isNote } from '../../src-core/import/markdown/note-pictures.ts';
import { belongsToPage, isPictureOfNotes, savedPages } from '../../src-core/import/page-folder.ts';
import { readableSize } from '../../src-core/import/readable-size.ts';
import { openFileSource } from './file-source.ts';

/** A file to import: where it lies and how the report names it. */
export interface FoundFile {
  readonly path: string;
  /** File name in NFC, however the file system spells it. */
  readonly name: string;
  /** The folder that was chosen; absent where the file itself was. */
  readonly root?: string;
}

function fileName(path: string): string {
  return basename(path).normalize('NFC');
}

/**
 * All files at and below a path in a stable order; hidden entries are passed over.
 * Pictures of notes are passed over (`notes`: how many folders above the nearest one lies).
 * What cannot be looked at comes as an error that names it: a broken link, a folder without permission.
 */
export async function* walkFiles(
  path: string,
  { root, notes = Infinity }: { readonly root?: string; readonly notes?: number } = {},
): AsyncGenerator<Result<FoundFile, AppError & { readonly path: string }>> {
  const report = (code: AppError['code']): Result<FoundFile, AppError & { readonly path: string }> =>
    failure({ ...appError(code, { file: fileName(path) }), path });
  try {
    const info = await stat(path);
    if (info.isFile()) {
      yield success({ path, name: fileName(path), ...(root === undefined ? {} : { root }) });
      return;
    }
    if (!info.isDirectory()) {
      yield report('file-unreadable');
      return;
    }
    const entries = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
    // what was saved with a page is part of it
    const pages = savedPages(entries);
    const deep = entries.some(isNote) ? 0 : notes + 1;
    for (const name of entries) {
      if (isPictureOfNotes(name, deep)) continue;
      const below = join(path, name);
      if (belongsToPage(`${name}/`, pages) || (await belongsToLibrary(name, below, pages))) continue;
      // A link to a folder above would walk in circles, so folders are entered only by their own name.
      const link = await lstat(below).catch(() => null);
      if (link?.isSymbolicLink() === true && (await stat(below).catch(() => null))?.isDirectory() === true)
        continue;
      yield* walkFiles(below, { root: root ?? path, notes: deep });
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const isLink = (await lstat(path).catch(() => null))?.isSymbolicLink() === true;
    if (isLink && code === 'ENOENT') yield report('file-link-broken');
    else yield report(code === 'ENOENT' ? 'file-vanished' : 'file-unreadable');
  }
}

/** Whether it is the folder of a library's files: all in it is numbered folders. */
async function belongsToLibrary(name: string, path: string, pages: ReadonlySet<string>): Promise<boolean> {
  if (!belongsToPage(`${name}/0/`, pages)) return false;
  const entries = (await readdir(path).catch(() => [])).filter((each) => !each.startsWith('.'));
  return entries.length > 0 && entries.every((each) => belongsToPage(`${name}/${each}/`, pages));
}

/** Reads a file whole; null where it is not kept whole and must be read piece by piece. Fails where it is too large, has vanished, or may not be read. */
export async function readFileToKeep(
  file: FoundFile,
  limits: ImportLimits,
): Promise<Result<Uint8Array | null, AppError>> {
  try {
    const { size } = await stat(file.path);
    if (size > limits.archiveBytes) {
      const values = { file: file.name, size: readableSize(size), limit: readableSize(limits.archiveBytes) };
      return failure(appError('file-too-large', values));
    }
    const source = await openFileSource(file.path);
    try {
      return success((await isKeptWhole(source, file.name, limits)) ? await readFile(file.path) : null);
    } finally {
      await source.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return failure(appError(code === 'ENOENT' ? 'file-vanished' : 'file-unreadable', { file: file.name }));
  }
}
