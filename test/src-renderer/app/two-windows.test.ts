import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { RunningServices } from '../../../src-renderer/app/create-services.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import type { WatchedHost } from '../doubles/watched-host.ts';
import { found, textFile } from './find.ts';
import { openServices } from './open-services.ts';

const running: RunningServices[] = [];
afterEach(async () => {
  for (const services of running.splice(0)) await services.close();
});

/** A window, with what its list shows of rebuilding in `seen`. */
async function openWindow(host: WatchedHost): Promise<{ services: RunningServices; totals: number[] }> {
  const services = await openServices(host);
  running.push(services);
  const state = services.search.state();
  await vi.waitFor(() => expect(state.current()?.ready).toBe(true));
  const totals: number[] = [];
  state.subscribe(() => totals.push(state.current()?.total ?? 0));
  return { services, totals };
}

const importText = (services: RunningServices, name: string, text: string) =>
  services.importing.run([textFile(name, text)]);

async function openFromDisk({ notebook }: WatchedHost): Promise<number> {
  const opened = await SearchIndex.open(notebook.manifest ?? new Uint8Array(), async (name) => {
    const bytes = notebook.segments.get(name);
    if (bytes === undefined) throw new Error(`${name} is missing`);
    return bytes.slice();
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value.documentCount;
}

describe('two windows of one notebook', () => {
  it('both find what either takes in, without building the index again, and leave a whole one', async () => {
    const host = createWatchedHost();
    const a = await openWindow(host);
    await importText(a.services, 'eins.txt', 'Erster Bericht\n\nVon einer Kommission und ihrem Ausschuss.');
    const b = await openWindow(host);
    for (let round = 0; round < 4; round += 1) {
      const [one, other] = round % 2 === 0 ? [a, b] : [b, a];
      const word = `Stichwort${'abcd'[round]}`;
      await importText(one.services, `text${round}.txt`, `Bericht ${word}\n\nAus ${word} wird berichtet.`);
      await vi.waitFor(async () => expect(await found(other.services, word)).toHaveLength(1), 3_000);
      expect(await found(one.services, word)).toHaveLength(1);
    }
    const [key] = await found(a.services, 'Kommission');
    await b.services.library.remove((key ?? '').slice('article:'.length) as never);
    await vi.waitFor(async () => expect(await found(a.services, 'Kommission')).toEqual([]), 3_000);
    expect([...a.totals, ...b.totals].filter((total) => total > 0)).toEqual([]);
    for (const services of running.splice(0)) await services.close();
    expect(await openFromDisk(host)).toBe(4);
    expect(host.notebook.segments.size).toBeLessThan(8);
  });

  it('that both build the index at once end with one index, and do not take turns at it', async () => {
    const host = createWatchedHost();
    const first = await openWindow(host);
    for (const number of [1, 2, 3])
      await importText(first.services, `${number}.txt`, `Bericht ${number}\n\nAus dem Ausschuss ${number}.`);
    for (const services of running.splice(0)) await services.close();
    host.notebook.manifest?.set([0], 20);
    const [a, b] = await Promise.all([openWindow(host), openWindow(host)]);
    for (const { services } of [a, b]) expect(await found(services, 'Ausschuss')).toHaveLength(3);
    const manifest = host.notebook.manifest;
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(host.notebook.manifest).toBe(manifest);
    expect(await openFromDisk(host)).toBe(3);
    await importText(a.services, 'vier.txt', 'Bericht vier\n\nAus der Kommission.');
    await vi.waitFor(async () => expect(await found(b.services, 'Kommission')).toHaveLength(1), 3_000);
  });
});
