import { cpus, loadavg } from 'node:os';
import type { BenchOptions } from './bench.ts';
import { extractionBench } from './extraction-bench.ts';
import { memoryBench } from './memory-bench.ts';
import { savedPages } from './saved-pages.ts';

const PAGES = 300;
/** What an import may take at most, MiB. */
const MEMORY = 1024;
const RATIO = 4;

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
  const file = new URL('../e2e/frames-bench.ts', import.meta.url).href;
  const { framesBench } = (await import(file)) as { framesBench: () => Promise<object> };
  const frames = await framesBench();
  console.log(`machine: load ${loadavg()[0]?.toFixed(2)}`);
  return { load: loadavg()[0], extraction, memory, frames };
}
