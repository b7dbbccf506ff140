import { failure, success } from '../../base/result.ts';
import { appError } from '../../base/error-code.ts';
import { rowError } from '../archive-row.ts';
import type { ImportFormat } from '../import-format.ts';
import type { ImportWarning } from '../import-warning.ts';
import { quotedPageArticle, type QuotedPage } from '../quotes/quoted-page.ts';
import { readInputJson } from '../read-input-json.ts';
import { annotatedPages } from './annotated-pages.ts';
import type { Flaw } from './flaw.ts';
import { annotationsIn, readAnnotation, type ReadTarget } from './read-annotations.ts';

/** Descriptions of picture books name the context of annotations beside their own. */
const OTHERS = /"https?:\/\/iiif\.io\//u;
/** Written at the top of such files, and what those who leave it out still say. */
const CONTEXT = /"https?:\/\/www\.w3\.org\/ns\/anno\.jsonld"/u;
const ANNOTATION = /"@?type"\s*:\s*\[?\s*"(?:oa:)?Annotation(?:Collection|Page)?"/u;

/**
 * Web Annotations (W3C, JSON-LD): one article a page, which goes onto the page itself where the notebook has it. What is not
 * an annotation, or says nothing about anything, is reported by its number.
 */
export const webAnnotationFormat: ImportFormat = {
  name: 'web-annotation',
  looksLike: ({ ascii }) =>
    /^(?:\xEF\xBB\xBF)?\s*[[{]/u.test(ascii) &&
    (ANNOTATION.test(ascii) || (CONTEXT.test(ascii) && !OTHERS.test(ascii))),
  read: async function* (input, { limits }) {
    const read = await readInputJson(input, limits.documentBytes);
    if (!read.ok) return yield read;
    const { value, warnings } = read.value;
    const { name: file } = input;
    const list = annotationsIn(value);
    if (list === null)
      return yield failure(appError('file-damaged', { file, reason: 'no annotation in it' }));
    const targets: ReadTarget[] = [];
    const doubtsOf = new Map<string, Set<ImportWarning>>();
    const doubt = (source: string, warning: ImportWarning): void =>
      void doubtsOf.set(source, (doubtsOf.get(source) ?? new Set()).add(warning));
    const isNested = list.length !== 1 || list[0] !== value;
    for (const [index, item] of list.entries()) {
      const annotation = readAnnotation(item, isNested);
      const [worst] = annotation.flaws.toSorted((a, b) => a.level.localeCompare(b.level));
      const useful = annotation.targets.filter(({ quote }) => saysSomething(quote));
      if (useful.length === 0)
        yield failure(
          rowError({ file, row: index + 1 }, worst === undefined ? 'says nothing' : inWords(worst)),
        );
      for (const { source } of useful) {
        if (worst !== undefined) doubt(source, 'annotations-flawed');
        for (const loss of annotation.losses) doubt(source, loss);
      }
      targets.push(...useful);
    }
    for (const { source, ...page } of annotatedPages(targets)) {
      const quoted: QuotedPage = {
        ...page,
        title: page.title || (page.url === '' ? source : ''),
        site: '',
        keywords: [],
        importer: 'web-annotation',
        mediaType: 'application/ld+json',
        warnings: [...warnings, ...(doubtsOf.get(source) ?? [])],
      };
      const alone = quotedPageArticle({ ...quoted, warnings: [...quoted.warnings, 'page-missing'] });
      yield success({ ...alone, sourceId: source, annotates: quoted });
    }
  },
};

/** A passage is something even without a word about it, and so is a page that somebody kept under a name. */
function saysSomething({ note, topics, selectors, via }: ReadTarget['quote']): boolean {
  return note !== '' || topics.length > 0 || selectors !== undefined || via !== undefined;
}

function inWords({ at, what }: Flaw): string {
  return at === '' ? what : `${at} ${what}`;
}
