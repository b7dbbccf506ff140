import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { textFile } from './find.ts';
import { openServices } from './open-services.ts';

const TOLD = 'Rund zehntausend nordkoreanische Soldaten stehen nahe der Front in Russland.';
const TEXTS: Readonly<Record<string, string>> = {
  asked: `Sorge in Seoul\n\n${TOLD} Die Führung ist beunruhigt.`,
  copy: `Truppen verlegt\n\nAm Abend hieß es: ${TOLD.replace('Rund', 'Etwa')}`,
  alike: 'Neues von der Front\n\nIn Russland stehen jetzt zehntausend Soldaten an der Front.',
  nothing: 'Das Brot\n\nIm Ofen liegt ein Brot, und die Katze schläft auf dem Sofa.',
};

it('groups what else says a passage by story, with the own story named, and finds nothing for words nobody wrote', async () => {
  const services = await openServices(createWatchedHost());
  try {
    await vi.waitFor(() => expect(services.search.state().current()?.ready).toBe(true));
    const ids = new Map<string, ArticleId>();
    for (const [name, text] of Object.entries(TEXTS)) {
      const { report } = await services.importing.run([textFile(`${name}.txt`, text)]);
      ids.set(name, report[0]?.articleIds[0] as ArticleId);
    }
    const id = (name: string): ArticleId => ids.get(name) as ArticleId;
    const document = await services.library.document(id('asked'));
    if (!document.ok) throw new Error(document.error.code);
    const start = document.value.text.indexOf(TOLD);
    const passage = {
      text: TOLD,
      language: 'de',
      at: { articleId: id('asked'), range: { start, end: start + TOLD.length } },
    };
    const ask = async (asked: Parameters<typeof services.related.groups>[0]) => {
      const groups = await services.related.groups(asked);
      if (!groups.ok) throw new Error(groups.error.code);
      return groups.value.map(({ articles, own, hits }) => ({
        articles,
        own,
        hits: hits.map(({ article, kind }) => `${article.title}: ${kind}`),
      }));
    };
    expect(await ask(passage)).toEqual([
      { articles: 1, own: 'alike', hits: ['Truppen verlegt: phrase'] },
      { articles: 1, own: null, hits: ['Neues von der Front: similar'] },
    ]);
    await services.stories.tellApart([id('asked'), id('copy')]);
    expect((await ask(passage))[0]?.own).toBe(null);
    await services.stories.join([id('asked'), id('copy')]);
    await services.stories.join([id('alike'), id('nothing')]);
    expect((await ask(passage)).map(({ articles, own }) => [articles, own])).toEqual([
      [2, 'story'],
      [2, null],
    ]);
    // asked from nowhere, the passage itself is found first
    expect((await ask({ ...passage, at: null }))[0]?.hits[0]).toBe('Sorge in Seoul: phrase');
    expect(await ask({ text: 'Quidquid agis prudenter', language: 'la', at: null })).toEqual([]);
  } finally {
    await services.close();
  }
});
