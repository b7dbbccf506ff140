import { seededRandom } from './random.ts';

export interface BenchArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const ONSETS = [
  'b',
  'br',
  'c',
  'ch',
  'd',
  'dr',
  'f',
  'fl',
  'g',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pr',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
  'w',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];
const CODAS = ['', '', 'n', 'r', 'l', 's', 't', 'nd', 'rk', 'm'];
const ENDINGS = ['', 's', '', 'ed', '', 'ing', '', 'ly'];
/**
 * Frequency falls with 1/rank up to this rank and with rank^-1.75 behind it (two regimes, Ferrer i Cancho & Solé 2001):
 * so the vocabulary grows as Heaps' law says, to about 250,000 stems at 100,000 articles.
 */
const KNEE = 8000;
const TAIL = 0.75;
const HEAD_MASS = Math.log(KNEE);
const MASS = HEAD_MASS + 1 / TAIL;
const words = new Map<number, string>();

/** The word of a frequency rank: every eight neighbours are inflections of few stems; rarer words are longer. */
function wordOfRank(rank: number): string {
  let word = words.get(rank);
  if (word === undefined) {
    const random = seededRandom(Math.imul(Math.floor(rank / 2) + 1, 0x9e3779b1));
    const syllables = 1 + Math.min(3, Math.floor(Math.log10(rank + 1) / 1.9));
    word = '';
    for (let index = 0; index < syllables; index += 1)
      word += pick(ONSETS, random()) + pick(VOWELS, random()) + pick(CODAS, random());
    word += pick(ENDINGS, seededRandom(rank)());
    words.set(rank, word);
  }
  return word;
}

function pick(list: readonly string[], share: number): string {
  return list[Math.floor(share * list.length)] as string;
}

/** The same articles for the same seed: words by Zipf's law, about 420 of them in each, a title of six. */
export function* seededCorpus(count: number, seed: number): Generator<BenchArticle> {
  const random = seededRandom(seed);
  const word = (): string => {
    const at = random() * MASS;
    const rank = at < HEAD_MASS ? Math.exp(at) : KNEE * ((MASS - at) * TAIL) ** (-1 / TAIL);
    return wordOfRank(Math.min(4e9, Math.floor(rank)) - 1);
  };
  for (let number = 0; number < count; number += 1) {
    // log-normal, median 350
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const length = Math.max(20, Math.min(4000, Math.round(350 * Math.exp(0.6 * normal))));
    const title = Array.from({ length: 6 }, word).join(' ');
    const parts = Array.from({ length }, (_, index) => (index % 17 === 16 ? `${word()}.` : word()));
    yield { id: String(number), title, text: parts.join(' ') };
  }
}
