import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePages } from '../bench/memory-bench.ts';
import { openPlainWindow } from './plain-window.ts';

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

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It ended in between.
    return '';
  }
}

const commandOf = (pid: number): string => read(`/proc/${String(pid)}/cmdline`);

/** MiB that lie in memory and belong to no file: those of files are there once for all processes. */
function memoryOf(pid: number): number {
  const status = read(`/proc/${String(pid)}/status`);
  const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`, 'u').exec(status)?.[1] ?? 0);
  return (of('RssAnon') + of('RssShmem')) / 1024;
}

/** A process and all that came from it. */
function family(first: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const stat = read(`/proc/${name}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const all: number[] = [];
  for (const queue = [first]; queue.length > 0;) {
    const pid = queue.shift()!;
    all.push(pid);
    queue.push(...(children.get(pid) ?? []));
  }
  return all;
}
