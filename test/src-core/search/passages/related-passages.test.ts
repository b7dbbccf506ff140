import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relatedPassages } from '../../../../src-core/search/passages/related-passages.ts';
import type { RelatedText } from '../../../../src-core/search/passages/related-passages.ts';
import { sharedRuns } from '../../../../src-core/search/passages/shared-runs.ts';
import { SearchIndex } from '../../../../src-core/search/search-index.ts';
import { Analyzer } from '../../../../src-core/text/analyzer.ts';
import { buildDocument } from '../../../../src-core/text/document-builder.ts';
import { documentFromText } from '../../../score/retrieval-document.ts';

const SEED = 20262;

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  own: [
    'Rund 10.000 nordkoreanische Soldaten stehen nahe der Front in Russland. Seoul ist beunruhigt.',
    'Das Wetter war gut.',
  ],
  copy: ['Seoul sorgt sich. Rund 10.000 nordkoreanische Soldaten stehen nahe der Grenze, hieß es.'],
  alike: ['An der russischen Front sind Soldaten aus Nordkorea eingetroffen, etwa 10.000 Mann.'],
  other: ['Die Katze schläft auf dem Sofa. Das Brot ist im Ofen.', 'Am Abend regnete es in Ottawa.'],
};

function archive() {
  const texts = new Map(
    Object.entries(TEXTS).map(([articleId, paragraphs]): [string, RelatedText] => {
      const blocks = paragraphs.map((raw) => ({ type: 'paragraph' as const, raw, marks: [] }));
      return [articleId, { articleId, document: buildDocument(blocks, 'de'), shownBlocks: [] }];
    }),
  );
  const index = SearchIndex.create();
  const put = [...texts].map(([_id, { document }]) => documentFromText({ _id, text: document.text }, 'de'));
  // enough others that words are rare
  const filling = Array.from({ length: 60 }, (_, at) =>
    documentFromText(
      { _id: `f${String(at)}`, text: 'Das ist der Text in dem nichts steht, und es ist gut.' },
      'de',
    ),
  );
  index.apply({ put: [...put, ...filling], remove: [], position: {} });
  const ask = (text: string, at: Parameters<typeof relatedPassages>[0]['at']) => {
    const ids = index.view().articlesLike(text, 'de', 10);
    const found = ids.flatMap((id) => texts.get(id) ?? []);
    return relatedPassages(
      { text, language: 'de', at },
      found,
      (stem) => index.view().rarity(stem),
      new Analyzer(),
    );
  };
  return { ask, texts };
}

describe('passages that say the same', () => {
  const passage = 'Rund 10.000 nordkoreanische Soldaten stehen nahe der Front in Russland.';

  it('finds shared phrases first, then similar words, and neither the passage itself nor what has nothing of it', () => {
    const found = archive().ask(passage, { articleId: 'own', range: { start: 0, end: passage.length } });
    expect(found.map(({ articleId, kind }) => `${articleId} ${kind}`)).toEqual([
      'copy phrase',
      'alike similar',
    ]);
    const [copy] = found;
    expect(copy?.text).toBe('Rund 10.000 nordkoreanische Soldaten stehen nahe der Grenze, hieß es.');
    expect(copy?.run).toBe(8);
    expect(copy?.marks.map(({ start, end }) => copy.text.slice(start, end))).toContain(
      'Rund 10.000 nordkoreanische Soldaten stehen nahe der',
    );
    expect(copy?.asked.map(({ start, end }) => passage.slice(start, end))).toContain(
      'Rund 10.000 nordkoreanische Soldaten stehen nahe der',
    );
  });

  it('tells offsets of the canonical text, marks within the words, and shares from 0 to 1', () => {
    const { ask, texts } = archive();
    for (const hit of ask(passage, null)) {
      const text = texts.get(hit.articleId)?.document.text ?? '';
      expect(text.slice(hit.range.start, hit.range.end)).toBe(hit.text);
      expect(hit.share).toBeGreaterThan(0);
      expect(hit.share).toBeLessThanOrEqual(1);
      expect(hit.score).toBeLessThanOrEqual(1);
      for (const { start, end } of hit.marks) {
        expect(start).toBeLessThan(end);
        expect(hit.text.slice(start, end)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}]$/su);
      }
    }
    expect(ask(passage, null)[0]).toMatchObject({ articleId: 'own', share: 1 });
  });

  it('finds nothing for words that the archive does not have, or no words', () => {
    expect(archive().ask('Quidquid agis prudenter agas', null)).toEqual([]);
    expect(archive().ask(' … ', null)).toEqual([]);
  });
});

describe('the order of passages', () => {
  it('puts a shared phrase before words that are more alike but stand apart, and the own article behind all', () => {
    const passage = 'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta';
    const text = (articleId: string, raw: string): RelatedText => ({
      articleId,
      document: buildDocument([{ type: 'paragraph', raw, marks: [] }], 'und'),
      shownBlocks: [],
    });
    const found = relatedPassages(
      { text: passage, language: 'und', at: { articleId: 'own', range: { start: 500, end: 600 } } },
      [
        text('own', passage),
        text('apart', 'Theta und Eta und Zeta und Epsilon und Delta und Gamma und Beta und Alpha'),
        text('phrase', 'Alpha Beta Gamma Delta und anderes Fremdes Zeug dazu'),
      ],
      () => 3,
      new Analyzer(),
    );
    expect(found.map(({ articleId, kind }) => [articleId, kind])).toEqual([
      ['phrase', 'phrase'],
      ['apart', 'similar'],
      ['own', 'phrase'],
    ]);
    const [phrase, apart] = found;
    expect(apart?.score).toBeGreaterThan(phrase?.score ?? 1);
  });
});

describe('shared runs of words', () => {
  it(`are equal in both texts, long enough, apart, and none longer was left out (seed ${String(SEED)})`, () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 });
    fc.assert(
      fc.property(words, words, fc.integer({ min: 1, max: 3 }), (a, b, least) => {
        const runs = sharedRuns(a, b, least);
        for (const run of runs) {
          expect(a.slice(run.a, run.a + run.length)).toEqual(b.slice(run.b, run.b + run.length));
          expect(run.length).toBeGreaterThanOrEqual(least);
        }
        for (const [index, run] of runs.entries())
          for (const other of runs.slice(index + 1)) {
            expect(run.a + run.length <= other.a || other.a + other.length <= run.a).toBe(true);
            expect(run.b + run.length <= other.b || other.b + other.length <= run.b).toBe(true);
          }
        let longest = 0;
        for (let from = 0; from < a.length; from += 1)
          for (let at = 0; at < b.length; at += 1) {
            let length = 0;
            while (from + length < a.length && at + length < b.length && a[from + length] === b[at + length])
              length += 1;
            longest = Math.max(longest, length);
          }
        expect(runs[0]?.length ?? 0).toBe(longest >= least ? longest : 0);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
