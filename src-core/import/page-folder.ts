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

/** Pages (and libraries) in a list of paths ("/" between folders), as `belongsToPage` asks for them. */
export function savedPages(paths: Iterable<string>): ReadonlySet<string> {
  const pages = new Set<string>();
  for (const given of paths) {
    const path = given.normalize('NFC');
    if (PAGE_ENDS.test(path)) pages.add(path.replace(PAGE_ENDS, ''));
    if (LIBRARY.test(path)) pages.add(libraryAt(path.split('/').slice(0, -1).join('/')));
  }
  return pages;
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
