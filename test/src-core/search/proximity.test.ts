import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { SearchRequest } from '../../../src-core/search/search-types.ts';
import { article, ask } from './index-samples.ts';
import { tinyPagesDisk } from './tiny-pages.ts';

const FILLER = 'und so weiter immer noch ein Wort mehr das hier steht'.split(' ');

/** A text of about 60 words with the given ones at the beginning. */
function text(start: string): string {
  return [...start.split(' '), ...Array.from({ length: 50 }, (_, at) => FILLER[at % FILLER.length])].join(
    ' ',
  );
}

function indexOf(bodies: readonly string[], batch = bodies.length): SearchIndex {
  const index = SearchIndex.create();
  bodies.forEach((body, number) => {
    index.apply({
      put: [article(`article:${String(number).padStart(3, '0')}`, body)],
      remove: [],
      position: {},
    });
    if (number % batch === batch - 1) index.settle();
  });
  return index;
}

function order(index: SearchIndex, query: string, options: Partial<SearchRequest> = {}): number[] {
  return ask(index, query, options).hits.map(({ key }) => Number(key.slice(-3)));
}

/** 260 texts of the same words, which stand closer in some than in others. */
const MANY = Array.from({ length: 260 }, (_, number) =>
  text(`Minister ${'dort '.repeat(number % 7)}Vertrag ${'dort '.repeat(6 - (number % 7))}Gesetz`),
);

describe('words that stand close together', () => {
  const index = indexOf([
    text('Minister da dort hier drei fünf Vertrag'),
    text('Minister da dort Vertrag hier drei fünf'),
    text('Vertrag Minister da dort hier drei fünf'),
    text('Minister Vertrag da dort hier drei fünf'),
  ]);

  test.each([{}, { anyWord: true }])(
    'come first, in the order of the query before the other way round: %j',
    (mode) => {
      expect(order(index, 'Minister Vertrag', mode)).toEqual([3, 2, 1, 0]);
    },
  );

  test('count by their stems, spellings and kin', () => {
    const own = indexOf([
      text('Präsidentin da dort hier drei fünf Verträge'),
      text('Präsidentin Verträge da dort hier drei fünf'),
    ]);
    expect(order(own, 'Präsident Vertrag')).toEqual([1, 0]);
    expect(order(own, 'Präsidentin Verträge', { without: ['stem'] })).toEqual([1, 0]);
  });

  test('add nothing to one word, to a phrase, to words that must not stand there, and across blocks', () => {
    const proximity = (query: string): number | undefined => index.explain('article:003', query)?.proximity;
    expect(proximity('Minister')).toBe(0);
    expect(proximity('Minister -Haus')).toBe(0);
    expect(proximity('"Minister Vertrag"')).toBe(0);
    expect(proximity('Minister Vertrag')).toBeGreaterThan(0);
    const fields = SearchIndex.create();
    const one = article('article:1', text('Vertrag'), { title: 'Minister' });
    fields.apply({ put: [one], remove: [], position: {} });
    expect(fields.explain('article:1', 'Minister Vertrag')?.proximity).toBe(0);
  });

  test('never let pages overlap or leave a gap, nor a hit stand before a better one', () => {
    const many = indexOf(MANY);
    const query = 'Minister Vertrag Gesetz';
    const { hits } = ask(many, query);
    expect(hits.length).toBe(MANY.length);
    hits.forEach((hit, at) => expect(hit.score).toBeLessThanOrEqual(hits[at - 1]?.score ?? Infinity));
    const pages = [0, 30, 60, 90, 120, 150, 180, 210, 240].flatMap(
      (offset) => ask(many, query, { offset, limit: 30 }).hits,
    );
    expect(pages).toEqual(hits);
    for (const { key, score } of hits.slice(80, 120)) expect(many.explain(key, query)?.score).toBe(score);
  });

  test('count alike however the archive is cut, merged or read in pages', async () => {
    const whole = indexOf(MANY);
    const cut = indexOf(MANY, 11);
    const query = 'Minister Vertrag';
    expect(ask(cut, query)).toEqual(ask(whole, query));
    const flush = cut.flush();
    if (flush === null) throw new Error('nothing to write');
    const disk = tinyPagesDisk(flush);
    const opened = await SearchIndex.openLazily(disk.manifest, disk.read, { firstBytes: 64 });
    if (!opened.ok) throw new Error(opened.error.code);
    const answer = await opened.value.ask(() => ask(opened.value, query));
    expect(answer.ok && answer.value).toEqual(ask(whole, query));
    while (cut.mergeStep());
    expect(ask(cut, query)).toEqual(ask(whole, query));
  });
});

describe('any of many words', () => {
  test('weighs words that carry a sentence less, and still finds by them alone', () => {
    const index = indexOf(['wer ist das', 'der Minister kam', 'Regen fiel', 'nichts']);
    expect(order(index, 'wer ist Minister', { anyWord: true })[0]).toBe(1);
    expect(order(index, 'wer ist das', { anyWord: true })).toEqual([0]);
  });

  test('finds a compound by its parts, lower, unless the part is a word that only carries sentences', () => {
    const index = indexOf([
      'Verwaltung kostet',
      'Dienstleistungen kosten',
      'nichts davon',
      'die Verwaltungsdienstleistungen',
      'werden',
      'wer',
      'den',
      'Dienst leistungen',
    ]);
    const found = order(index, 'Verwaltungsdienstleistungen', { anyWord: true });
    expect(found[0]).toBe(3);
    expect(found.slice(1).sort()).toEqual([0, 1]);
    expect(order(index, 'werden', { anyWord: true })).toEqual([4]);
  });
});
