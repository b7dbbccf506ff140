import type { ImportSource } from './importing.ts';
import { isLeftOut } from './left-out.ts';

/** All files behind handles and below the folders among them, in name order; what cannot be read any more is named as such. */
export async function handleSources(handles: readonly FileSystemHandle[]): Promise<readonly ImportSource[]> {
  return sourcesOf(handles, '');
}

async function sourcesOf(
  handles: readonly FileSystemHandle[],
  above: string,
): Promise<readonly ImportSource[]> {
  // All files of a folder at once, each folder after the other.
  const files = handles.map((handle) => (handle.kind === 'file' ? sourceOf(handle, above) : null));
  const sources: ImportSource[] = [];
  for (const [index, handle] of handles.entries()) {
    const file = await files[index];
    if (file) sources.push(file);
    else sources.push(...(await sourcesBelow(handle, above)));
  }
  return sources;
}

async function sourceOf(handle: FileSystemHandle, above: string): Promise<ImportSource> {
  const path = `${above}${handle.name}`.normalize('NFC');
  try {
    return { type: 'file', file: await (handle as FileSystemFileHandle).getFile(), path };
  } catch {
    return { type: 'unreadable', path, reason: 'file-unreadable' };
  }
}

async function sourcesBelow(folder: FileSystemHandle, above: string): Promise<readonly ImportSource[]> {
  const path = `${above}${folder.name}`.normalize('NFC');
  try {
    return await sourcesOf(await childrenOf(folder as FileSystemDirectoryHandle), `${path}/`);
  } catch {
    return [{ type: 'unreadable', path, reason: 'file-unreadable' }];
  }
}

async function childrenOf(folder: FileSystemDirectoryHandle): Promise<readonly FileSystemHandle[]> {
  const children: FileSystemHandle[] = [];
  for await (const child of folder.values()) if (!isLeftOut(child.name)) children.push(child);
  return children.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a file or folder is still where it was. */
export async function isThere(handle: FileSystemHandle): Promise<boolean> {
  try {
    if (handle.kind === 'file') await (handle as FileSystemFileHandle).getFile();
    else await (handle as FileSystemDirectoryHandle).keys().next();
    return true;
  } catch {
    return false;
  }
}

/** What Chromium's handles can beyond the standard; absent where permission lasts. */
interface AskingHandle {
  readonly queryPermission?: (access: { readonly mode: 'read' }) => Promise<PermissionState>;
  readonly requestPermission?: (access: { readonly mode: 'read' }) => Promise<PermissionState>;
}

/** Asks the user, where that is needed, whether the handles may be read again; only just after a key or a click. */
export async function mayRead(handles: readonly FileSystemHandle[]): Promise<boolean> {
  for (const handle of handles as readonly AskingHandle[]) {
    const access = { mode: 'read' } as const;
    let state = (await handle.queryPermission?.(access)) ?? 'granted';
    // Too long after the click Chromium throws instead of asking.
    if (state !== 'granted')
      state = (await handle.requestPermission?.(access).catch(() => 'denied' as const)) ?? 'denied';
    if (state !== 'granted') return false;
  }
  return true;
}
