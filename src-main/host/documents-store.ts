import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { DocumentLocation } from '../../src-core/model/article.ts';
import { diskError, errnoOf } from './disk-error.ts';
import type { FileSystem } from './file-system.ts';
import { numberedFile } from './numbered-files.ts';
import { sha256Of } from './originals-store.ts';

/** Folder of a device's document files. */
export function documentsFolder(notebookFolder: string, device: string): string {
  return join(notebookFolder, 'documents', device);
}

/**
 * Reads documents of any device by location, in the order asked for, each checked against its SHA-256.
 * The first that is missing or differs fails the request with 'document-damaged', which names file, offset and
 * the document's place in the request.
 */
export async function readDocuments(
  files: FileSystem,
  notebookFolder: string,
  locations: readonly DocumentLocation[],
): Promise<Result<readonly string[], AppError>> {
  const handles = new Map<string, FileHandle>();
  try {
    const documents: string[] = [];
    for (const location of locations) {
      const bytes = await readRange(files, handles, notebookFolder, location);
      if (bytes === null || sha256Of(bytes) !== location.sha256) {
        return failure(
          appError('document-damaged', {
            file: `documents/${location.device}/${String(location.file).padStart(6, '0')}.jsonl`,
            offset: String(location.offset),
            index: String(documents.length),
          }),
        );
      }
      documents.push(bytes.toString('utf8'));
    }
    return success(documents);
  } catch (thrown) {
    return failure(diskError(thrown, notebookFolder));
  } finally {
    for (const handle of handles.values()) await handle.close();
  }
}

async function readRange(
  files: FileSystem,
  handles: Map<string, FileHandle>,
  notebookFolder: string,
  location: DocumentLocation,
): Promise<Buffer | null> {
  const path = numberedFile(documentsFolder(notebookFolder, location.device), location.file);
  let handle = handles.get(path);
  if (handle === undefined) {
    try {
      handle = await files.open(path, 'r');
    } catch (thrown) {
      if (errnoOf(thrown) === 'ENOENT') return null;
      throw thrown;
    }
    handles.set(path, handle);
  }
  // The size is asked first, so that a location from elsewhere cannot make us reserve memory without end.
  const { size } = await handle.stat();
  if (location.offset + location.length > size) return null;
  const bytes = Buffer.alloc(location.length);
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, location.offset + done);
    if (bytesRead === 0) return null;
    done += bytesRead;
  }
  return bytes;
}
