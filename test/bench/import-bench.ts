import { cpus, loadavg } from 'node:os';
import type { BenchOptions } from './bench.ts';
import { extractionBench } from './extraction-bench.ts';
import { memoryBench } from './memory-bench.ts';
import { savedPages } from './saved-pages.ts';

const PAGES = 300;
/** What an import may take at most, MiB. */
const MEMORY = 1024;
const RATIO = 4;
/** Pages that the memory of the window is measured with. */
const WINDOW_PAGES = 10_000;

/** Pages per second of one core beside Readability on jsdom, memory of a large import, and frames of the window meanwhile. */
export async function importBench({ articles, alone }: BenchOptions): Promise<object> {
  console.log(`machine: ${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)}`);
  const dataDir = process.env['FLORILEGIUM_DATA'];
  const pages = alone || dataDir === undefined ? [] : savedPages(dataDir, PAGES);
  const extraction = pages.length === 0 ? null : await extractionBench(pages);
  if (extraction === null) console.log('pages: left out (FLORILEGIUM_DATA names no saved pages)');
  else
    console.log(
      `pages per second of one core: ${extraction.ours} ours, ${extraction.readability} Readability + jsdom: ${extraction.ratio} times as many (wanted: ${RATIO})`,
    );
  const memory = await memoryBench(articles);
  console.log(
    `${memory.articles} saved pages durable and searchable in ${memory.seconds} s (${memory.articlesPerSecond} a second), at most ${String(memory.peakMiB)} MiB (wanted: ${MEMORY})`,
  );
  const frames = await inBrowser(new URL('../e2e/frames-bench.ts', import.meta.url), 'framesBench', 0);
  const window = await inBrowser(
    new URL('../e2e/window-memory-bench.ts', import.meta.url),
    'windowMemoryBench',
    Math.min(articles, WINDOW_PAGES),
  );
  console.log(`machine: load ${loadavg()[0]?.toFixed(2)}`);
  return { load: loadavg()[0], extraction, memory, frames, window };
}

/** Benches in the browser have its types: they are not part of this program. */
async function inBrowser(file: URL, name: string, articles: number): Promise<object | null> {
  const bench = (await import(file.href)) as Readonly<
    Record<string, (articles: number) => Promise<object | null>>
  >;
  return bench[name]?.(articles) ?? null;
}
