import { isAsset } from '../../../src-core/import/archive-asset.ts';
import { isNote } from '../../../src-core/import/markdown/note-pictures.ts';
import {
  belongsToNotes,
  belongsToPage,
  pageFolder,
  savedPages,
} from '../../../src-core/import/page-folder.ts';
import type { FindBeside } from '../../workers/import/protocol.ts';
import type { ImportSource } from './importing.ts';
import { pathOf } from './read-source.ts';

const LIBRARY = /\.(?:rdf|json|bib|bibtex|biblatex|ris|enex|xml)$/iu;

/** What was chosen, parted into what is imported and what only belongs to it. */
export interface FilesBeside {
  readonly sources: readonly ImportSource[];
  /**
   * Finds the files that a source may name: the folder saved with a page, pictures beside it, pictures of a note, attachments of a library.
   * Null where there are none.
   */
  readonly besideOf: (source: ImportSource) => FindBeside | null;
}

interface Beside {
  readonly file: Blob;
  /** Lies in the folder that was saved with some page. */
  readonly isPart: boolean;
  readonly isAsset: boolean;
}

/** Files in the folder that was saved with a page are no sources of their own. */
export function filesBeside(all: readonly ImportSource[]): FilesBeside {
  const paths = all.map(pathOf);
  const pages = savedPages(paths);
  const byPath = new Map<string, Beside>();
  const parts = new Set<ImportSource>();
  let forPages = false;
  all.forEach((source, at) => {
    const path = paths[at] ?? '';
    const isPart = belongsToPage(path, pages);
    if (isPart || belongsToNotes(path, pages)) parts.add(source);
    if (source.type !== 'file') return;
    const each = { file: source.file, isPart, isAsset: isAsset(path) };
    forPages ||= each.isPart || each.isAsset;
    byPath.set(path, each);
  });
  return {
    sources: all.filter((source) => !parts.has(source)),
    besideOf: (source) => {
      if (source.type !== 'file') return null;
      const path = pathOf(source);
      const page = pageFolder(path);
      const library = LIBRARY.test(path);
      const note = isNote(path);
      if (!library && ((page === null && !note) || !forPages)) return null;
      const start = path.slice(0, path.lastIndexOf('/') + 1);
      return (name) => {
        const given = start + name.normalize('NFC');
        // Notes name pictures in folders above them, too; never outside of what was chosen.
        const wanted = note ? withoutDots(given) : given;
        const found = wanted === null ? undefined : byPath.get(wanted);
        if (wanted === null || found === undefined || wanted === path) return null;
        const fits = library || page?.(wanted) === true || (!found.isPart && found.isAsset);
        return fits ? found.file : null;
      };
    },
  };
}

/** A path without steps up; null where it leads out. */
function withoutDots(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
