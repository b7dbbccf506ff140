import { failure, success } from '../../base/result.ts';
import { appError } from '../../base/error-code.ts';
import { declaredEncoding } from '../declared-encoding.ts';
import type { ImportFormat } from '../import-format.ts';
import { readInputText } from '../read-input-text.ts';
import { bookmarkArticle } from './bookmark-article.ts';
import { readBookmarks } from './read-bookmarks.ts';

/** Bookmarks as all browsers export them, and Pocket's list of links: one article a page. */
export const bookmarksFormat: ImportFormat = {
  name: 'bookmarks',
  looksLike: ({ ascii }) =>
    /^(?:\xEF\xBB\xBF)?\s*<!DOCTYPE NETSCAPE-Bookmark-file-1/iu.test(ascii) ||
    (/<title>\s*Pocket Export\s*<\/title>/iu.test(ascii.slice(0, 4000)) &&
      /<a [^>]*time_added=/iu.test(ascii)),
  read: async function* (input, { limits }) {
    const head = await input.source.read(0, 4096);
    const read = await readInputText(input, limits.documentBytes, declaredEncoding(head));
    if (!read.ok) return yield read;
    const importer = /<!DOCTYPE NETSCAPE/iu.test(read.value.text.slice(0, 200)) ? 'bookmarks' : 'pocket';
    const seen = new Set<string>();
    for (const { title, url, description, tags } of readBookmarks(read.value.text)) {
      // Live folders, scripts and local pages ("place:", "javascript:", "file:") are no pages to read.
      const article = bookmarkArticle({
        title,
        url,
        description: description.trim(),
        tags,
        importer,
        mediaType: 'text/html',
        warnings: read.value.warnings,
      });
      if (article === null || seen.has(url)) continue;
      seen.add(url);
      yield success(article);
    }
    if (seen.size === 0) yield failure(appError('file-no-text', { file: input.name }));
  },
};
