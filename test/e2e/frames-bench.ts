import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { savedPages } from '../bench/saved-pages.ts';
import { seededCorpus } from '../bench/seeded-corpus.ts';
import { openPlainWindow, type PlainWindow, type TraceEvent } from './plain-window.ts';

const PAGES = 400;
const SEED = 7;
/** Milliseconds of a frame. */
const FRAME = 16;

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
  /** Processor time of the window's own thread. */
  readonly threadSeconds: number;
  /** Its tasks that took more of it than a frame has, in milliseconds. */
  readonly longTasks: number;
  readonly longTaskMs: number;
  readonly longestTask: number;
}

/** Drops some hundred pages on the real window and counts the frames it draws meanwhile. `npm run build` comes before. */
export async function framesBench(): Promise<FrameFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'florilegium-frames-'));
  const source = join(folder, 'pages');
  await writePages(source);
  const app = await openPlainWindow(join(folder, 'notebook'));
  try {
    const idle = await framesWhile(app, () => sleep(3_000));
    const started = performance.now();
    let busy = idle;
    const trace = await app.trace(async () => {
      busy = await framesWhile(app, async () => {
        await app.drop([source]);
        await app.until(`document.body.innerText.includes('Import finished')`);
      });
    });
    const figures: FrameFigures = {
      pages: PAGES,
      seconds: Math.round((performance.now() - started) / 100) / 10,
      framesPerSecond: busy.average,
      slowestSecond: busy.slowestSecond,
      p95: busy.p95,
      longest: busy.longest,
      idleFramesPerSecond: idle.average,
      windowMiB: busy.windowMiB,
      ...tasksIn(trace),
    };
    console.log(
      `the window while ${PAGES} pages are imported: ${figures.framesPerSecond} frames a second (wanted: 50; idle ${figures.idleFramesPerSecond}), slowest second ${figures.slowestSecond}, p95 ${figures.p95} ms, longest ${figures.longest} ms`,
    );
    console.log(
      `the window's own thread: ${figures.threadSeconds} s of processor time; ${figures.longTasks} tasks took more than ${FRAME} ms of it, ${figures.longTaskMs} ms together, the longest ${figures.longestTask} ms`,
    );
    return figures;
  } finally {
    await app.close();
    await rm(folder, { recursive: true });
  }
}

/** What the thread of the window did, by the time that it had a processor: other programs do not count. */
function tasksIn(
  trace: readonly TraceEvent[],
): Pick<FrameFigures, 'threadSeconds' | 'longTasks' | 'longTaskMs' | 'longestTask'> {
  const mains = new Set(
    trace
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const byThread = new Map<string, number[]>();
  for (const { name, ph, pid, tid, tdur } of trace) {
    const thread = `${pid}/${tid}`;
    if (ph !== 'X' || !name.endsWith('RunTask') || !mains.has(thread)) continue;
    const tasks = byThread.get(thread) ?? [];
    byThread.set(thread, tasks);
    tasks.push((tdur ?? 0) / 1000);
  }
  const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
  const [tasks = []] = [...byThread.values()].toSorted((a, b) => sum(b) - sum(a));
  const long = tasks.filter((task) => task > FRAME);
  return {
    threadSeconds: Math.round(sum(tasks) / 100) / 10,
    longTasks: long.length,
    longTaskMs: Math.round(sum(long)),
    longestTask: Math.round(Math.max(0, ...long)),
  };
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

async function framesWhile(app: PlainWindow, work: () => Promise<void>): Promise<Frames> {
  await app.evaluate(`{
    const watch = { frames: [], on: true, bytes: 0 };
    globalThis.frameWatch = watch;
    const next = (at) => {
      watch.frames.push(at);
      watch.bytes = Math.max(watch.bytes, performance.memory?.usedJSHeapSize ?? 0);
      if (watch.on) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  }`);
  await work();
  const { frames, bytes } = (await app.evaluate(
    '(frameWatch.on = false, { frames: frameWatch.frames, bytes: frameWatch.bytes })',
  )) as { readonly frames: readonly number[]; readonly bytes: number };
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
