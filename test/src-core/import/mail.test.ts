import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '../../../src-core/import/byte-source.ts';
import { mboxMessages, unquoted } from '../../../src-core/import/mbox/mbox-messages.ts';
import { articlesOf, blocksOf } from './articles-of.ts';
import { importBytes } from './import-bytes.ts';

const SEED = 20261122;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : new TextDecoder().decode(bytes);
const HEADERS =
  'From: =?utf-8?Q?M=C3=BCller=2C_Hans?= <hans@example.org>\r\nTo: Anna <anna@example.org>\r\nSubject: Re: A subject\r\nDate: Mon, 3 Nov 2025 18:23:00 +0100\r\nMessage-ID: <1@example.org>\r\n';
const plain = (body: string, headers = HEADERS): string =>
  `${headers}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body.replaceAll('\n', '\r\n')}`;
const html = (body: string): string => `${HEADERS}Content-Type: text/html; charset=utf-8\r\n\r\n${body}`;
const PNG = Uint8Array.from([
  137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0, 0, 0, 1, 0, 8, 6, 0, 0, 0,
]);
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

describe('a mail', () => {
  test('has its headers as metadata, people in reading order, its date in its own zone', async () => {
    const [article] = await articlesOf('x', plain('Hello there.\n'));
    expect(article).toMatchObject({
      importer: 'eml',
      mediaType: 'message/rfc822',
      sourceId: '<1@example.org>',
      metadata: { title: 'Re: A subject', authors: ['Hans Müller'], published: '2025-11-03T17:23:00Z' },
    });
    expect(blocksOf(article!)[0]).toBe(
      'caption: From: Müller, Hans <hans@example.org> · To: Anna <anna@example.org>',
    );
  });

  test('in plain text: the answered mail below and the signature are folded, an answered quotation stays', async () => {
    const [article] = await articlesOf(
      'x',
      plain(
        '> Shall we meet on Monday?\n\nYes, let us do that at noon in the usual place.\n\n-- \nHans Müller\nExample Ltd.\n\nOn Sun, 2 Nov 2025 at 10:00, Anna <anna@example.org> wrote:\n\n> A longer story that goes on here.\n',
      ),
    );
    expect(blocksOf(article!).slice(1)).toEqual([
      'quote: Shall we meet on Monday?',
      'paragraph: Yes, let us do that at noon in the usual place.',
      'paragraph (leftover): --\nHans Müller\nExample Ltd.',
      'paragraph (leftover): On Sun, 2 Nov 2025 at 10:00, Anna <anna@example.org> wrote:',
      'quote (leftover): A longer story that goes on here.',
    ]);
  });

  test.each([
    ['-----Ursprüngliche Nachricht-----\nVon: Anna\nGesendet: Montag\nBetreff: x\n\nAlter Text.'],
    [
      'Von: Anna <anna@example.org>\nGesendet: Montag, 3. November 2025 10:00\nAn: Hans\nBetreff: x\n\nAlter Text.',
    ],
    ['De : Anna <anna@example.org>\nEnvoyé : lundi 3 novembre 2025 10:00\nÀ : Hans\n\nAlter Text.'],
  ])('folds what Outlook puts below: %j', async (below) => {
    const [article] = await articlesOf('x', plain(`Das ist meine Antwort darauf.\n\n${below}\n`));
    const { blocks, text } = article!.document;
    const shown = blocks
      .filter(({ role }) => role === undefined)
      .map(({ start, end }) => text.slice(start, end));
    expect(shown.slice(1)).toEqual(['Das ist meine Antwort darauf.']);
  });

  test('in HTML: quotations and signatures are known by their boxes; a forwarded mail stays to be read', async () => {
    const body =
      '<div dir="ltr"><p>The answer that matters here.</p></div><div class="gmail_signature">Hans<br>Example Ltd.</div><div class="gmail_quote"><div class="gmail_attr">On Monday Anna wrote:</div><blockquote class="gmail_quote"><p>What was asked before.</p></blockquote></div>';
    const [answer] = await articlesOf('x', html(body));
    expect(
      blocksOf(answer!)
        .slice(1)
        .filter((block) => !block.includes('(leftover)')),
    ).toEqual(['paragraph: The answer that matters here.']);
    const [forwarded] = await articlesOf('x', html(body).replace('Subject: Re: A', 'Subject: Fwd: A'));
    expect(
      blocksOf(forwarded!).some((block) => block.endsWith('What was asked before.') && !block.includes('(')),
    ).toBe(true);
  });

  test('keeps the pictures that it holds and gives each attached document an article of its own', async () => {
    const mail = `${HEADERS}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: multipart/related; boundary=b2\r\n\r\n--b2\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Look at this picture of it:</p><p><img src="cid:pic%401" alt="A view"> there</p><img src="https://example.org/pixel.png" width="1" height="1">\r\n--b2\r\nContent-Type: image/png\r\nContent-ID: <pic@1>\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(PNG)}\r\n--b2--\r\n--b1\r\nContent-Type: application/octet-stream; name="notes.bin"\r\nContent-Disposition: attachment; filename="report"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(bytesOf('# A report\n\nWith **words** in it.\n\n- one\n- two\n'))}\r\n--b1\r\nContent-Type: message/rfc822\r\n\r\n${plain('An older mail.\n', HEADERS.replace('A subject', 'Inner'))}\r\n--b1\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename="photo.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(PNG)}\r\n--b1--\r\n`;
    const articles = await articlesOf('x', mail);
    expect(
      articles.map(({ importer, metadata, part }) => [importer, metadata.title, part?.name ?? null]),
    ).toEqual([
      ['eml', 'Re: A subject', null],
      ['markdown', 'A report', 'report'],
      ['eml', 'Re: Inner', '2.eml'],
    ]);
    expect(articles[0]!.pictures.map(({ source, mediaType }) => [source, mediaType])).toEqual([
      ['cid:pic@1', 'image/png'],
      ['cid:3', 'image/png'],
    ]);
    expect(articles[0]!.document.figures).toEqual([
      { beforeBlock: 2, alt: 'A view', source: 'cid:pic@1' },
      { beforeBlock: 3, alt: '', source: 'cid:3' },
    ]);
  });

  test('that is encrypted says so', async () => {
    const [item] = await importBytes(
      'x',
      bytesOf(plain('-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n')),
    );
    expect(item).toMatchObject({ ok: false, error: { code: 'file-encrypted' } });
  });

  test('is not seen in text that only begins like one', async () => {
    const [letter] = await articlesOf(
      'letter.txt',
      'From: the desk of the editor\n\nDear readers, this is a plain text about things.\n',
    );
    const [notes] = await articlesOf(
      'notes.txt',
      'Title: Notes\nAuthor: Somebody\nDate: 2020-01-01\n\nThe text of these notes goes here.\n',
    );
    expect([letter?.importer, notes?.importer]).toEqual(['plain-text', 'plain-text']);
  });
});

