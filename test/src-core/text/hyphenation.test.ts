import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHyphenation } from '../../../src-core/text/hyphenation/hyphenation.ts';
import type { Hyphenation } from '../../../src-core/text/hyphenation/hyphenation.ts';
import { HYPHEN_PATTERNS } from '../../../src-core/text/hyphenation/pattern-files.ts';

const require = createRequire(import.meta.url);

function divided(hyphenation: Hyphenation, text: string, shortest = 5): string {
  const breaks = [0, ...hyphenation(text, shortest), text.length];
  return breaks
    .slice(1)
    .map((end, index) => text.slice(breaks[index], end))
    .join('-');
}

async function of(language: string): Promise<Hyphenation> {
  const hyphenation = await loadHyphenation(language);
  if (hyphenation === null) throw new Error(`no hyphenation of ${language}`);
  return hyphenation;
}

describe('hyphenation', () => {
  it.each([
    ['de', 'Donaudampfschifffahrt', 'Do-nau-dampf-schiff-fahrt'],
    ['de', 'Verteidigungsministerium', 'Ver-tei-di-gungs-mi-nis-te-rium'],
    ['de', 'Außenminister', 'Au-ßen-mi-nis-ter'],
    ['en', 'representative government', 'rep-re-sen-ta-tive gov-ern-ment'],
    ['fr', 'l’interdiction gouvernementale', 'l’in-ter-dic-tion gou-ver-ne-men-tale'],
    ['pl', 'przedsiębiorstwo', 'przed-się-bior-stwo'],
    ['ru', 'достопримечательность', 'до-сто-при-ме-ча-тель-ность'],
    ['el', 'κυβέρνηση', 'κυ-βέρ-νηση'],
  ])('divides %s words as its patterns say: %s', async (language, word, expected) => {
    expect(divided(await of(language), word)).toBe(expected);
  });

  it('leaves short words, numbers and what is no word whole, and keeps two letters before and three behind', async () => {
    const de = await of('de');
    const addresses = 'aber 1000000 www.allinrechner.at/gewerkschaften ministerium@bundesregierung.de';
    expect(divided(de, addresses, 6)).toBe(addresses);
    expect(de('e'.repeat(500), 5)).toEqual([]);
    expect(divided(de, 'aktive Einigkeit')).toBe('ak-tive Ei-nig-keit');
  });

  it('parts no letter from its accents', async () => {
    const text = 'Vertei\u0308digungsmi\u0308nisterium'.repeat(3);
    for (const at of (await of('de'))(text, 5)) expect(text.charAt(at)).not.toBe('\u0308');
  });

  it('has nothing for languages without patterns', async () => {
    expect(await loadHyphenation('ja')).toBeNull();
    expect(await loadHyphenation('und')).toBeNull();
  });

  describe('finds what the package of the patterns finds', () => {
    const WORDS =
      'Präsenz nordkoreanischen Soldaten Annäherung beunruhigen Führung Südkoreas besucht Tagesordnung Gespräche characteristically incomprehensibilities associate table gouvernement przedsiębiorstwo Konstantynopol правительство министерство';
    let oracle: (language: string) => (text: string) => string;
    beforeAll(() => {
      const create = require('hyphen') as (patterns: unknown, options: object) => (text: string) => string;
      oracle = (language) =>
        create(require(`hyphen/patterns/${language}.js`), { html: false, hyphenChar: '-', minWordLength: 5 });
    });
    it.each([
      ['de', 'de-1996'],
      ['en', 'en-us'],
      ['fr', 'fr'],
      ['pl', 'pl'],
      ['ru', 'ru'],
      ['nl', 'nl'],
    ])('in %s', async (language, file) => {
      const own = await of(language);
      // the package keeps one letter at either end, we keep two and three
      const trimmed = oracle(file)(WORDS)
        .split(' ')
        .map((word) => word.replace(/^(\p{L})-/u, '$1').replace(/-(\p{L}{1,2})$/u, '$1'))
        .join(' ');
      expect(divided(own, WORDS)).toBe(trimmed);
    });
  });

  it('has a file of patterns for every language it lists', async () => {
    for (const load of Object.values(HYPHEN_PATTERNS))
      expect((await load?.())?.default[0].length).toBeGreaterThan(0);
  });
});
