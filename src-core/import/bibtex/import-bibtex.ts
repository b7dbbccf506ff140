import type { ImportFormat } from '../import-format.ts';
import { readInputText } from '../read-input-text.ts';
import { attachedArticles } from '../references/attached-articles.ts';
import { attachedFiles } from './attached-files.ts';
import { bibtexReference } from './bibtex-reference.ts';
import { parseEntry, readStrings, type ParsedEntry } from './parse-entry.ts';
import { splitEntries, type RawEntry } from './split-entries.ts';

/** The first thing that is no comment is an entry. */
const START = /^(?:\xEF\xBB\xBF)?(?:\s|%[^\r\n]*[\r\n])*@\s*[A-Za-z][\w-]*\s*[{(]/u;
const ENTRY = /^[ \t]*@\s*[A-Za-z][\w-]*\s*[{(]\s*[^\s,{}()"]{1,200}\s*[,=]/mu;
const NO_WORK = /^(?:string|preamble|comment|xdata|set|control|bibnote)$/u;

/** BibTeX and BibLaTeX: one article an entry, LaTeX read into Unicode; an entry that cannot be read costs only itself. */
export const bibtexFormat: ImportFormat = {
  name: 'bibtex',
  looksLike: ({ ascii, name }) =>
    (START.test(ascii) || /\.bib(?:tex|latex)?$/iu.test(name)) && ENTRY.test(ascii),
  read: async function* (input, context) {
    const { limits } = context;
    const read = await readInputText(input, limits.documentBytes);
    if (!read.ok) return yield read;
    const entries = [...splitEntries(read.value.text)];
    const byKey = new Map(
      entries.filter(({ key }) => key !== '').map((entry) => [entry.key.toLowerCase(), entry]),
    );
    const strings = await readStrings(entries);
    const source = { importer: 'bibtex', mediaType: 'application/x-bibtex', warnings: read.value.warnings };
    for (const entry of entries) {
      if (NO_WORK.test(entry.type) || entry.fields.length === 0) continue;
      const parsed = await parseEntry(entry, parentsOf(entry, byKey), strings);
      const reference = bibtexReference(parsed);
      const attachments = attachedFiles(entry).map((path) => ({ path, url: '' }));
      yield* attachedArticles(
        { reference, attachments, notes: annotationsOf(parsed), highlights: [] },
        input,
        context,
        source,
      );
    }
  },
};

/** Entries whose fields this one takes over. */
function parentsOf(entry: RawEntry, byKey: ReadonlyMap<string, RawEntry>): readonly RawEntry[] {
  const keys = entry.fields
    .filter(({ name }) => name === 'crossref' || name === 'xdata')
    .flatMap(({ value }) => value.replace(/[{}"]/gu, '').split(/\s*,\s*/u));
  return keys
    .flatMap((key) => byKey.get(key.trim().toLowerCase()) ?? [])
    .filter((parent) => parent !== entry);
}

/** What the owner of the library wrote; "note" says something about the publication. */
function annotationsOf({ fields }: ParsedEntry): readonly string[] {
  return ['annotation', 'annote'].flatMap((name) => {
    const value = fields[name];
    return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [];
  });
}