describe('a mailbox', () => {
  const FROM = 'From hans@example.org Mon Nov  3 18:23:00 2025\n';

  test('gives an article a message, each with its own bytes as original; "From" in running text ends none', async () => {
    const first = plain('>From here on it is quoted.\n\nFrom Monday 10:30 on we meet.\n');
    const second = plain('The second one.\n', HEADERS.replace('A subject', 'Second'));
    const articles = await articlesOf('mail', `${FROM}${first}\n\n${FROM}${second}\n`);
    expect(
      articles.map(({ importer, metadata, part }) => [importer, metadata.title, part?.name, part?.mediaType]),
    ).toEqual([
      ['mbox', 'Re: A subject', '#1.eml', 'message/rfc822'],
      ['mbox', 'Re: Second', '#2.eml', 'message/rfc822'],
    ]);
    expect(textOf(articles[0]!.part!.bytes)).toContain('>From here');
    expect(blocksOf(articles[0]!).slice(1)).toEqual([
      'paragraph: From here on it is quoted.',
      'paragraph: From Monday 10:30 on we meet.',
    ]);
  });

  test(`comes apart into the messages that were put in, wherever its pieces are cut (seed ${SEED})`, async () => {
    const message = fc
      .array(
        fc.constantFrom('words here', '', 'From now on', '>From quoted', 'Subject: x', 'x'.repeat(700)),
        { maxLength: 12 },
      )
      .map((lines) => `Subject: s\nFrom: a@b\n\n${lines.join('\n')}\nend\n`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 3000 }),
        async (messages, padding) => {
          // Long enough that pieces are cut inside of it.
          const long = [
            `Subject: long\n\n${`${'y'.repeat(99)}\n`.repeat(10_480)}${'z'.repeat(padding)}\n`,
            ...messages,
          ];
          const box = bytesOf(long.map((each) => `${FROM}${each}\n`).join(''));
          const found: (string | null)[] = [];
          for await (const each of mboxMessages(bytesSource(box), 1 << 24)) found.push(textOf(each));
          expect(found.map((each) => each?.trimEnd())).toEqual(long.map((each) => each.trimEnd()));
        },
      ),
      { seed: SEED, numRuns: 15 },
    );
  });

  test('names a message that is too long and goes on with the next', async () => {
    const box = bytesOf(
      `${FROM}Subject: a\n\n${`${'y'.repeat(99)}\n`.repeat(50_000)}\n${FROM}Subject: b\n\nshort\n`,
    );
    const found: (string | null)[] = [];
    for await (const each of mboxMessages(bytesSource(box), 1_000_000)) found.push(textOf(each));
    expect(found).toEqual([null, 'Subject: b\n\nshort\n']);
  });

  test('takes one ">" off quoted lines only', () => {
    expect(textOf(unquoted(bytesOf('>From a\n>>From b\nx >From c\n> From d\n')))).toBe(
      'From a\n>From b\nx >From c\n> From d\n',
    );
  });
});
