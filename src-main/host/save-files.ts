import { dirname, join, sep } from 'node:path';
import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostValue } from '../../src-core/contract/host-api.ts';
import { diskError } from './disk-error.ts';
import { makeFolder, replaceFile, syncFolder } from './durable-files.ts';
import type { FileSystem } from './file-system.ts';

/** Files written at the same time. */
const PARALLEL = 8;

/** Bytes for a file; its path is relative, with "/". */
export interface BytesToSave {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes files below `base`, each replaced atomically. The guards have seen to it that every part of a path is a plain
 * name; here no link on the disk may lead out of the base either.
 */
export async function saveFiles(
  files: FileSystem,
  base: string,
  request: { readonly folderName: string; readonly files: readonly BytesToSave[] },
): Promise<Result<HostValue<'saveFiles'>, AppError>> {
  const target = join(base, request.folderName);
  try {
    await makeFolder(files, target);
    const root = await files.realpath(base);
    const folders = new Set<string>();
    for (const { path } of request.files) folders.add(dirname(join(target, ...path.split('/'))));
    for (const folder of [target, ...folders]) {
      // Checked part by part before it is made, so that nothing is created behind a link.
      const way = folder.slice(base.length + 1).split(sep);
      for (let depth = 1; depth <= way.length; depth += 1) {
        const step = join(base, ...way.slice(0, depth));
        await makeFolder(files, step);
        const real = await files.realpath(step);
        if (!real.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) {
          return failure(
            appError('request-invalid', { method: 'saveFiles', reason: `${step} leads elsewhere` }),
          );
        }
      }
    }
    const queue = [...request.files];
    const work = async (): Promise<void> => {
      for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
        await replaceFile(files, join(target, ...file.path.split('/')), file.bytes, false);
      }
    };
    const workers = await Promise.allSettled(Array.from({ length: PARALLEL }, work));
    const failed = workers.find((worker) => worker.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    for (const folder of [target, ...folders]) await syncFolder(files, folder);
    return success({ folder: target, written: request.files.length });
  } catch (thrown) {
    return failure(diskError(thrown, target));
  }
}
