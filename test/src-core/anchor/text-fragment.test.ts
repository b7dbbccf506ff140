import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findTextDirective,
  readTextDirectives,
  textDirectiveOf,
  writeTextDirective,
} from '../../../src-core/anchor/text-fragment.ts';
import { isWordBound } from '../../../src-core/anchor/word-bounds.ts';

const SEED = 1984;

const found = (text: string, directive: string): string | null => {
  const [read] = readTextDirectives(`#:~:${directive}`);
  const place = read === undefined ? null : findTextDirective(text, read);
  return place === null ? null : text.slice(place.start, place.end);
};

describe('text directives', () => {
  test('are read from an address, with all their parts', () => {
    expect(
      readTextDirectives('https://example.org/#part:~:text=bar&unknown=1&text=a%2C-,b,c%2Dd,-e'),
    ).toEqual([
      { prefix: '', start: 'bar', end: '', suffix: '' },
      { prefix: 'a,', start: 'b', end: 'c-d', suffix: 'e' },
    ]);
    for (const wrong of ['#part', '#:~:text=', '#:~:text=a,b,c', '#:~:text=%E0%A4%A', '#:~:text=a-,-b'])
      expect(readTextDirectives(wrong)).toEqual([]);
  });

  test(`are read as they were written (seed ${SEED})`, () => {
    const words = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => text.replace(/\s+/gu, ' ').trim());
    fc.assert(
      fc.property(words, words, words, words, (prefix, start, end, suffix) => {
        fc.pre(start !== '');
        const directive = { prefix, start, end, suffix };
        expect(readTextDirectives(`https://example.org/a#:~:${writeTextDirective(directive)}`)).toEqual([
          directive,
        ]);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('find whole words, whatever their capitals and accents', () => {
    const text = 'Er hàs geprüft, ob „Zürich“ stüff hat.\nZu Zürich gehört mehr.';
    expect(found(text, 'text=zurich')).toBe('Zürich');
    expect(found(text, 'text=ZU%20Zu%CC%88rich')).toBe('Zu Zürich');
    expect(found(text, 'text=t%C3%BCf')).toBeNull();
    expect(found(text, 'text=zurich,-gehort')).toBe('Zürich');
    expect(found(text, 'text=gepruft,mehr')).toBe('geprüft, ob „Zürich“ stüff hat.\nZu Zürich gehört mehr');
  });

  test('name every passage of a text so that it is found again', () => {
    const text =
      'Der Rat tagte am Freitag. Der Rat tagte am Freitag.\nDer Rat tagte am Freitag, und dann lange nicht mehr.\n日本國民は、國家の名譽にかけ、この崇高な理想と目的を達成することを誓ふ。\nDer Rat tagte am Montag.';
    const bounds = Array.from({ length: text.length }, (_, at) => at).filter((at) => isWordBound(text, at));
    let named = 0;
    for (const [index, start] of bounds.entries())
      for (const end of [bounds[index + 1], bounds[index + 4], bounds[index + 15]]) {
        const passage = text.slice(start, end);
        if (end === undefined || passage.trim() !== passage || !/\p{L}/u.test(passage)) continue;
        const directive = textDirectiveOf(text, { start, end });
        if (directive === null) throw new Error(passage);
        expect(findTextDirective(text, directive), passage).toEqual({ start, end });
        named += 1;
      }
    expect(named).toBeGreaterThan(100);
  });
});
