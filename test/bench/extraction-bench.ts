import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { bytesSource } from '../../src-core/import/byte-source.ts';
import { importArticles } from '../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../src-core/import/import-limits.ts';
import type { SavedPage } from './saved-pages.ts';

/** Pages that are read before the clock runs: code is compiled on the way. */
const WARM_UP = 15;

/** Pages per second of one core. */
export interface ExtractionFigures {
  readonly pages: number;
  readonly ours: number;
  readonly readability: number;
  readonly ratio: number;
}

/**
 * Turns saved pages into articles with everything that an import does to them (encoding, metadata, boilerplate,
 * language), and does with Readability on jsdom what that does, page by page in turns, both in this one thread.
 * Processor time is measured, its collection of garbage included: other programs do not change the figures much.
 */
export async function extractionBench(pages: readonly SavedPage[]): Promise<ExtractionFigures> {
  let ours = 0;
  let theirs = 0;
  for (const [index, page] of [...pages.slice(0, WARM_UP), ...pages].entries()) {
    const first = await cpuTime(() => importPage(page));
    const second = await cpuTime(() => readPage(page));
    if (index < WARM_UP) continue;
    ours += first;
    theirs += second;
  }
  const perSecond = (milliseconds: number): number => Math.round((pages.length / milliseconds) * 10_000) / 10;
  return {
    pages: pages.length,
    ours: perSecond(ours),
    readability: perSecond(theirs),
    ratio: Math.round((theirs / ours) * 100) / 100,
  };
}

/** Milliseconds of processor time. */
async function cpuTime(work: () => Promise<void> | void): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function importPage({ name, bytes }: SavedPage): Promise<void> {
  const items = importArticles({ name, source: bytesSource(bytes), pasted: false }, DEFAULT_IMPORT_LIMITS);
  for await (const item of items) void item;
}

function readPage({ bytes }: SavedPage): void {
  // No scripts, no resources: jsdom's defaults. Its complaints about style sheets are not printed.
  const page = new JSDOM(bytes, { url: 'https://example.org/', virtualConsole: new VirtualConsole() });
  new Readability(page.window.document).parse();
  page.window.close();
}
