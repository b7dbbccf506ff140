import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { textFingerprint } from '../../../src-core/import/fingerprint/fingerprint.ts';
import { isSameStory } from '../../../src-core/import/fingerprint/is-same-story.ts';
import { NearDuplicates } from '../../../src-core/import/fingerprint/near-duplicates.ts';
import { storyOf } from '../../../src-core/model/story.ts';
import { buildDocument } from '../../../src-core/text/document-builder.ts';
import { annotate } from '../../../src-renderer/services/commands/annotate.ts';
import { deleteArticle } from '../../../src-renderer/services/commands/delete-article.ts';
import { createDocumentReader } from '../../../src-renderer/services/document-reader.ts';
import { createLiveCache } from '../../../src-renderer/services/live-cache.ts';
import { createStoryService } from '../../../src-renderer/services/story-service.ts';
import { createVersionService } from '../../../src-renderer/services/version-service.ts';
import { createLivePace } from '../../../src-renderer/store/live-pace.ts';
import type { Projection } from '../../../src-renderer/store/projection.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { fakeArticle } from '../fake-articles.ts';
import { openRunner, recordsIn } from './open-runner.ts';

const open: Projection[] = [];
afterEach(() => {
  for (const projection of open.splice(0)) projection.close();
});

const FIRST = 'Die Ministerin sprach am Freitag vor dem Ausschuss über die Lage an der Grenze im Osten.';
const SECOND = 'Sie blieb eine Stunde und beantwortete danach die Fragen der Abgeordneten.';
const THIRD = 'Am Abend widersprach ihr die Opposition in einer Erklärung scharf.';
const OTHER = 'Forscher fanden im Pazifik eine Krebsart mit ungewöhnlich langen Fühlern und roten Augen.';

const value = <Value>(result: Result<Value, unknown>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};

/** Records without checks that are none any more. */
const withoutSettled = (records: Record<string, unknown>): unknown =>
  JSON.parse(
    JSON.stringify(records, (key, of: unknown) => (key === 'check' && of === null ? undefined : of)),
  );

/** A notebook with an article for each list of paragraphs. */
async function notebook(texts: readonly (readonly string[])[]) {
  const host = createWatchedHost();
  const { projection, runner } = await openRunner(host);
  open.push(projection);
  const near = new NearDuplicates();
  const ids: ArticleId[] = [];
  for (const [index, lines] of texts.entries()) {
    const article = { ...fakeArticle(index), published: `2024-10-0${index + 1}` };
    const content = buildDocument(
      lines.map((raw) => ({ type: 'paragraph', raw, marks: [] })),
      'de',
    );
    const document = {
      id: article.documentId,
      articleId: article.id,
      version: 1,
      location: null,
      created: article.added,
      madeBy: 'test',
    };
    value(
      await runner.append(
        'import',
        [
          { op: 'put', kind: 'document', id: document.id, record: document },
          { op: 'put', kind: 'article', id: article.id, record: article },
        ],
        { documents: [{ id: article.documentId, json: JSON.stringify(content) }], originals: [] },
      ),
    );
    near.add(article.id, textFingerprint(lines.join('\n')));
    ids.push(article.id);
  }
  const lives = createLiveCache(projection, createLivePace());
  const documents = createDocumentReader(host);
  const stories = createStoryService(projection, lives, runner, documents, {
    similar: async (wanted) =>
      wanted.map((id) =>
        near
          .near(near.printOf(id) ?? textFingerprint(''), (likeness) => isSameStory(likeness))
          .filter((text) => text.id !== id),
      ),
    textsNow: async () => String(near.size),
    alike: async ({ from }) => {
      const { ids: some, next } = near.some(from, 2);
      const pairs = some.flatMap((id) =>
        near
          .near(near.printOf(id) ?? textFingerprint(''), (likeness) => isSameStory(likeness))
          .filter((text) => text.id !== id)
          .map(({ id: other, ...likeness }) => ({
            a: asId<ArticleId>(id),
            b: asId<ArticleId>(other),
            ...likeness,
          })),
      );
      return { pairs, next, total: near.size };
    },
  });
  const versions = createVersionService(projection, lives, runner, documents);
  const storyNow = async (id: ArticleId): Promise<readonly ArticleId[]> =>
    [...(await projection.read((lookup) => storyOf(id, (at) => lookup.linksAt(at))))].sort();
  const offered = async (id: ArticleId): Promise<readonly (readonly ArticleId[])[]> =>
    (await stories.offers(id)).map(({ articles }) => articles.map((article) => article.id).sort());
  const article = async (id: ArticleId) => {
    const found = await projection.read((lookup) => lookup.get('article', id));
    if (found === undefined) throw new Error('gone');
    return found;
  };
  const textOf = async (id: ArticleId): Promise<string> => {
    const { documentId } = await article(id);
    const record = await projection.read((lookup) => lookup.get('document', documentId));
    return record === undefined ? '' : value(await documents.read(record)).text;
  };
  return { projection, runner, ids, stories, versions, storyNow, offered, article, textOf };
}

