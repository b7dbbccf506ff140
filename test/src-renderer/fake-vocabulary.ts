import type { QueryVocabulary } from '../../src-core/search/query-vocabulary.ts';

const WORDS: Readonly<Record<string, number>> = {
  brücke: 90,
  brücken: 40,
  brückenbauamt: 12,
  hafen: 80,
  hafenbrücke: 30,
  nordkorea: 70,
  nordkoreanisch: 9,
  soldaten: 60,
  verwaltungsgerichtsbarkeitsreformgesetzgebung: 3,
};

/** What the fake archive offers to somebody who types. */
export const FAKE_VOCABULARY: QueryVocabulary = {
  values: (field) =>
    ({
      lang: [
        { value: 'de', count: 70 },
        { value: 'en', count: 30 },
      ],
      site: [
        { value: 'Der Spiegel', count: 40 },
        { value: 'taz', count: 12 },
      ],
      author: [{ value: 'Anna Kurz', count: 5 }],
      type: [{ value: 'html', count: 90 }],
      status: [{ value: 'inbox', count: 80 }],
      color: [{ value: 'yellow', count: 7 }],
    })[field],
  months: () => [
    { value: '2024-09', count: 5 },
    { value: '2024-10', count: 6 },
  ],
  topics: () => [
    { id: '1', parentId: null, path: 'DVRK', names: ['DVRK', 'Nordkorea'] },
    { id: '2', parentId: '1', path: 'DVRK/Truppen', names: ['Truppen', 'Soldaten'] },
  ],
  words: (prefix, limit) =>
    Object.entries(WORDS)
      .filter(([word]) => word.startsWith(prefix))
      .sort((a, b) => b[1] - a[1])
      .slice(0, limit)
      .map(([word, occurrences]) => ({ word, occurrences })),
};
