import { failure, success } from '../../base/result.ts';
import { rowError } from '../archive-row.ts';
import type { ImportFormat } from '../import-format.ts';
import { quotedPageArticle } from '../quotes/quoted-page.ts';
import { readInputJson } from '../read-input-json.ts';
import { annotatedPages, annotationRows } from './read-annotations.ts';

/** Annotations of Hypothesis in JSON: one article a page, which goes onto the page itself where the notebook has it. */
export const hypothesisFormat: ImportFormat = {
  name: 'hypothesis',
  looksLike: ({ ascii }) =>
    /^(?:\xEF\xBB\xBF)?\s*[[{]/u.test(ascii) &&
    /"uri"\s*:\s*"/u.test(ascii) &&
    /"target"\s*:\s*\[/u.test(ascii) &&
    /"(?:group|permissions|selector|user_info|export_userid)"\s*:/u.test(ascii),
  read: async function* (input, { limits }) {
    const read = await readInputJson(input, limits.documentBytes);
    if (!read.ok) return yield read;
    const { value, warnings } = read.value;
    const { pages, withoutPage } = annotatedPages(annotationRows(value) ?? []);
    for (const row of withoutPage) yield failure(rowError({ file: input.name, row }, 'names no page'));
    for (const { source, ...page } of pages) {
      const article = quotedPageArticle({
        ...page,
        title: page.title || (page.url === '' ? source : ''),
        importer: 'hypothesis',
        mediaType: 'application/json',
        warnings: [...warnings, ...page.warnings],
        site: '',
      });
      yield success({ ...article, sourceId: source });
    }
  },
};
