import type { ImportSource } from '../../services/app-services.ts';

/** Sources of picked files; a picked folder's paths come with the files. */
export function pickedSources(files: Iterable<File>): readonly ImportSource[] {
  return [...files].map((file) => ({
    type: 'file',
    file,
    path: (file.webkitRelativePath === '' ? file.name : file.webkitRelativePath).normalize('NFC'),
  }));
}

/** Takes the entries out of a drop; must run inside the event, since they are gone afterwards. */
export function droppedEntries(transfer: DataTransfer): readonly FileSystemEntry[] {
  return [...transfer.items].flatMap((item) => {
    if (item.kind !== 'file') return [];
    const entry = item.webkitGetAsEntry();
    return entry === null ? [] : [entry];
  });
}

/** Hidden files and what systems leave in folders are not meant. */
const LEFT_OUT = /^(\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/iu;

/** All files of entries and of the folders among them, in name order; what cannot be read is named as such. */
export async function entrySources(entries: readonly FileSystemEntry[]): Promise<readonly ImportSource[]> {
  const sources: ImportSource[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    const path = entry.fullPath.replace(/^\//u, '').normalize('NFC');
    try {
      if (entry.isDirectory) {
        const children = await readFolder(entry as FileSystemDirectoryEntry);
        for (const child of children) if (!LEFT_OUT.test(child.name)) await walk(child);
      } else sources.push({ type: 'file', file: await readEntry(entry as FileSystemFileEntry), path });
    } catch {
      sources.push({ type: 'unreadable', path });
    }
  };
  for (const entry of entries) await walk(entry);
  return sources;
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
