import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutSnippets } from '../../../src-core/search/snippets.ts';
import type { RunHit } from '../../../src-core/search/highlight.ts';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { FieldRun, Snippet } from '../../../src-core/search/search-types.ts';
import { article } from './index-samples.ts';

const SEED = 20_261_123;
const run = (text: string, language = 'de'): FieldRun => ({ field: 'body', text, language, start: 0 });
const alike = (): number => 1;

/** Hits of these words, each a part of its own. */
function hitsOf(text: string, ...words: readonly string[]): RunHit[] {
  return words
    .flatMap((word, part) =>
      [...text.matchAll(new RegExp(word, 'gu'))].map(({ index }) => ({
        start: index,
        end: index + word.length,
        part,
      })),
    )
    .sort((a, b) => a.start - b.start);
}

function marked({ text, marks }: Snippet): string[] {
  return marks.map(({ start, end }) => text.slice(start, end));
}

/** What a snippet shows, without the signs that there is more. */
function shown({ text }: Snippet): string {
  return text.replace(/^…|…$/gu, '');
}

const PIECES = [
  'soldat',
  'minister',
  'und so',
  'weiter.',
  'Es folgt',
  '中国人民',
  '日本語の',
  '😀',
  'ประเทศไทย',
  '\n',
  'e\u0301tat',
];

describe('passages around hits', () => {
  test(`show the text as it is, between words, with whole marks and no passage twice (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', '', ' ')), {
          minLength: 1,
          maxLength: 300,
        }),
        fc.integer({ min: 1, max: 3 }),
        (pieces, max) => {
          const text = pieces.flat().join('');
          const hits = hitsOf(text, 'soldat', 'minister', '中国');
          const plain = text.replace(/\s/gu, ' ');
          let from = 0;
          const snippets = cutSnippets([run(text)], [hits], max, alike);
          expect(snippets.length).toBeLessThanOrEqual(max);
          expect(snippets.length > 0).toBe(hits.length > 0);
          for (const snippet of snippets) {
            const piece = shown(snippet);
            const at = plain.indexOf(piece, from);
            expect(at).toBeGreaterThanOrEqual(from);
            from = snippet.position;
            expect(piece).not.toMatch(/^\p{M}/u);
            expect(piece).not.toMatch(/\p{Surrogate}/u);
            expect(piece.length).toBeLessThan(330);
            expect(marked(snippet).length).toBeGreaterThan(0);
            for (const mark of marked(snippet)) expect(mark).toMatch(/^(?:soldat|minister|中国)+$/u);
          }
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('begin with the sentence where it is near, and end between words', () => {
    const text = `${'Vorher geschah nichts. '.repeat(20)}Der neue Minister kam. ${'Danach geschah wieder nichts. '.repeat(20)}`;
    const [snippet] = cutSnippets([run(text)], [hitsOf(text, 'Minister')], 1, alike);
    expect(shown(snippet as Snippet)).toMatch(/^(?:Vorher geschah nichts\. )*Der neue Minister kam\./u);
    expect(snippet?.text).toMatch(/ (?:Danach|geschah|wieder|nichts\.)…$/u);
  });

  test('show the rarer word where they cannot show both', () => {
    const gap = ' und so weiter'.repeat(40);
    const text = `Haus Haus Haus${gap} Manifest${gap} Haus Haus Haus Haus`;
    const hits = [hitsOf(text, 'Haus', 'Manifest')];
    const [rare] = cutSnippets([run(text)], hits, 1, (part) => (part === 1 ? 5 : 1));
    expect(marked(rare as Snippet)).toEqual(['Manifest']);
    const index = SearchIndex.create();
    const put = ['Haus', 'Haus', 'Haus', 'Manifest'].map((body, at) => article(`article:${at}`, body));
    index.apply({ put, remove: [], position: {} });
    expect(index.snippets('Haus Manifest', [run(text)], 1).flatMap(marked)).toEqual(['Manifest']);
  });

  test('prefer more hits, then the earlier one', () => {
    const gap = ' und so weiter'.repeat(40);
    const text = `Haus${gap} Haus Haus${gap} Haus Haus${gap}`;
    const [best] = cutSnippets([run(text)], [hitsOf(text, 'Haus')], 1, alike);
    expect(best?.position).toBe(text.indexOf('Haus Haus'));
  });

  test('mark every hit that they show, also before and behind the best ones', () => {
    const text = `Haus am Rand steht hier und dann ein Hof und ein Haus und ein Hof ${'und so weiter '.repeat(9)}Haus ${'und so weiter '.repeat(30)}`;
    for (const snippet of cutSnippets([run(text)], [hitsOf(text, 'Haus', 'Hof')], 3, alike))
      expect(marked(snippet)).toEqual(shown(snippet).match(/Haus|Hof/gu));
  });

  test('of scripts without spaces are shorter and end between words', () => {
    const text = '昨日は天気が良かったので東京の公園で友達と一緒に日本語の本を読みましたが'.repeat(9);
    const snippets = cutSnippets([run(text, 'ja')], [hitsOf(text, '日本語')], 3, alike);
    const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
    const bounds = new Set([...segmenter.segment(text)].map(({ index }) => index));
    for (const snippet of snippets) {
      expect(snippet.text.length).toBeLessThan(150);
      expect(snippet.text.length).toBeGreaterThan(70);
      const from = text.indexOf(shown(snippet));
      expect(bounds.has(from)).toBe(true);
      expect(bounds.has(from + shown(snippet).length)).toBe(true);
    }
  });

  test('keep a phrase whole that is longer than they are', () => {
    const phrase = 'sehr lange Wörter hintereinander '.repeat(12).trim();
    const text = `${'vorher '.repeat(30)}${phrase} ${'nachher '.repeat(30)}`;
    const start = text.indexOf(phrase);
    const hits = [{ start, end: start + phrase.length, part: 0 }];
    const [snippet] = cutSnippets([run(text)], [hits], 1, alike);
    expect(marked(snippet as Snippet)).toEqual([phrase]);
  });

  test('come one after the other, none showing what another shows, new parts of the query first', () => {
    const text = Array.from({ length: 200 }, (_, number) => `w${number}`).join(' ');
    const wide = cutSnippets([run(text)], [hitsOf(text, 'w30 ', 'w60 ', 'w90 ')], 3, alike).map(shown);
    const places = wide.map((piece) => text.indexOf(piece));
    places.forEach((place, at) => {
      expect(place).toBeGreaterThanOrEqual(
        at === 0 ? 0 : (places[at - 1] ?? 0) + (wide[at - 1]?.length ?? 0),
      );
    });
    const gap = ' und so weiter'.repeat(40);
    const parts = `Haus Hof${gap} Haus Hof Haus${gap} Tor`;
    const shownParts = cutSnippets([run(parts)], [hitsOf(parts, 'Haus', 'Hof', 'Tor')], 2, alike);
    expect(shownParts.map(marked)).toEqual([['Haus', 'Hof', 'Haus'], ['Tor']]);
  });

  test('never cut a mark in two that stands at their end', () => {
    const filler = 'und so weiter '.repeat(10);
    for (let shift = 0; shift < 30; shift += 1) {
      const text = `Haus ${filler}${'x'.repeat(shift)} lange Reihe von Wörtern ${filler}${filler}`;
      const [snippet] = cutSnippets([run(text)], [hitsOf(text, 'Haus', 'lange Reihe von Wörtern')], 1, alike);
      const piece = shown(snippet as Snippet);
      expect(piece.includes('lange Reihe von Wörtern') || !piece.includes('lange')).toBe(true);
    }
  });
});
