import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { importMarkdown } from '../../../src-core/import/markdown/import-markdown.ts';
import { nativeTexts } from './native-text.ts';
import { comparedWords } from './word-agreement.ts';

/** What somebody else's reader made of a file. */
export interface Expected {
  /** One of these lists: with and without what stands in the document's properties. */
  readonly words: readonly (readonly string[])[];
  /** Whether all of the text is expected, or only these words in it. */
  readonly whole: boolean;
}

/** The expected output that lies beside a file; null where there is none. `all` holds every path of the set. */
export function expectedWords(root: string, path: string, all: ReadonlySet<string>): Expected | null {
  const stem = path.slice(0, path.length - extname(path).length);
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  if (all.has(`${stem}.native`))
    return { words: nativeTexts(read(`${stem}.native`)).map(comparedWords), whole: true };
  if (path.startsWith('notes-apps/joplin/') && all.has(`${stem}.md`) && !path.endsWith('.md'))
    return { words: [markdownWords(read(`${stem}.md`))], whole: true };
  if (path.startsWith('bibliography/') && all.has(`${stem}.json`) && !path.endsWith('.json'))
    return { words: [titleWords(JSON.parse(read(`${stem}.json`)) as unknown)], whole: false };
  if (path.startsWith('notes-apps/obsidian-importer/')) return noteWords(root, path);
  return null;
}

/** Notes lie in `expected/<name>/…md`; a file that others of its kind are missing from (the set is halved) expects only part. */
function noteWords(root: string, path: string): Expected | null {
  const folder = join(root, dirname(path), 'expected', basename(path, extname(path)));
  const files = filesBelow(folder).filter((file) => file.endsWith('.md'));
  if (files.length === 0) return null;
  const words = files.flatMap((file) => markdownWords(readFileSync(file, 'utf8')));
  return { words: [words], whole: false };
}

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function markdownWords(markdown: string): readonly string[] {
  const note = importMarkdown(markdown, 'expected.md', false, []);
  return comparedWords(note?.article.document.text ?? '');
}

/** Titles of a Zotero export; "multi" says in which languages Juris-M holds them. */
function titleWords(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(titleWords);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'title' && typeof inner === 'string'
      ? comparedWords(inner.replace(/<[^>]*>/gu, ''))
      : typeof inner === 'object' && key !== 'attachments' && key !== 'collections' && key !== 'multi'
        ? titleWords(inner)
        : [],
  );
}
