import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkup, writeMarkup } from '../../../../src-core/import/html/page-markup.ts';
import { PageDocument } from '../../../../src-core/import/html/page-tree.ts';
import type { PageElement } from '../../../../src-core/import/html/page-tree.ts';

const SEED = 41;

function pageOf(markup: string): PageElement {
  const document = new PageDocument();
  readMarkup(`<html><head></head><body>${markup}</body></html>`, document);
  return document.body;
}

const words = (elements: readonly PageElement[]): string[] => elements.map(({ textContent }) => textContent);

describe('the tree of a page', () => {
  it('finds elements by name, class, attribute, descent and neighbourhood, in page order', () => {
    const body = pageOf(
      '<div><p class="a b">1</p><p>2</p></div><section><h1>3</h1><p data-x="y z">4</p></section><a href>5</a>',
    );
    expect(words(body.querySelectorAll('p, h1'))).toEqual(['1', '2', '3', '4']);
    expect(words(body.querySelectorAll('p.b'))).toEqual(['1']);
    expect(words(body.querySelectorAll('p + p'))).toEqual(['2']);
    expect(words(body.querySelectorAll('section p, div p.a'))).toEqual(['1', '4']);
    expect(words(body.querySelectorAll('[data-x~="z"], a[href]'))).toEqual(['4', '5']);
    expect(body.querySelector('[data-x="y"]')).toBeNull();
    expect(() => body.querySelectorAll('p:first-child')).toThrow(RangeError);
  });

  it('keeps words and attributes when it is written and read again, whatever signs they have', () => {
    const body = pageOf('');
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, value) => {
        body.textContent = '';
        const paragraph = body.ownerDocument.createElement('p');
        paragraph.setAttribute('title', value);
        paragraph.textContent = text;
        body.appendChild(paragraph);
        const again = pageOf(writeMarkup(body)).querySelector('p');
        expect([again?.textContent, again?.getAttribute('title')]).toEqual([text, value]);
      }),
      { seed: SEED },
    );
  });

  it(`stays whole whatever is put in, moved and taken out (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.boolean()), { maxLength: 60 }), (steps) => {
        const body = pageOf(Array.from({ length: 10 }, (_, at) => `<p>${at}</p>`).join(''));
        const all = [...body.children];
        let model = all.slice();
        for (const [from, to, out] of steps) {
          const moved = all[from]!;
          if (out) moved.remove();
          else if (moved !== all[to]) {
            body.insertBefore(moved, model.includes(all[to]!) ? all[to]! : null);
          }
          const rest = model.filter((each) => each !== moved);
          const before = rest.indexOf(all[to]!);
          if (out) model = rest;
          else if (moved !== all[to])
            model = before < 0 ? [...rest, moved] : rest.toSpliced(before, 0, moved);
        }
        expect(words(body.children)).toEqual(words(model));
        const backwards: string[] = [];
        for (let at = body.lastElementChild; at !== null; at = at.previousElementSibling)
          backwards.unshift(at.textContent);
        expect(backwards).toEqual(words(model));
      }),
      { seed: SEED },
    );
  });
});
