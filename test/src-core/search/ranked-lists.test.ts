import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { article, ask } from './index-samples.ts';

const SEED = 2811;
/** More than two windows of documents are added up in. */
const DOCUMENTS = 9000;
const DAYS = 30;
/** Words by how many documents hold them: one in so many. */
const SHARES = [2, 3, 7, 40, 200, 900, 4000];

interface Sample {
  readonly words: ReadonlySet<string>;
  readonly day: number;
}

const words = SHARES.flatMap((share) => [`a${share}x`, `b${share}x`]);

/** The same ones each time, by a linear congruential generator. */
function samples(): Sample[] {
  let state = 12345;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: DOCUMENTS }, () => ({
    words: new Set(words.filter((word) => random(Number(word.slice(1, -1))) === 0)),
    day: random(DAYS),
  }));
}

type Node =
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'and' | 'or'; readonly nodes: readonly Node[]; readonly without: string | null };

const word = fc.constantFrom(...words);
const leaf = word.map((text): Node => ({ type: 'word', word: text }));
const branch = (inner: fc.Arbitrary<Node>): fc.Arbitrary<Node> =>
  fc.record({
    type: fc.constantFrom('and' as const, 'or' as const),
    nodes: fc.array(inner, { minLength: 2, maxLength: 3 }),
    without: fc.option(word, { nil: null, freq: 3 }),
  });
const query = branch(fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 1, arbitrary: branch(leaf) }));

function textOf(node: Node): string {
  if (node.type === 'word') return node.word;
  const joined = node.nodes.map((one) => `(${textOf(one)})`).join(node.type === 'and' ? ' ' : ' OR ');
  return node.without === null ? joined : `(${joined}) -${node.without}`;
}

function matches(node: Node, sample: Sample): boolean {
  if (node.type === 'word') return sample.words.has(node.word);
  const holds =
    node.type === 'and'
      ? node.nodes.every((one) => matches(one, sample))
      : node.nodes.some((one) => matches(one, sample));
  return holds && (node.without === null || !sample.words.has(node.without));
}

describe('long lists', () => {
  const all = samples();
  const whole = SearchIndex.create();
  const holed = SearchIndex.create();
  for (const index of [whole, holed]) {
    const put = all.map((sample, number) =>
      article(`article:${number}`, `all ${[...sample.words].join(' ')} ${'w '.repeat(number % 9)}`, {
        day: sample.day,
      }),
    );
    index.apply({ put, remove: [], position: {} });
  }
  const isGone = (number: number): boolean => number % 5 === 2;
  const remove = all.flatMap((_, number) => (isGone(number) ? [`article:${number}`] : []));
  holed.apply({ put: [], remove, position: {} });

  test(`of AND, OR and NOT, with and without days and deleted ones, are counted like a scan (seed ${SEED})`, () => {
    fc.assert(
      fc.property(query, fc.integer({ min: 0, max: DAYS - 1 }), fc.boolean(), (node, from, dated) => {
        const date = new Date(Date.UTC(1970, 0, 1 + from)).toISOString().slice(0, 10);
        const text = dated ? `(${textOf(node)}) date:${date}..` : textOf(node);
        const expected = all.flatMap((sample, number) =>
          matches(node, sample) && (!dated || sample.day >= from) ? [number] : [],
        );
        const left = expected.filter((number) => !isGone(number));
        for (const [index, numbers] of [
          [whole, expected],
          [holed, left],
        ] as const) {
          const best = ask(index, text, { limit: 10 });
          const every = ask(index, text, { limit: DOCUMENTS });
          expect([text, best.total, every.total]).toEqual([text, numbers.length, numbers.length]);
          const found = every.hits.map(({ key }) => Number(key.slice('article:'.length)));
          expect([text, found.sort((a, b) => a - b)]).toEqual([text, numbers]);
          // what may be passed over when ten are wanted is none of the ten
          expect([text, best.hits]).toEqual([text, every.hits.slice(0, 10)]);
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
