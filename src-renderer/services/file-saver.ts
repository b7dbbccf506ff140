import type { AppError } from '../../src-core/base/error-code.ts';
import { success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { FileToSave, HostApi } from '../../src-core/contract/host-api.ts';

/** What is written where. */
export type Written = Result<{ readonly folder: string; readonly written: number }, AppError>;

/** Files of one request to the host: this many, or this many characters. */
const FILES_AT_ONCE = 200;
const CHARACTERS_AT_ONCE = 4_000_000;

/** Sends files to the host in portions as they are made, so that an archive of any size can be exported. */
export function createFileSaver(host: Pick<HostApi, 'saveFiles'>, folderName: string) {
  let portion: FileToSave[] = [];
  let characters = 0;
  let folder = '';
  let written = 0;
  const flush = async (): Promise<Written> => {
    if (portion.length === 0) return success({ folder, written });
    const saved = await host.saveFiles({ folderName, files: portion });
    if (!saved.ok) return saved;
    ({ folder } = saved.value);
    written += saved.value.written;
    portion = [];
    characters = 0;
    return success({ folder, written });
  };
  return {
    flush,
    add: async (file: FileToSave): Promise<Written> => {
      portion.push(file);
      characters += file.text.length;
      return portion.length < FILES_AT_ONCE && characters < CHARACTERS_AT_ONCE
        ? success({ folder, written })
        : flush();
    },
  };
}
