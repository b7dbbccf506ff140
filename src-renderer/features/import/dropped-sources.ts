import type { ImportSource } from '../../services/import/importing.ts';
import { isLeftOut } from '../../services/import/left-out.ts';

/** Sources of picked files; a picked folder's paths come with the files. */
export function pickedSources(files: Iterable<File>): readonly ImportSource[] {
  return [...files].map((file) => ({
    type: 'file',
    file,
    path: (file.webkitRelativePath === '' ? file.name : file.webkitRelativePath).normalize('NFC'),
  }));
}

/** What lay in a drop: an entry, or only a file where the browser could make no entry of it. */
type Dropped = FileSystemEntry | File;

/** Takes the entries out of a drop; must run inside the event, since they are gone afterwards. */
export function droppedEntries(transfer: DataTransfer): readonly Dropped[] {
  return [...transfer.items].flatMap((item) => {
    const dropped = item.kind === 'file' ? (item.webkitGetAsEntry() ?? item.getAsFile()) : null;
    return dropped === null ? [] : [dropped];
  });
}

/** What Chromium's items can beyond the standard. */
interface HandingItem {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}

/** Handles of all that lay in a drop, none where one has none; must be called inside the event. */
export async function droppedHandles(transfer: DataTransfer): Promise<readonly FileSystemHandle[]> {
  const asked = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => (item as HandingItem).getAsFileSystemHandle?.() ?? Promise.resolve(null));
  const handles = await Promise.all(asked).catch(() => []);
  const found = handles.flatMap((handle) => handle ?? []);
  return found.length === handles.length ? found : [];
}

/**
 * All files of entries and of the folders among them, in name order; what cannot be read is named as such.
 * Links below a folder are not among its entries: browsers leave them out.
 */
export async function entrySources(entries: readonly Dropped[]): Promise<readonly ImportSource[]> {
  const sources: ImportSource[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    const path = entry.fullPath.replace(/^\//u, '').normalize('NFC');
    try {
      if (entry.isDirectory) {
        const children = await readFolder(entry as FileSystemDirectoryEntry);
        for (const child of children) if (!isLeftOut(child.name)) await walk(child);
      } else sources.push({ type: 'file', file: await readEntry(entry as FileSystemFileEntry), path });
    } catch {
      sources.push({ type: 'unreadable', path, reason: 'file-unreadable' });
    }
  };
  for (const entry of entries) {
    if (entry instanceof File) sources.push(await lonelySource(entry));
    else await walk(entry);
  }
  return sources;
}

/** A file without an entry. Dropped this moment and not there means: a link to nothing (seen in Chromium). */
async function lonelySource(file: File): Promise<ImportSource> {
  const path = file.name.normalize('NFC');
  try {
    // A part of nothing would be read without a look at the disk.
    await (file.size === 0 ? file : file.slice(0, 1)).arrayBuffer();
    return { type: 'file', file, path };
  } catch (error) {
    const gone = error instanceof DOMException && error.name === 'NotFoundError';
    return { type: 'unreadable', path, reason: gone ? 'file-link-broken' : 'file-unreadable' };
  }
}

function readEntry(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function readFolder(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // A reader gives at most 100 entries at a time, and none when all were given.
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...some);
  }
}

/** What a paste holds, or null where there is no text in it. Copied files count as files. */
export function pastedSources(data: DataTransfer): readonly ImportSource[] | null {
  if (data.files.length > 0) return pickedSources(data.files);
  const text = data.getData('text/plain');
  const html = data.getData('text/html');
  if (text.trim() === '' && html.trim() === '') return null;
  return [{ type: 'pasted', text, html: html === '' ? null : html }];
}
