import 'fake-indexeddb/auto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RunningServices } from '../../../src-renderer/app/create-services.ts';
import type { ImportSource } from '../../../src-renderer/services/import/importing.ts';
import { sharedData } from '../../shared-data.ts';
import { temporaryNotebook } from '../../src-main/host/temporary-notebook.ts';
import type { TemporaryNotebook } from '../../src-main/host/temporary-notebook.ts';
import { found, textFile } from './find.ts';
import { openServices } from './open-services.ts';

const rooms: TemporaryNotebook[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.remove();
});

/** Services over a notebook folder on this disk; `close` gives the folder's lock back. */
async function openFolder(room: TemporaryNotebook): Promise<RunningServices> {
  const host = await room.open();
  const services = await openServices(host.api);
  await vi.waitFor(() => expect(services.search.state().current()?.ready).toBe(true), { timeout: 30_000 });
  return {
    ...services,
    close: async () => {
      await services.close();
      await host.close();
    },
  };
}

async function newRoom(): Promise<TemporaryNotebook> {
  const room = await temporaryNotebook();
  rooms.push(room);
  return room;
}

async function deleteTables(): Promise<void> {
  for (const { name } of await indexedDB.databases()) {
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase(name ?? '').addEventListener('success', () => resolve());
    });
  }
}

const SEED = sharedData('seed', 'seed-article.txt');
const PAGES = sharedData('article-extraction', 'dev', 'html');

describe('the services over a notebook folder', () => {
  it('find all work again after the window’s storage was deleted between two sessions', async () => {
    const room = await newRoom();
    const first = await openFolder(room);
    const text = 'Ein Bericht\n\nÜber Truppen an der Grenze und ihre Befehle.\n';
    const progress = await first.importing.run([textFile('a.txt', text), textFile('leer.txt', '')]);
    expect(progress).toMatchObject({ imported: 1, failed: 1 });
    const [id] = progress.report.flatMap(({ articleIds }) => articleIds);
    if (id === undefined) throw new Error('nothing imported');
    const annotation = await first.annotations.create(id, { start: 13, end: 25 }, 'green');
    if (!annotation.ok) throw new Error(annotation.error.code);
    await first.annotations.setNote(annotation.value.id, 'Waffenruhe prüfen');
    await first.annotations.addTopic(annotation.value.id, 'DVRK/Truppen');
    first.session.remember({ openArticleId: id, readingOffset: 7 });
    // The article, the passage by its topic, and the topic itself.
    await vi.waitFor(async () => expect(await found(first, 'Truppen')).toHaveLength(3));
    const answer = await found(first, 'Truppen');
    await first.close();
    await deleteTables();

    const again = await openFolder(room);
    expect(again.notebook.reports).toEqual([]);
    expect(new Set(await found(again, 'Truppen'))).toEqual(new Set(answer));
    expect(await found(again, 'Waffenruhe')).toEqual([`annotation:${annotation.value.id}`]);
    expect(again.session.restored()).toMatchObject({ openArticleId: id, readingOffset: 7 });
    const document = await again.library.document(id);
    expect(document.ok && document.value.text).toContain('Über Truppen an der Grenze');
    await again.close();
  });

  it.skipIf(SEED === null)('cleans the pasted seed article and finds its words', async () => {
    const services = await openFolder(await newRoom());
    const source: ImportSource = { type: 'pasted', text: readFileSync(SEED ?? '', 'utf8'), html: null };
    const progress = await services.importing.run([source]);
    const [id] = progress.report[0]?.articleIds ?? [];
    if (id === undefined) throw new Error(JSON.stringify(progress.report));
    const article = (await services.library.articles([id])).get(id);
    expect(article).toMatchObject({ language: 'de', importer: 'pasted' });
    const document = await services.library.document(id);
    const folded = document.ok ? document.value.blocks.filter(({ role }) => role !== undefined) : [];
    expect(folded.length).toBeGreaterThan(0);
    expect(await found(services, 'Nordkorea')).toContain(`article:${id}`);
    await services.close();
  });

  it.skipIf(PAGES === null)(
    'imports every page of the extraction set in one batch, with a reason for each failure',
    async () => {
      const services = await openFolder(await newRoom());
      const names = readdirSync(PAGES ?? '').sort();
      const sources = names.map((name): ImportSource => {
        const bytes = readFileSync(join(PAGES ?? '', name));
        return textFile(
          name.replace(/\.gz$/, ''),
          new Uint8Array(name.endsWith('.gz') ? gunzipSync(bytes) : bytes),
        );
      });
      const progress = await services.importing.run(sources);
      expect(progress.done).toBe(names.length);
      const silent = progress.report.filter(({ outcome, error }) => outcome === 'failed' && error === null);
      expect(silent).toEqual([]);
      expect(progress.imported + progress.duplicates).toBeGreaterThan(names.length * 0.97);
      expect((await found(services, 'the')).length).toBeGreaterThan(50);
      await services.close();
    },
  );
});