const ALIKE = [
  [FIRST, SECOND],
  [FIRST, SECOND, THIRD],
  [`${FIRST} ${SECOND}`, OTHER],
  [OTHER, 'Das Tier lebt in großer Tiefe vor der Küste von Chile.'],
];

describe('a story', () => {
  it('is offered, made of what was accepted, and taken back by undo', async () => {
    const { ids, stories, storyNow, offered, runner } = await notebook(ALIKE);
    const [a, b, c, d] = ids as [ArticleId, ArticleId, ArticleId, ArticleId];
    expect(await offered(a)).toEqual([[b], [c]]);
    expect((await offered(d)).flat()).not.toContain(a);
    value(await stories.join([a, b]));
    expect(await storyNow(b)).toEqual([a, b].sort());
    expect(await offered(c)).toContainEqual([a, b].sort());
    value(await stories.join([c, b]));
    expect(await storyNow(a)).toEqual([a, b, c].sort());
    expect(await offered(a)).toEqual([]);
    value(await runner.undo());
    expect(await storyNow(a)).toEqual([a, b].sort());
  });

  it('is made of each of many groups at once, whether something was said about their articles before or not', async () => {
    const { ids, stories, storyNow, runner, projection } = await notebook(ALIKE);
    const [a, b, c, d] = ids as [ArticleId, ArticleId, ArticleId, ArticleId];
    value(await stories.tellApart([a, b]));
    const before = await recordsIn(projection);
    value(await stories.join([a, b, a], [c, d, c]));
    expect(await storyNow(b)).toEqual([a, b].sort());
    expect(await storyNow(c)).toEqual([c, d].sort());
    // what said that they are none is gone
    const links = await projection.read((lookup) => lookup.links());
    expect(links.map(({ type }) => type)).toEqual(['same-story', 'same-story']);
    value(await runner.undo());
    expect(await recordsIn(projection)).toEqual(before);
  });

  it('is not offered again to what someone told apart from it, until it is joined by hand', async () => {
    const { ids, stories, storyNow, offered } = await notebook(ALIKE);
    const [a, b, c] = ids as [ArticleId, ArticleId, ArticleId];
    value(await stories.join([a, b]));
    value(await stories.tellApart([c, a]));
    expect((await offered(c)).flat()).not.toContain(b);
    expect((await offered(b)).flat()).not.toContain(c);
    value(await stories.join([a, c]));
    value(await stories.split(c));
    expect(await storyNow(c)).toEqual([c]);
    expect((await offered(c)).flat()).not.toContain(a);
  });

  it('stays whole when the article that holds it together leaves it, or is deleted', async () => {
    for (const leave of ['split', 'delete'] as const) {
      const { ids, stories, storyNow, runner, projection } = await notebook(ALIKE);
      const [a, b, c] = ids as [ArticleId, ArticleId, ArticleId];
      value(await stories.join([a, b]));
      value(await stories.join([a, c]));
      const before = await recordsIn(projection);
      value(leave === 'split' ? await stories.split(a) : await runner.run(deleteArticle(a)));
      expect(await storyNow(b)).toEqual([b, c].sort());
      value(await runner.undo());
      expect(await recordsIn(projection)).toEqual(before);
    }
  });

  it('is in the ledger of the whole notebook: offered at once, refused or made, and taken apart, with undo', async () => {
    const { ids, stories, runner, storyNow, projection } = await notebook(ALIKE);
    const [a, b, c] = ids as [ArticleId, ArticleId, ArticleId];
    const ended = new AbortController();
    const pairs = (await stories.alike(() => undefined, ended.signal)) ?? [];
    const ledger = async () => {
      const links = await projection.read((lookup) => lookup.links());
      const { offers, stories: made } = await stories.ledger(pairs, links);
      return {
        offers: offers.map(({ tellings }) => tellings.flat().map(({ id }) => id)),
        made: made.map(({ articles }) => articles.map(({ id }) => id)),
      };
    };
    const before = await ledger();
    expect(before.offers[0]?.toSorted()).toEqual([a, b, c].sort());
    value(await stories.join(...before.offers));
    expect(await ledger()).toEqual({ offers: [], made: [[a, b, c]] });
    const dissolved = await stories.decide(
      { type: 'dissolve', stories: [b] },
      () => undefined,
      new AbortController().signal,
    );
    expect(value(dissolved)).toBe(1);
    expect(await ledger()).toEqual({ offers: [], made: [] });
    value(await runner.undo());
    expect(await storyNow(c)).toEqual([a, b, c].sort());
    value(await runner.undo());
    expect(await ledger()).toEqual(before);
    ended.abort();
    expect(await stories.alike(() => undefined, ended.signal)).toBeNull();
  });

  it('says what each of its articles adds', async () => {
    const { ids, stories, article } = await notebook(ALIKE.slice(0, 2));
    const articles = await Promise.all(ids.map(article));
    const members = value(await stories.members(articles));
    expect(members.map(({ adds }) => adds?.map(({ text }) => text))).toEqual([[], [THIRD]]);
  });
});

