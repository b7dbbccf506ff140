import { isAsset } from '../../../src-core/import/archive-asset.ts';
import { belongsToPage, pageFolder, savedPages } from '../../../src-core/import/page-folder.ts';
import type { RelatedFile } from '../../workers/import/protocol.ts';
import type { ImportSource } from '../app-services.ts';
import { pathOf } from './read-source.ts';

/** Files that go along with one: their handles travel to the worker with each page. */
const MOST = 2000;
const LIBRARY = /\.(?:rdf|json|bib|ris|enex|xml)$/iu;

/** What was chosen, parted into what is imported and what only belongs to it. */
export interface FilesBeside {
  readonly sources: readonly ImportSource[];
  /** Files that a source may name: the folder saved with a page, pictures beside it, attachments of a library. */
  readonly relatedTo: (source: ImportSource) => readonly RelatedFile[];
}

/** Files in the folder that was saved with a page are no sources of their own. */
export function filesBeside(all: readonly ImportSource[]): FilesBeside {
  const pages = savedPages(all.map(pathOf));
  const isPart = (source: ImportSource): boolean => belongsToPage(pathOf(source), pages);
  // By folder, each with all that lies below it.
  const below = new Map<string, ImportSource[]>();
  for (const source of all) {
    if (source.type !== 'file') continue;
    for (let folder = folderOf(pathOf(source)); ; folder = folderOf(folder)) {
      const there = below.get(folder);
      if (there === undefined) below.set(folder, [source]);
      else if (folder !== '' || there.length <= MOST) there.push(source);
      if (folder === '') break;
    }
  }
  return {
    sources: all.filter((source) => !isPart(source)),
    relatedTo: (source) => {
      if (source.type !== 'file') return [];
      const path = pathOf(source);
      const page = pageFolder(path);
      const library = LIBRARY.test(path);
      if (page === null && !library) return [];
      const folder = folderOf(path);
      const start = folder === '' ? 0 : folder.length + 1;
      const found: RelatedFile[] = [];
      for (const each of below.get(folder) ?? []) {
        if (each === source || each.type !== 'file') continue;
        const name = pathOf(each);
        const own = page !== null && page(name);
        if (library || own || (!isPart(each) && isAsset(name)))
          found.push({ path: name.slice(start), file: each.file });
        if (found.length >= MOST) break;
      }
      return found;
    },
  };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
