import { seededRandom } from './random.ts';
import type { BenchArticle } from './seeded-corpus.ts';

export const QUERY_CLASSES = [
  'rare',
  'mid',
  'common',
  'and',
  'or',
  'phrase',
  'near',
  'prefix',
  'fuzzy',
  'filtered',
] as const;
export type QueryClass = (typeof QUERY_CLASSES)[number];

/** A query as our box and as SQLite take it; `words` for engines without a language. */
export interface BenchQuery {
  readonly type: QueryClass;
  readonly ours: string;
  /** Null where it has no such query. */
  readonly fts: string | null;
  readonly words: readonly string[];
  /** Only articles published from the first to the second day (since 1970-01-01); null = all. */
  readonly days: readonly [number, number] | null;
}

/** Articles are published one a day, from 1970-01-01 on, again and again. */
export const BENCH_DAYS = 9000;

/** Day on which the article of that number was published. */
export function dayOf(number: number): number {
  return number % BENCH_DAYS;
}

/** Words between two that are near each other, at most. */
const NEAR = 10;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** Queries over words of a sample: rare (below 0.1 % of the articles), mid, common (5 to 60 %), and what is made of them. */
export function benchQueries(sample: readonly BenchArticle[], count: number, seed: number): BenchQuery[] {
  const random = seededRandom(seed);
  const documents = new Map<string, number>();
  for (const { text } of sample) {
    for (const word of new Set(wordsOf(text))) documents.set(word, (documents.get(word) ?? 0) + 1);
  }
  const share = (word: string): number => (documents.get(word) ?? 0) / sample.length;
  const all = [...documents.keys()].filter((word) => word.length > 2);
  const rare = all.filter((word) => share(word) <= 0.001);
  const mid = all.filter((word) => share(word) > 0.002 && share(word) < 0.05);
  const common = all.filter((word) => share(word) >= 0.05 && share(word) < 0.6);
  const from = (list: readonly string[]): string => list[Math.floor(random() * list.length)] as string;
  const either = (): string => from(random() < 0.5 ? mid : common);
  const several = (): string[] => Array.from({ length: random() < 0.6 ? 2 : 3 }, either);
  const make: Record<QueryClass, () => BenchQuery> = {
    rare: () => single('rare', from(rare)),
    mid: () => single('mid', from(mid)),
    common: () => single('common', from(common)),
    and: () => {
      const words = several();
      return { type: 'and', ours: words.join(' '), fts: words.map(quoted).join(' AND '), words, days: null };
    },
    or: () => {
      const words = several();
      const fts = words.map(quoted).join(' OR ');
      return { type: 'or', ours: words.join(' OR '), fts, words, days: null };
    },
    phrase: () => {
      const words = wordsOf((sample[Math.floor(random() * sample.length)] as BenchArticle).text);
      const at = Math.floor(random() * Math.max(1, words.length - 2));
      const phrase = words.slice(at, at + 2);
      const text = quoted(phrase.join(' '));
      return { type: 'phrase', ours: text, fts: text, words: phrase, days: null };
    },
    near: () => {
      const words = [either(), either()];
      const fts = `NEAR(${words.map(quoted).join(' ')}, ${NEAR})`;
      return { type: 'near', ours: words.join(` NEAR/${NEAR} `), fts, words, days: null };
    },
    prefix: () => {
      const word = either().slice(0, 3 + Math.floor(random() * 2));
      return { type: 'prefix', ours: `${word}*`, fts: `${quoted(word)}*`, words: [word], days: null };
    },
    fuzzy: () => {
      const word = from(mid);
      const at = Math.floor(random() * word.length);
      const typed = `${word.slice(0, at)}${from(LETTERS)}${word.slice(at + 1)}`;
      return { type: 'fuzzy', ours: `${typed}~1`, fts: null, words: [typed], days: null };
    },
    filtered: () => {
      const word = either();
      const year = 1970 + Math.floor(random() * 22);
      const start = (of: number): number => Date.UTC(of, 0, 1) / 86_400_000;
      return {
        type: 'filtered',
        ours: `${word} date:${year}..${year + 1}`,
        fts: quoted(word),
        words: [word],
        days: [start(year), start(year + 2) - 1],
      };
    },
  };
  return Array.from({ length: count }, (_, index) =>
    make[QUERY_CLASSES[index % QUERY_CLASSES.length] as QueryClass](),
  );
}

function single(type: QueryClass, word: string): BenchQuery {
  return { type, ours: word, fts: quoted(word), words: [word], days: null };
}

function quoted(text: string): string {
  return `"${text}"`;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+/gu) ?? [];
}
