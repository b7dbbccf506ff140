import { describe, expect, it } from 'vitest';
import { textFingerprint } from '../../../src-core/import/fingerprint/fingerprint.ts';
import type { AlikePair } from '../../../src-core/import/fingerprint/offered-stories.ts';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { IndexDocument } from '../../../src-core/search/search-types.ts';
import { createNearArticles } from '../../../src-renderer/workers/search/near-articles.ts';
import type { AlikePortion } from '../../../src-renderer/workers/search/near-articles.ts';

const position = { device: { file: 1, offset: 1 } };
const TEXT = 'Nordkorea verlegt Soldaten nach Russland, berichtet der Geheimdienst aus Seoul am Montag';

function entry(id: string, text: string): IndexDocument {
  return {
    key: `article:${id}`,
    kind: 'article',
    runs: [{ field: 'body', text, language: 'de', start: 0 }],
    values: { title: id, language: 'de', site: '', publishedDay: null, added: 1, length: 9, articleId: id },
    print: textFingerprint(text),
  };
}

describe('articles that are alike', () => {
  it('are told for what the index holds, and for what comes and goes while they are read and later', async () => {
    const index = SearchIndex.create();
    const near = createNearArticles(async (question) => question(index));
    const change = (put: readonly IndexDocument[], remove: readonly string[] = []): void => {
      near.changed(index, put, remove);
      index.apply({ put, remove, position });
    };
    const likeA = async (): Promise<readonly string[]> =>
      ((await near.similar(['a']))[0] ?? []).map(({ id }) => id).sort();

    change([
      entry('a', TEXT),
      entry('b', `${TEXT}, heißt es`),
      entry('c', TEXT),
      entry('d', 'Ganz anderes aus Bonn'),
    ]);
    const asked = likeA();
    // both come before the fingerprints of the index are taken in
    await Promise.resolve();
    change([entry('b', 'Jetzt steht hier etwas über den Garten')], ['article:c']);
    expect(await asked).toEqual([]);
    change([entry('e', TEXT)]);
    expect(await likeA()).toEqual(['e']);
    change([], ['article:a']);
    expect(await near.similar(['a', 'e'])).toEqual([[], []]);
  });

  it('are told in pairs, a portion of the index at a time', async () => {
    const index = SearchIndex.create();
    const put = Array.from({ length: 250 }, (_, at) =>
      entry(
        `n${String(at)}`,
        at % 100 === 7
          ? TEXT
          : `Meldung ${'xyzuvw'.repeat(1 + (at % 9))} Nummer${String(at)} aus Ort${String(at * 7)}`,
      ),
    );
    index.apply({ put, remove: [], position });
    const near = createNearArticles(async (question) => question(index));
    const pairs: AlikePair[] = [];
    for (let from: number | null = 0; from !== null;) {
      const portion: AlikePortion = await near.alike(from);
      expect(portion.total).toBe(250);
      pairs.push(...portion.pairs);
      from = portion.next;
    }
    const alike = pairs.filter(({ words }) => words > 0.9);
    expect(new Set(alike.map(({ a, b }) => `${a} ${b}`))).toEqual(
      new Set(['n7 n107', 'n7 n207', 'n107 n207']),
    );
  });

  it('are read anew when another index takes the place of the one', async () => {
    const [first, second] = [SearchIndex.create(), SearchIndex.create()];
    first.apply({ put: [entry('a', TEXT), entry('b', TEXT)], remove: [], position });
    second.apply({ put: [entry('a', TEXT)], remove: [], position });
    let index = first;
    const near = createNearArticles(async (question) => question(index));
    expect((await near.similar(['a']))[0]).toHaveLength(1);
    index = second;
    expect((await near.similar(['a']))[0]).toHaveLength(0);
  });

  it('have a name together, whatever their order, that changes with each text', async () => {
    const [one, other] = [entry('a', TEXT), entry('b', 'Ganz anderes aus Bonn')];
    const named = (...batches: readonly (readonly IndexDocument[])[]): Promise<string> => {
      const index = SearchIndex.create();
      for (const put of batches) index.apply({ put, remove: [], position });
      return createNearArticles(async (question) => question(index)).textsNow();
    };
    const name = await named([one, other]);
    expect(await named([other], [one])).toBe(name);
    expect(await named([one, entry('b', 'Ganz anderes')], [other])).toBe(name);
    const others = [
      await named([one]),
      await named([one, entry('b', 'Ganz anderes aus Köln')]),
      await named([one, entry('c', 'Ganz anderes aus Bonn')]),
      await named([one, other, entry('c', TEXT)]),
      await named(),
    ];
    expect(new Set([name, ...others]).size).toBe(6);
  });
});
