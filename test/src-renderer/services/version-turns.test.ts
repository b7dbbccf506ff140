import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { success } from '../../../src-core/base/result.ts';
import { annotate } from '../../../src-renderer/services/commands/annotate.ts';
import { createDocumentReader } from '../../../src-renderer/services/document-reader.ts';
import { createTwinSource } from '../../../src-renderer/services/import/twin-source.ts';
import { createLibraryService } from '../../../src-renderer/services/library-service.ts';
import { createLiveCache } from '../../../src-renderer/services/live-cache.ts';
import { createVersionService } from '../../../src-renderer/services/version-service.ts';
import { createWholePage } from '../../../src-renderer/services/whole-page.ts';
import type { WholePageParts } from '../../../src-renderer/services/whole-page.ts';
import { createLivePace } from '../../../src-renderer/store/live-pace.ts';
import type { Projection } from '../../../src-renderer/store/projection.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { fakeArticle, fakeDocument } from '../fake-articles.ts';
import { fillNotebook } from './fill-notebook.ts';
import { openRunner, recordsIn } from './open-runner.ts';

const SEED = 20261123;
const open: Projection[] = [];
afterEach(() => {
  for (const projection of open.splice(0)) projection.close();
});

/** An article with its versions; reading the whole page finds the text of another article in it. */
async function notebook() {
  const host = createWatchedHost();
  const { projection, runner } = await openRunner(host);
  open.push(projection);
  const [id = asId<ArticleId>('')] = await fillNotebook(runner, 1);
  const documents = createDocumentReader(host);
  const versions = createVersionService(
    projection,
    createLiveCache(projection, createLivePace()),
    runner,
    documents,
  );
  const library = createLibraryService(
    projection,
    createLiveCache(projection, createLivePace()),
    runner,
    documents,
  );
  const parse: WholePageParts['pool']['parse'] = async (_, { take }) => {
    const records = { article: fakeArticle(0), documentJson: JSON.stringify(fakeDocument(1)) };
    const row = { type: 'article', records, kept: [] } as unknown as Parameters<typeof take>[0][number];
    await take([row], null, 0);
    return success({ bytes: 0 }) as unknown as Awaited<ReturnType<WholePageParts['pool']['parse']>>;
  };
  const wholePage = createWholePage({
    host: { readOriginal: async () => success({ bytes: new Uint8Array(1) }) },
    pool: { parse },
    source: createTwinSource(projection.read, documents),
    runner,
  });
  const article = async () => {
    const found = await projection.read((lookup) => lookup.get('article', id));
    if (found === undefined) throw new Error('gone');
    return found;
  };
  const records = () => projection.read((lookup) => lookup.documentsOf(id));
  const textOf = async (documentId: string) => {
    const record = (await records()).find((each) => each.id === documentId);
    const read = record === undefined ? null : await documents.read(record);
    return read?.ok === true ? read.value : fakeDocument(0);
  };
  const annotations = () => projection.read((lookup) => lookup.annotationsOf(id));
  return { id, projection, runner, library, versions, wholePage, article, records, textOf, annotations };
}

describe('changes of one text that are asked for at once', () => {
  it('are both made, each on top of the other', async () => {
    const { id, versions, article, textOf, records, runner, projection } = await notebook();
    const before = await recordsIn(projection);
    const [first, second] = await Promise.all([
      versions.editBlock(id, 0, { text: 'Ein neuer Anfang.' }),
      versions.editBlock(id, 2, { text: 'Ein neuer zweiter Absatz.' }),
    ]);
    expect([first.ok, second.ok]).toEqual([true, true]);
    const { text } = await textOf((await article()).documentId);
    expect(text).toContain('Ein neuer Anfang.');
    expect(text).toContain('Ein neuer zweiter Absatz.');
    expect((await records()).map(({ version }) => version).sort()).toEqual([1, 2, 3]);
    await runner.undo();
    await runner.undo();
    expect(await recordsIn(projection)).toEqual(before);
  });

  it('never change another block than the one that was seen', async () => {
    const { id, versions, article, textOf } = await notebook();
    const seen = fakeDocument(0);
    const [deleted, edited, joined] = await Promise.all([
      versions.editBlock(id, 0, { text: null }),
      versions.editBlock(id, 2, { text: 'Ein neuer zweiter Absatz.' }),
      versions.joinBlocks(id, 2),
    ]);
    expect(deleted.ok).toBe(true);
    for (const refused of [edited, joined])
      expect(refused).toMatchObject({ ok: false, error: { code: 'record-missing' } });
    const { text } = await textOf((await article()).documentId);
    expect(text).toBe(seen.text.slice(seen.blocks[1]?.start));
  });

  it('leave what is read of a named version what it was', async () => {
    const { id, library, versions, article } = await notebook();
    const { documentId } = await article();
    expect((await versions.editBlock(id, 0, { text: 'Ein neuer Anfang.' })).ok).toBe(true);
    expect(await library.document(id, documentId)).toMatchObject({ value: { text: fakeDocument(0).text } });
    const now = await library.document(id);
    expect(now.ok && now.value.text.startsWith('Ein neuer Anfang.')).toBe(true);
  });

  it(`keep every annotation: on the current version, or in the queue (seed ${String(SEED)})`, async () => {
    const { id, versions, wholePage, article, textOf, annotations, records, runner } = await notebook();
    let made = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('mark', 'edit', 'back', 'whole'), { minLength: 2, maxLength: 5 }),
        async (steps) => {
          const { documentId } = await article();
          const { text } = await textOf(documentId);
          const [oldest] = await records();
          if (oldest === undefined) throw new Error('no version');
          const shown = { articleId: id, documentId, text };
          const command = (step: (typeof steps)[number]): Promise<{ readonly ok: boolean }> => {
            made += 1;
            switch (step) {
              case 'mark':
                return runner.run(annotate(shown, { start: made * 3, end: made * 3 + 40 }, 'red'));
              case 'edit':
                return versions.editBlock(id, 0, { text: `Anfang Nummer ${String(made)}.` });
              case 'back':
                return versions.bringBack(id, oldest);
              case 'whole':
                return wholePage(id);
            }
          };
          await Promise.all(steps.map(command));
          const now = (await article()).documentId;
          for (const annotation of await annotations()) {
            const of = await textOf(annotation.documentId);
            const { start, end } = annotation.position;
            expect(of.text.slice(start, end)).toBe(annotation.quote.exact);
            expect(annotation.documentId === now || (annotation.check ?? null) !== null).toBe(true);
          }
          const numbers = (await records()).map(({ version }) => version);
          expect(new Set(numbers).size).toBe(numbers.length);
        },
      ),
      { seed: SEED, numRuns: 15, endOnFailure: true },
    );
  });
});
