import { afterEach, describe, expect, it } from 'vitest';
import { cleanup } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId, SessionId } from '../../../src-core/base/id.ts';
import type { SavedQueryOptions, Session } from '../../../src-core/model/session.ts';
import { drawRealApp } from './draw-real-app.tsx';
import type { RealApp } from './draw-real-app.tsx';

let app: RealApp | null = null;
afterEach(async () => {
  await cleanup();
  await app?.services.close();
  app = null;
});

/** Only the first has the very word; the others have another form of it. */
const ARTICLES = Array.from({ length: 4 }, (_, index) => ({
  title: `Bericht ${String(index)}`,
  text: index === 0 ? 'Ein Soldat schweigt am Abend.' : 'Am Abend kamen Soldaten an der Grenze an.',
  lang: 'de',
}));

const START: Session = {
  id: asId<SessionId>('session'),
  openArticleId: null,
  readingOffset: 0,
  queryText: '',
  room: 'library',
  modified: '',
};

const MEANT: SavedQueryOptions = {
  sort: 'title',
  without: ['stem'],
  aliases: true,
  groupByArticle: true,
  scope: null,
};

const heading = (name: string) => page.getByRole('heading', { name });
const order = () => page.getByRole('button', { name: /Order/ });
const scopeChip = () => page.getByRole('button', { name: /in this article/ });

/** The app as it opens behind a session that ended so, with the first article's id; `now` is the session at any later time. */
async function openAfter(
  last: (id: ArticleId) => Partial<Session>,
): Promise<{ readonly id: ArticleId; readonly now: () => Session }> {
  app = await drawRealApp(ARTICLES);
  const { services, draw } = app;
  const found = await services.search.search({
    ...{ query: 'schweigt', offset: 0, limit: 1, sort: 'relevance', kinds: ['article'], anyWord: false },
  });
  const id = asId<ArticleId>(found.ok ? (found.value.hits[0]?.articleId ?? '') : '');
  const restored: Session = { ...START, ...last(id) };
  let session = restored;
  Object.assign(services.session, {
    restored: () => restored,
    remember: (fields: Partial<Session>) => {
      session = { ...session, ...fields };
    },
  });
  location.hash = '#/';
  await draw();
  return { id, now: () => session };
}

describe('a window that opens again', () => {
  it('asks the last question as it was meant: forms switched off, order, grouping', async () => {
    const { now } = await openAfter(() => ({ queryText: 'soldat', queryOptions: MEANT }));
    await expect.element(heading('1 result')).toBeVisible();
    await expect.element(order()).toHaveTextContent('By title');
    expect(now()).toMatchObject({ queryText: 'soldat', queryOptions: MEANT });
  });

  it('searches in the article again that opens with it, and in none that does not', async () => {
    const { id, now } = await openAfter((first) => ({
      queryText: 'grenze',
      openArticleId: first,
      queryOptions: { ...MEANT, scope: { type: 'article', id: first } },
    }));
    await expect.element(scopeChip()).toBeVisible();
    await expect.element(heading('0 results')).toBeVisible();
    expect(now().queryOptions?.scope).toEqual({ type: 'article', id });
    await scopeChip().click();
    await expect.element(heading('3 results')).toBeVisible();
    expect(now()).toMatchObject({ queryText: 'grenze', queryOptions: { ...MEANT, scope: null } });
  });

  it('searches everywhere where the article of the search is not the one that opens', async () => {
    await openAfter((first) => ({
      queryText: 'grenze',
      queryOptions: { ...MEANT, scope: { type: 'article', id: first } },
    }));
    await expect.element(heading('3 results')).toBeVisible();
    expect(scopeChip().elements()).toEqual([]);
  });

  it('lists all articles in the order they were in, and reads records that have only the text', async () => {
    const { now } = await openAfter(() => ({ listSort: 'title' }));
    await expect.element(order()).toHaveTextContent('By title');
    await order().click();
    await page.getByRole('menuitemradio', { name: 'Longest first' }).click();
    await expect.poll(() => now().listSort).toBe('length');
    await cleanup();
    await app?.services.close();
    await openAfter(() => ({ queryText: 'soldat' }));
    await expect.element(heading('4 results')).toBeVisible();
    await expect.element(order()).toHaveTextContent('Best match first');
  });
});