describe('a version', () => {
  const mark = async (
    { runner, article, textOf }: Awaited<ReturnType<typeof notebook>>,
    id: ArticleId,
    words: string,
  ) => {
    const text = await textOf(id);
    const { documentId } = await article(id);
    const start = text.indexOf(words);
    return value(
      await runner.run(
        annotate({ articleId: id, documentId, text }, { start, end: start + words.length }, 'red'),
      ),
    ).id;
  };

  it('comes of editing: annotations move along, also those that were edited, undo brings all back', async () => {
    const notes = await notebook([[FIRST, SECOND, THIRD]]);
    const { ids, versions, textOf, projection, runner, article } = notes;
    const [id] = ids as [ArticleId];
    const edited = await mark(notes, id, 'sprach am Freitag');
    const moved = await mark(notes, id, 'in einer Erklärung scharf');
    const gone = await mark(notes, id, 'beantwortete danach');
    const before = await recordsIn(projection);
    value(await versions.editBlock(id, 0, { text: FIRST.replace('Freitag', 'Samstagabend') }));
    expect(value(await versions.editBlock(id, 1, { text: null }))).toBe(1);
    const waiting = await projection.read((lookup) => lookup.annotationsToCheck());
    expect(waiting.map(({ id: of, check }) => `${check?.grade} ${of}`).sort()).toEqual([
      `edited ${edited}`,
      `lost ${gone}`,
    ]);
    expect(await textOf(id)).toBe(`${FIRST.replace('Freitag', 'Samstagabend')}\n${THIRD}`);
    const text = await textOf(id);
    const { documentId, original } = await article(id);
    expect(original).toEqual((before[`article/${id}`] as { original: unknown }).original);
    const annotations = await projection.read((lookup) => lookup.annotationsOf(id));
    const quoted = (wanted: string) => {
      const annotation = annotations.find((each) => each.id === wanted);
      if (annotation?.documentId !== documentId) return null;
      expect(annotation.quote.exact).toBe(text.slice(annotation.position.start, annotation.position.end));
      return annotation.quote.exact;
    };
    expect([quoted(edited), quoted(moved), quoted(gone)]).toEqual([
      'sprach am Samstagabend',
      'in einer Erklärung scharf',
      null,
    ]);
    const records = await projection.read((lookup) => lookup.documentsOf(id));
    expect(records.map(({ version, madeBy }) => `${version} ${madeBy}`).sort()).toEqual([
      '1 test',
      '2 edit',
      '3 edit',
    ]);
    value(await runner.undo());
    value(await runner.undo());
    expect(withoutSettled(await recordsIn(projection))).toEqual(before);
    value(await runner.redo());
    value(await runner.redo());
    expect(await textOf(id)).toBe(text);
  });

  it('takes along what was marked while it was made, and gives it back with undo', async () => {
    const notes = await notebook([[FIRST, SECOND, THIRD]]);
    const { ids, versions, textOf, projection, runner, article } = notes;
    const [id] = ids as [ArticleId];
    const { documentId: first } = await article(id);
    const shown = { articleId: id, documentId: first, text: await textOf(id) };
    const start = shown.text.indexOf('in einer Erklärung');
    const marking = () => runner.run(annotate(shown, { start, end: start + 18 }, 'red'));
    // Planned before the first mark is durable, appended behind it; the second one comes when it is over.
    const editing = versions.editBlock(id, 0, { text: FIRST.replace('Freitag', 'Montag') });
    const during = value(await marking()).id;
    value(await editing);
    const after = value(await marking()).id;
    const passage = async () => {
      const record = await projection.read((lookup) => lookup.get('annotation', during));
      const { position, documentId } = record as NonNullable<typeof record>;
      const current = (await article(id)).documentId;
      return [documentId === current, (await textOf(id)).slice(position.start, position.end)];
    };
    expect((await article(id)).documentId).not.toBe(first);
    expect(await passage()).toEqual([true, 'in einer Erklärung']);
    const waiting = await projection.read((lookup) => lookup.annotationsToCheck());
    expect(waiting.map((each) => each.id)).toEqual([after]);
    value(await runner.undo());
    value(await runner.undo());
    expect((await article(id)).documentId).toBe(first);
    expect(await passage()).toEqual([true, 'in einer Erklärung']);
  });

  it('that was there before comes back as a new one, with what had been lost in between', async () => {
    const notes = await notebook([[FIRST, SECOND]]);
    const { ids, versions, textOf, projection, article } = notes;
    const [id] = ids as [ArticleId];
    const lost = await mark(notes, id, 'beantwortete danach');
    value(await versions.editBlock(id, 1, { text: null }));
    const records = await projection.read((lookup) => lookup.documentsOf(id));
    const first = records.find(({ version }) => version === 1);
    if (first === undefined) throw new Error('no first version');
    expect(value(await versions.bringBack(id, first))).toBe(0);
    expect(await textOf(id)).toBe(`${FIRST}\n${SECOND}`);
    const annotation = await projection.read((lookup) => lookup.get('annotation', lost));
    expect(annotation?.documentId).toBe((await article(id)).documentId);
    const after = await projection.read((lookup) => lookup.documentsOf(id));
    expect(after.map(({ version, madeBy }) => `${version} ${madeBy}`).sort()).toEqual([
      '1 test',
      '2 edit',
      '3 version 1',
    ]);
    const difference = value(
      await versions.difference(after.find((each) => each.version === 2) ?? first, first),
    );
    expect(difference.map(({ type }) => type)).toEqual(['same', 'added']);
  });
});
