import { isNote } from './markdown/note-pictures.ts';

/**
 * How programs name the folder of a saved page's pictures and scripts, after the page itself: browsers "_files", Internet
 * Explorer and Word in the language of the system, old versions ".files".
 */
const FOLDER_ENDS =
  /(?:[_-]files|\.files|-Dateien|_fichiers|_archivos|_file|_ficheiros|_arquivos|_bestanden|_elemei|_pliki|_soubory|_tiedostot|-filer|_filer|_datoteke|_dosyalar|_bylos|_fitxategiak|_fajlovi)$/iu;
const PAGE_ENDS = /\.(?:x?html?|mhtml?|xht|php|aspx?)$/iu;

/** Zotero writes a library as RDF, BibTeX or RIS and each attached file into a numbered folder below "files", beside it. */
const LIBRARY = /(?:^|\/)[^/]+\.(?:rdf|bib|bibtex|biblatex|ris)$/iu;

function libraryAt(folder: string): string {
  return `${folder}\0library`;
}

/** Pictures beside Markdown notes, or in folders below them, are theirs. */
const PICTURE = /\.(?:png|jpe?g|jfif|gif|webp|avif|svg|bmp|tiff?|heic)$/iu;
const DEEPEST_PICTURE = 3;

function notesAt(folder: string): string {
  return `${folder}\0notes`;
}

/** Pages (and libraries and notes) in a list of paths ("/" between folders), as `belongsToPage` asks for them. */
export function savedPages(paths: Iterable<string>): ReadonlySet<string> {
  const pages = new Set<string>();
  for (const given of paths) {
    const path = given.normalize('NFC');
    if (PAGE_ENDS.test(path)) pages.add(path.replace(PAGE_ENDS, ''));
    const folder = path.split('/').slice(0, -1).join('/');
    if (LIBRARY.test(path)) pages.add(libraryAt(folder));
    if (isNote(path)) pages.add(notesAt(folder));
  }
  return pages;
}

/** Whether a file so many folders below the nearest note is a picture of notes. */
export function isPictureOfNotes(name: string, folders: number): boolean {
  return folders <= DEEPEST_PICTURE && PICTURE.test(name);
}

/** Whether a file is a picture that lies beside notes or at most three folders below them: it has no words of its own. */
export function belongsToNotes(path: string, pages: ReadonlySet<string>): boolean {
  const folders = path.normalize('NFC').split('/').slice(0, -1);
  for (let up = 0; up <= folders.length && isPictureOfNotes(path, up); up += 1)
    if (pages.has(notesAt(folders.slice(0, folders.length - up).join('/')))) return true;
  return false;
}

/** Tells which files lie in the folder that was saved with a page; null where the path is no page's. */
export function pageFolder(page: string): ((path: string) => boolean) | null {
  if (!PAGE_ENDS.test(page)) return null;
  const own = savedPages([page]);
  return (path) => belongsToPage(path, own);
}

/** Whether a file lies in the folder that was saved with one of the pages or libraries: it is part of it, no article of its own. */
export function belongsToPage(path: string, pages: ReadonlySet<string>): boolean {
  const folders = path.normalize('NFC').split('/').slice(0, -1);
  return folders.some((name, depth) => {
    if (name === 'files' && /^\d+$/u.test(folders[depth + 1] ?? ''))
      return pages.has(libraryAt(folders.slice(0, depth).join('/')));
    if (!FOLDER_ENDS.test(name)) return false;
    const folder = folders.slice(0, depth + 1).join('/');
    return pages.has(folder.replace(FOLDER_ENDS, ''));
  });
}
