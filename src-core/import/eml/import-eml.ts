import { appError } from '../../base/error-code.ts';
import { failure } from '../../base/result.ts';
import type { ImportFormat } from '../import-format.ts';
import { readableSize } from '../readable-size.ts';
import { looksLikeMail } from './looks-like-mail.ts';
import { mailArticles } from './mail-articles.ts';

/** A single mail (RFC 5322, MIME): one article, and one for each document attached. */
export const emlFormat: ImportFormat = {
  name: 'eml',
  looksLike: ({ ascii }) => looksLikeMail(ascii),
  read: async function* (input, context) {
    const { source, name: file } = input;
    if (source.size > context.limits.wholeBytes) {
      const values = {
        file,
        size: readableSize(source.size),
        limit: readableSize(context.limits.wholeBytes),
      };
      return yield failure(appError('file-too-large', values));
    }
    yield* mailArticles(await source.read(0, source.size), file, context, 'eml');
  },
};
