import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { cutForwards, putBack } from '../../../src-core/import/eml/cut-forwards.ts';
import type { Email } from '../../../src-core/import/eml/postal-mime.d.ts';
import { importBytes } from './import-bytes.ts';

const SEED = 20261123;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const OPTIONS = {
  forceRfc822Attachments: true,
  attachmentEncoding: 'arraybuffer',
  maxNestingDepth: 60,
} as const;

const parse = async (bytes: Uint8Array): Promise<Email> =>
  (await PostalMime.parse(bytes, OPTIONS)) as unknown as Email;

/** What the parser finds; line ends, which it writes anew, are left out of the comparison. */
function contentOf({ text, html, attachments }: Email): unknown {
  const plain = (content: ArrayBuffer | Uint8Array | string): string =>
    typeof content === 'string' ? content : textOf(new Uint8Array(content)).replace(/\r/gu, '').trimEnd();
  return {
    text,
    html,
    attachments: attachments.map((each) => ({ ...each, content: plain(each.content) })),
  };
}

const line = fc.constantFrom(
  'words',
  '',
  '--',
  '--b0',
  '--b1',
  '--b1--',
  '--b2--',
  'Subject: s',
  'Content-Type: message/rfc822',
);
const body = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\r\n'));
const type = fc.constantFrom(
  'Content-Type: text/plain\r\n',
  'content-type : Message/RFC822\r\n',
  'Content-Type:\r\n message/rfc822; name="a (1).eml"\r\n',
  'Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 8bit\r\n',
  'Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n',
  'Content-Type: application/octet-stream\r\n',
  'Content-Type: text/plain\r\nContent-Type: message/rfc822\r\n',
  '',
);
const leaf = fc.record({ type, body }).map((each) => `${each.type}\r\n${each.body}`);
const { part } = fc.letrec<{ part: string; multi: string }>((tie) => ({
  part: fc.oneof({ maxDepth: 3 }, { weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: tie('multi') }),
  multi: fc
    .record({
      parts: fc.array(tie('part'), { minLength: 1, maxLength: 4 }),
      boundary: fc.constantFrom('b0', 'b1', 'b2', 'b1--', '"b 1"', '"b2"; x="(y)"', 'b2 (note)'),
      kind: fc.constantFrom('mixed', 'digest', 'alternative'),
      closed: fc.boolean(),
    })
    .map(({ parts, boundary, kind, closed }) => {
      const plain = /^"?([^";]*?)(?:"| \(|;|$)/u.exec(boundary)![1]!;
      return `Content-Type: multipart/${kind}; boundary=${boundary}\r\n\r\n${parts.map((each) => `--${plain}\r\n${each}\r\n`).join('')}${closed ? `--${plain}--\r\n` : ''}`;
    }),
}));

describe('mails forwarded within a mail', () => {
  test(`are found by the parser as if they had never been taken out (seed ${SEED})`, async () => {
    let cuts = 0;
    await fc.assert(
      fc.asyncProperty(part, async (given) => {
        const bytes = bytesOf(`From: a@b.c\r\n${given}`);
        const { mail, forwards } = cutForwards(bytes);
        const back = putBack(await parse(mail), forwards);
        // Boundaries within boundaries that are alike: the mail is parsed as it stood.
        if (back === null) return;
        cuts += forwards.length;
        expect(contentOf(back)).toEqual(contentOf(await parse(bytes)));
      }),
      { seed: SEED, numRuns: 2000 },
    );
    expect(cuts).toBeGreaterThan(500);
  });

  test('keep their bytes as they stood, without the line end that belongs to the boundary', () => {
    const inner = 'From: x@y.z\r\nSubject: i\r\n\r\nwords \r\n\r\n';
    const { mail, forwards } = cutForwards(
      bytesOf(
        `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b--\r\n`,
      ),
    );
    expect(forwards.map(textOf)).toEqual([inner]);
    expect(textOf(mail)).not.toContain('words');
  });

  test('one within the other, a hundred thousand times, cost what each of the outer ones takes', async () => {
    const level = 'From: a@b.c\nSubject: s\nContent-Type: message/rfc822\n\n';
    const bytes = bytesOf(`${level.repeat(100_000)}words\n`);
    expect(cutForwards(bytes).mail.length).toBeLessThan(100);
    const items = await importBytes('x', bytes);
    expect(items.at(-1)).toMatchObject({ ok: false, error: { code: 'archive-too-deep' } });
  });

  test('are not put in the place of a mark that was written into the mail', async () => {
    const mail = `Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${btoa('forwarded mail 0')}\n--b\nContent-Type: message/rfc822\n\nFrom: x@y.z\nSubject: i\n\nwords\n--b--\n`;
    const { mail: cut, forwards } = cutForwards(bytesOf(mail));
    expect(forwards).toHaveLength(1);
    const back = putBack(await parse(cut), forwards);
    expect(back).toBeNull();
  });
});
