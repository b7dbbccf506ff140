import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { article, ask } from './index-samples.ts';

const SEED = 1871;
/** x and y are asked for; the others only take up room. */
const letters = fc.array(fc.constantFrom('xavier', 'yvonne', 'kilo', 'lima', 'mike', 'kilo', 'lima'), {
  minLength: 1,
  maxLength: 40,
});

describe('documents in which two words come near', () => {
  test(`are those where so many words or fewer stand between them, in either order (seed ${SEED})`, () => {
    const texts = fc.sample(letters, { seed: SEED, numRuns: 600 });
    const index = SearchIndex.create();
    index.apply({
      put: texts.map((words, number) => article(`article:${number}`, words.join(' '))),
      remove: [],
      position: {},
    });
    const places = (words: readonly string[], wanted: string): number[] =>
      words.flatMap((word, place) => (word === wanted ? [place] : []));
    for (let between = 0; between < 12; between += 1) {
      const near = texts.filter((words) =>
        places(words, 'xavier').some((one) =>
          places(words, 'yvonne').some((other) => Math.abs(one - other) - 1 <= between),
        ),
      );
      expect(ask(index, `xavier NEAR/${between} yvonne`).total).toBe(near.length);
    }
  });
});
