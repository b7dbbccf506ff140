import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { savedPages } from '../bench/saved-pages.ts';
import { seededCorpus } from '../bench/seeded-corpus.ts';
import { launchApp } from './launch-app.ts';
import { dropPaths, notebookOpen } from './window-parts.ts';

const PAGES = 400;
const SEED = 7;

/** Frames of the window while an import runs. */
interface FrameFigures {
  readonly pages: number;
  readonly seconds: number;
  readonly framesPerSecond: number;
  /** The slowest second of them. */
  readonly slowestSecond: number;
  /** Milliseconds between two frames. */
  readonly p95: number;
  readonly longest: number;
  /** The same window while nothing is imported, as this machine draws it. */
  readonly idleFramesPerSecond: number;
  /** MiB of JavaScript in the window, at its highest; null where the browser does not say. */
  readonly windowMiB: number | null;
}

/** Drops some hundred pages on the real window and counts the frames it draws meanwhile. `npm run build` comes before. */
export async function framesBench(): Promise<FrameFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'florilegium-frames-'));
  const source = join(folder, 'pages');
  await writePages(source);
  const app = await launchApp('loopback', { notebookFolder: join(folder, 'notebook') });
  try {
    await notebookOpen(app.page);
    const idle = await framesWhile(app.page, () => app.page.waitForTimeout(3_000));
    const started = performance.now();
    const busy = await framesWhile(app.page, async () => {
      await dropPaths(app.page, [source]);
      const bar = app.page.getByRole('region', { name: 'Import', exact: true });
      await bar.getByText('Import finished').waitFor({ timeout: 300_000 });
    });
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const figures: FrameFigures = {
      pages: PAGES,
      seconds,
      framesPerSecond: busy.average,
      slowestSecond: busy.slowestSecond,
      p95: busy.p95,
      longest: busy.longest,
      idleFramesPerSecond: idle.average,
      windowMiB: busy.windowMiB,
    };
    console.log(
      `the window while ${PAGES} pages are imported: ${figures.framesPerSecond} frames a second (wanted: 50; idle ${figures.idleFramesPerSecond}), slowest second ${figures.slowestSecond}, p95 ${figures.p95} ms, longest ${figures.longest} ms`,
    );
    return figures;
  } finally {
    await app.close();
    await rm(folder, { recursive: true });
  }
}

async function writePages(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const dataDir = process.env['FLORILEGIUM_DATA'];
  const real = dataDir === undefined || !existsSync(dataDir) ? [] : savedPages(dataDir, PAGES);
  for (const { name, bytes } of real) await writeFile(join(folder, name), bytes);
  if (real.length > 0) return;
  for (const { id, title, text } of seededCorpus(PAGES, SEED))
    await writeFile(
      join(folder, `${id}.html`),
      `<html><title>${title}</title><article><h1>${title}</h1><p>${text}</p></article></html>`,
    );
}

interface Frames {
  readonly average: number;
  readonly slowestSecond: number;
  readonly p95: number;
  readonly longest: number;
  readonly windowMiB: number | null;
}

async function framesWhile(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const watch = { frames: [] as number[], on: true, bytes: 0 };
    (globalThis as unknown as { frameWatch: typeof watch }).frameWatch = watch;
    const next = (at: number): void => {
      watch.frames.push(at);
      const memory = (performance as { memory?: { usedJSHeapSize: number } }).memory;
      watch.bytes = Math.max(watch.bytes, memory?.usedJSHeapSize ?? 0);
      if (watch.on) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await work();
  const { frames, bytes } = await page.evaluate(() => {
    const { frameWatch } = globalThis as unknown as {
      frameWatch: { frames: number[]; on: boolean; bytes: number };
    };
    frameWatch.on = false;
    return { frames: frameWatch.frames, bytes: frameWatch.bytes };
  });
  const gaps = frames
    .slice(1)
    .map((at, index) => at - frames[index]!)
    .toSorted((a, b) => a - b);
  const first = frames[0] ?? 0;
  const last = frames.at(-1) ?? first;
  const bySecond = new Map<number, number>();
  for (const at of frames) {
    const second = Math.floor((at - first) / 1000);
    bySecond.set(second, (bySecond.get(second) ?? 0) + 1);
  }
  const whole = [...Array(Math.floor((last - first) / 1000)).keys()].map(
    (second) => bySecond.get(second) ?? 0,
  );
  return {
    average: Math.round(((frames.length - 1) / Math.max(1, last - first)) * 10_000) / 10,
    slowestSecond: Math.min(...whole),
    p95: Math.round(gaps[Math.floor(gaps.length * 0.95)] ?? 0),
    longest: Math.round(gaps.at(-1) ?? 0),
    windowMiB: bytes === 0 ? null : Math.round(bytes / 1024 / 1024),
  };
}
