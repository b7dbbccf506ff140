import { Readability } from '@mozilla/readability';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ArticleFinder } from '../../../../src-core/import/html/article-finder.ts';
import { condensedLength } from '../../../../src-core/import/html/condensed-length.ts';
import type { PageDocument } from '../../../../src-core/import/html/page-tree.ts';
import { parseHtml } from '../../../../src-core/import/html/parse-html.ts';

/** As it is, seen as what it is made into here. */
const Plain = Readability as unknown as new (document: PageDocument) => ArticleFinder;
const seed = 41;
const text = fc.string({ unit: fc.constantFrom('a', 'ß', '.', ' ', '\n', '\u00A0', '\u3000', '\uFEFF') });
const inline = fc.oneof(
  text,
  text.map((words) => `<a href="/x">${words}</a>`),
  text.map((words) => `<a href="#x">${words}</a>`),
  text.map((words) => `<span>${words}</span>`),
  fc.constantFrom('<br>', '<hr>', '<img src="a.png">', '<script>x</script>'),
);
const markup = fc
  .array(fc.array(inline).map((parts) => `<div><p>${parts.join('')}</p></div>`))
  .map((parts) => parts.join(' '));

test(`the length of a text without its blanks is that of the text that is made without them (seed ${seed})`, () => {
  fc.assert(
    fc.property(text, (words) => {
      expect(condensedLength(words)).toBe(words.trim().replace(/\s{2,}/gu, ' ').length);
    }),
    { seed },
  );
});

test(`the finder answers for every element what Readability answers (seed ${seed})`, () => {
  fc.assert(
    fc.property(markup, (body) => {
      const page = parseHtml(`<html><body>${body}</body></html>`);
      const theirs = new Plain(page);
      const ours = new ArticleFinder(page);
      for (const element of page.body.querySelectorAll('*')) {
        expect(ours._isElementWithoutContent(element)).toBe(theirs._isElementWithoutContent(element));
        expect(ours._getLinkDensity(element)).toBe(theirs._getLinkDensity(element));
      }
    }),
    { seed, numRuns: 60 },
  );
});

test('a finder that is not content begins again with the page as it was', () => {
  const words = 'One sentence of a page that is short, told with commas, and read again. ';
  const read = (finder: { parse(): { length: number | null | undefined } | null }) => finder.parse()?.length;
  const page = () =>
    parseHtml(`<html><body><div class="comment"><p>${words.repeat(3)}</p></div></body></html>`);
  const length = read(new ArticleFinder(page()));
  expect(length).toBeGreaterThan(200);
  expect(length).toBe(read(new Plain(page())));
});
