import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePages } from '../bench/memory-bench.ts';
import { openPlainWindow } from './plain-window.ts';
import { commandOf, family, memoryOf } from './process-memory.ts';

/** Milliseconds between two looks at the memory. */
const INTERVAL = 200;

/** MiB at their highest while an import runs: what the processes hold of their own and share. */
interface WindowMemory {
  readonly articles: number;
  readonly seconds: number;
  /** The process of the window with all its workers. */
  readonly windowMiB: number;
  readonly hostMiB: number;
  /** Both at the same moment. */
  readonly togetherMiB: number;
  /** With all of the browser's other processes. */
  readonly allMiB: number;
}

/** Drops so many pages on the real window and watches its memory; null where the system does not tell it. */
export async function windowMemoryBench(articles: number): Promise<WindowMemory | null> {
  if (!existsSync('/proc/self/status')) return null;
  const folder = await mkdtemp(join(tmpdir(), 'florilegium-memory-'));
  const source = join(folder, 'pages');
  writePages(source, articles);
  const app = await openPlainWindow(join(folder, 'notebook'));
  try {
    const peaks = { window: 0, host: 0, together: 0, all: 0 };
    const look = (): void => {
      const host = memoryOf(app.host.pid ?? 0);
      let window = 0;
      let all = host;
      for (const pid of family(app.browser.pid ?? 0)) {
        const memory = memoryOf(pid);
        all += memory;
        if (commandOf(pid).includes('--type=renderer')) window += memory;
      }
      const now = { window, host, together: window + host, all };
      for (const key of ['window', 'host', 'together', 'all'] as const)
        peaks[key] = Math.max(peaks[key], now[key]);
    };
    const timer = setInterval(look, INTERVAL);
    const started = performance.now();
    await app.drop([source]);
    await app.until(`document.body.innerText.includes('Import finished')`);
    clearInterval(timer);
    const figures: WindowMemory = {
      articles,
      seconds: Math.round((performance.now() - started) / 1000),
      windowMiB: Math.round(peaks.window),
      hostMiB: Math.round(peaks.host),
      togetherMiB: Math.round(peaks.together),
      allMiB: Math.round(peaks.all),
    };
    console.log(
      `${articles} pages through the window in ${figures.seconds} s: window and workers at most ${figures.windowMiB} MiB, host ${figures.hostMiB}, together ${figures.togetherMiB} (wanted: 1024); with all of the browser ${figures.allMiB}`,
    );
    return figures;
  } finally {
    await app.close();
    await rm(folder, { recursive: true });
  }
}
