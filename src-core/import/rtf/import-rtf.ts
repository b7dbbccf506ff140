import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import type { ImportContext, ImportFormat } from '../import-format.ts';
import type { ImportedAnnotation, ImportedItems, ImportInput } from '../imported-article.ts';
import { officeTitle } from '../office/office-title.ts';
import { placePoints } from '../office/place-points.ts';
import { readableSize } from '../readable-size.ts';
import { splitNames } from '../split-names.ts';
import { textArticle } from '../text-article.ts';
import { readRtf } from './rtf-reader.ts';

/** Rich Text Format: paragraphs with their styles, lists, tables, notes; comments become annotations, pictures are left out. */
export const rtfFormat: ImportFormat = {
  name: 'rtf',
  looksLike: ({ ascii }) => /^(?:\xEF\xBB\xBF)?\s*\{\\rtf/u.test(ascii),
  read: importRtf,
};

async function* importRtf({ name: file, source }: ImportInput, { limits }: ImportContext): ImportedItems {
  if (source.size > limits.wholeBytes) {
    const values = { file, size: readableSize(source.size), limit: readableSize(limits.wholeBytes) };
    return yield failure(appError('file-too-large', values));
  }
  const content = readRtf(await source.read(0, source.size));
  const { drafts, comments } = content;
  if (drafts.length === 0) return;
  const title = officeTitle(content.shownTitle, content.title, drafts, file);
  const authors = splitNames(content.author);
  const article = textArticle(drafts, {
    title: title.title,
    authors,
    published: content.created || null,
    modified: content.revised || null,
    sources: {
      title: title.source,
      ...(authors.length === 0 ? {} : { authors: 'properties' }),
      ...(content.created === '' ? {} : { published: 'properties' }),
      ...(content.revised === '' ? {} : { modified: 'properties' }),
    },
    warnings: [],
    importer: 'rtf',
    mediaType: 'application/rtf',
  });
  const { document } = article;
  const offsets = placePoints(
    drafts,
    document,
    comments.flatMap(({ start, end }) => [start, end]),
  );
  const annotations = comments.flatMap(({ note }, index): ImportedAnnotation[] => {
    const end = offsets[2 * index + 1] ?? 0;
    let start = offsets[2 * index] ?? 0;
    if (start === end)
      start -= /\S+\s*$/u.exec(document.text.slice(Math.max(0, end - 100), end))?.[0].length ?? 0;
    return end <= start ? [] : [{ start, end, colour: 'yellow', note, topics: [], created: null }];
  });
  yield success({ ...article, annotations });
}
