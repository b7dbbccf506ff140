import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import { FROM_LINE, looksLikeMail } from '../eml/looks-like-mail.ts';
import { mailArticles } from '../eml/mail-articles.ts';
import type { ImportFormat } from '../import-format.ts';
import { mboxMessages, unquoted } from './mbox-messages.ts';

/** Bytes of one message, its attachments included. */
const LONGEST = 128 * 1024 * 1024;
const REASON_LENGTH = 200;

/** A mailbox of any size: each message is an article (and its documents are), with its own bytes as original. */
export const mboxFormat: ImportFormat = {
  name: 'mbox',
  inParts: true,
  looksLike: ({ ascii }) => {
    const [, line, rest] = /^(From [^\r\n]{1,300})\r?\n([^]*)$/u.exec(ascii) ?? [];
    return (
      line !== undefined &&
      FROM_LINE.test(line) &&
      looksLikeMail((rest ?? '').replace(/^(?:>?From [^\r\n]*\r?\n)+/u, ''))
    );
  },
  read: async function* (input, context) {
    let row = 0;
    for await (const message of mboxMessages(input.source, LONGEST)) {
      row += 1;
      const file = `${input.name}#${row}`;
      if (message === null) {
        yield failure(
          appError('file-row-invalid', { file: input.name, row: String(row), reason: 'too long' }),
        );
        continue;
      }
      const part = { name: `#${row}.eml`, bytes: message, mediaType: 'message/rfc822' };
      try {
        for await (const item of mailArticles(unquoted(message), file, context, 'mbox'))
          yield item.ok && item.value.part === null ? success({ ...item.value, part }) : item;
      } catch (error) {
        // One message that cannot be read costs only itself.
        const reason = error instanceof Error ? error.message.slice(0, REASON_LENGTH) : 'unknown';
        yield failure(appError('file-row-invalid', { file: input.name, row: String(row), reason }));
      }
    }
  },
};
