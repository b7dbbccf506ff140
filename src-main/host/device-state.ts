import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ID_SHAPE } from '../../src-core/base/id.ts';
import type { DeviceId } from '../../src-core/base/id.ts';
import { encodeUtf8 } from '../../src-core/base/text-codec.ts';
import type { DevicePosition } from '../../src-core/journal/transaction.ts';
import { z } from '../../src-core/model/guard.ts';
import { makeFolder, readIfPresent, replaceFile } from './durable-files.ts';
import type { FileSystem } from './file-system.ts';

/**
 * Which device this machine is in one notebook folder. Kept outside the notebook, so that a copied folder becomes
 * another device and two copies never continue the same journal.
 */
export interface DeviceState {
  readonly deviceId: DeviceId;
  /** An end of the device's journal that is known to have been reached. */
  readonly end: DevicePosition;
}

const guard = z.object({
  deviceId: z.string().regex(ID_SHAPE),
  end: z.object({ file: z.int().positive(), offset: z.int().nonnegative() }),
});

/** Path of the state of this machine in this notebook at this place. */
export function deviceStateFile(stateFolder: string, notebookId: string, notebookFolder: string): string {
  const key = createHash('sha256').update([hostname(), notebookId, notebookFolder].join('\0')).digest('hex');
  return join(stateFolder, 'devices', `${key.slice(0, 32)}.json`);
}

/** The remembered state, or null where there is none that can be read. */
export async function readDeviceState(files: FileSystem, path: string): Promise<DeviceState | null> {
  const bytes = await readIfPresent(files, path);
  if (bytes === null) return null;
  try {
    const { deviceId, end } = guard.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return { deviceId: deviceId as DeviceId, end };
  } catch {
    return null;
  }
}

/** Remembers the state; `notebookFolder` is for people who look into the file. */
export async function writeDeviceState(
  files: FileSystem,
  path: string,
  state: DeviceState,
  notebookFolder: string,
): Promise<void> {
  await makeFolder(files, join(path, '..'));
  await replaceFile(files, path, encodeUtf8(JSON.stringify({ ...state, notebookFolder })));
}
