import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import type { ImportFormat } from '../import-format.ts';
import { quotedPageArticle } from '../quotes/quoted-page.ts';
import { readInputText } from '../read-input-text.ts';
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
    const read = await readInputText(input, limits.documentBytes);
    if (!read.ok) return yield read;
    const { name: file } = input;
    let value: unknown;
    try {
      value = JSON.parse(read.value.text);
    } catch {
      return yield failure(appError('file-damaged', { file, reason: 'not valid JSON' }));
    }
    const source = { importer: 'hypothesis', mediaType: 'application/json', warnings: read.value.warnings };
    for (const page of annotatedPages(annotationRows(value) ?? []))
      yield success(quotedPageArticle({ ...page, ...source, site: '' }));
  },
};
