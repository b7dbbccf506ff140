import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../src-core/base/text-codec.ts';
import type { ImportedArticle } from '../../../src-core/import/imported-article.ts';
import { canonicalText } from '../../../src-core/text/canonical-text.ts';
import { documentProblems } from '../text/document-problems.ts';
import { importBytes } from './import-bytes.ts';

const SEED = 20241101;
const options = { seed: SEED, numRuns: 200 };

async function importAll(name: string, bytes: Uint8Array, pasted = false): Promise<ImportedArticle[]> {
  const items = await importBytes(name, bytes, { pasted });
  return items.flatMap((item) => (item.ok ? [item.value] : []));
}

const word = fc.constantFrom(
  'der',
  'Hafen',
  'ist',
  'alt',
  'und',
  'Größe',
  'e\u0301t\u0065\u0301',
  'x',
  '№',
  '10.000',
  '„so“',
  'https://a.example/b',
  '😀',
  '\u00AD',
  '\u200B',
  '(',
  ')',
  '&',
  '<b>',
  'ﬁ',
  '한국어',
  '\u0628\u200C\u0628',
);
const sentence = fc
  .array(word, { minLength: 1, maxLength: 25 })
  .chain((words) =>
    fc.constantFrom('.', '', ',', '!', ':', ' .', '\n.', '…').map((end) => words.join(' ') + end),
  );
const pastedText = fc
  .array(
    fc.tuple(sentence, fc.constantFrom('\n', '\n\n', '\r\n', '\n   ', '\n\t- ', '\n> ', '\n* * *\n', ' ')),
    { maxLength: 25 },
  )
  .map((parts) => parts.map(([text, end]) => text + end).join(''));

const tag = fc.constantFrom(
  'p',
  'div',
  'b',
  'i',
  'a',
  'ul',
  'ol',
  'li',
  'table',
  'tr',
  'td',
  'h2',
  'pre',
  'blockquote',
  'figure',
  'figcaption',
  'span',
  'sup',
  'article',
  'code',
  'br',
  'hr',
  'img',
  'script',
  'style',
  'section',
  'aside',
);
const attribute = fc.constantFrom(
  '',
  ' href="https://x.example/a b"',
  ' href="javascript:alert(1)"',
  ' href=" java\nscript:alert(1)"',
  ' href="data:text/html,x"',
  ' class="caption"',
  ' class="related"',
  ' hidden',
  ' src="/p.jpg" alt="é"',
  ' style="display:none"',
  ' href="//host/x"',
  ' href="../up?q=1#f"',
);
const html = fc
  .array(
    fc.oneof(
      sentence.map((text) => text.replaceAll('<', '&lt;')),
      fc.tuple(tag, attribute).map(([name, more]) => `<${name}${more}>`),
      tag.map((name) => `</${name}>`),
      fc.constantFrom(
        '<!-- x -->',
        '&nbsp;',
        '&#x301;',
        '&shy;',
        '<',
        '>',
        '<![CDATA[x]]>',
        '\n',
        '<p',
        '&#0;',
        '&#xD800;',
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => `<html><body>${parts.join('')}</body></html>`);
const markdown = fc
  .array(
    fc.oneof(
      sentence,
      fc.constantFrom(
        '\n',
        '\n\n',
        '# ',
        '- ',
        '1. ',
        '> ',
        '**',
        '_',
        '`',
        '```\n',
        '| a | b |\n|---|---|\n',
        '[x](http://a.example)',
        '[y](javascript:z)',
        '![i](https://a.example/i.png)',
        '---\n',
        '    ',
        '<script>',
      ),
    ),
    { maxLength: 50 },
  )
  .map((parts) => parts.join(''));

describe(`laws of importing (fast-check seed ${SEED})`, () => {
  test('every document made of random HTML keeps the promises of ArticleDocument', async () => {
    await fc.assert(
      fc.asyncProperty(html, fc.boolean(), async (source, pasted) => {
        for (const { document } of await importAll('page.html', encodeUtf8(source), pasted))
          expect(documentProblems(document)).toEqual([]);
      }),
      options,
    );
  });

  test('every document made of random Markdown keeps the promises of ArticleDocument', async () => {
    await fc.assert(
      fc.asyncProperty(markdown, async (source) => {
        for (const { document } of await importAll('note.md', encodeUtf8(source)))
          expect(documentProblems(document)).toEqual([]);
      }),
      options,
    );
  });

  test('every document made of random text keeps the promises of ArticleDocument', async () => {
    await fc.assert(
      fc.asyncProperty(pastedText, fc.boolean(), async (source, pasted) => {
        for (const { document } of await importAll('text.txt', encodeUtf8(source), pasted))
          expect(documentProblems(document)).toEqual([]);
      }),
      options,
    );
  });

  test('cleaning pasted text loses and adds no sign: all that is not white space is there, in order', async () => {
    await fc.assert(
      fc.asyncProperty(pastedText, async (source) => {
        for (const article of await importAll('', encodeUtf8(source), true)) {
          if (article.mediaType !== 'text/plain') continue;
          expect(article.document.text.replace(/\s/gu, '')).toBe(canonicalText(source).replace(/\s/gu, ''));
        }
      }),
      { ...options, numRuns: 500 },
    );
  });

  test('importing arbitrary bytes never throws and gives at least one item', async () => {
    const starts = fc.constantFrom(
      '',
      '<html>',
      '{"_id":1,"text":"',
      'id,text\n',
      '---\na: b\n---\n',
      '\uFEFF',
      '%PDF-',
      '\u0000',
    );
    await fc.assert(
      fc.asyncProperty(
        starts,
        fc.uint8Array({ maxLength: 400 }),
        fc.boolean(),
        fc.constantFrom('a.txt', 'a.html', 'a.md', 'a.csv', ''),
        async (start, rest, pasted, name) => {
          const bytes = new Uint8Array([...encodeUtf8(start), ...rest]);
          const items = await importBytes(name, bytes, { pasted });
          expect(items.length).toBeGreaterThan(0);
          for (const item of items) if (item.ok) expect(documentProblems(item.value.document)).toEqual([]);
        },
      ),
      { ...options, numRuns: 500 },
    );
  });

  test('a link leads to http, https or mailto, or it is no link, however its address is written', async () => {
    const scheme = fc.constantFrom(
      'javascript',
      'JaVaScRiPt',
      'vbscript',
      'data',
      'file',
      'blob',
      'http',
      'HTTPS',
      'mailto',
      'ftp',
      'about',
    );
    const noise = fc.constantFrom('', ' ', '\n', '\t', '\u0001', '&#10;', '&#x9;', '\u00A0');
    await fc.assert(
      fc.asyncProperty(scheme, noise, noise, noise, async (name, before, within, after) => {
        const at = Math.floor(name.length / 2);
        const href = `${before}${name.slice(0, at)}${within}${name.slice(at)}${after}:alert(1)//x@y`;
        const source = `<html><body><p>Some words <a href="${href}">with a link</a> and some more words after it.</p></body></html>`;
        for (const { document } of await importAll('page.html', encodeUtf8(source))) {
          for (const mark of document.marks)
            if (mark.type === 'link') expect(mark.href).toMatch(/^(?:https?|mailto):/u);
        }
      }),
      options,
    );
  });
});
