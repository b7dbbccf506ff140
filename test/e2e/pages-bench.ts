import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { densePdf } from '../bench/dense-pdf.ts';
import { launchApp } from './launch-app.ts';
import { commandOf, family, memoryOf } from './process-memory.ts';
import { framesWhile, medianOf } from './reader-watch.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGES = 1000;
const PASSES = 3;
/** Milliseconds that a page is looked at while all are scrolled through: most are drawn in it. */
const LOOK = 40;
const TURNS = 12;

/**
 * A PDF of 1,000 dense pages in the real window: its first page, turning a page by key, scrolling, and what the window's
 * process holds after all pages were passed three times. `npm run build` comes before.
 */
export async function pagesBench(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'florilegium-pages-'));
  const notebookFolder = join(folder, 'notebook');
  const file = join(folder, 'letters.pdf');
  await writeFile(file, densePdf(PAGES));
  const cli = join(ROOT, 'src-main', 'cli', 'florilegium.ts');
  const [code] = (await once(
    spawn(process.execPath, [cli, 'import', notebookFolder, file], {
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
    'exit',
  )) as [number];
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  const app = await launchApp('loopback', { notebookFolder });
  try {
    const { page } = app;
    await page.getByText('Letters from the harbour').first().click();
    await page.getByRole('article', { name: /^Text of the article/u }).waitFor();
    const first = await firstPage(page);
    const turned = await turning(page);
    const frames = await framesWhile(page, async () => {
      await page.mouse.move(900, 400);
      for (let step = 0; step < 120; step += 1) {
        await page.mouse.wheel(0, 300);
        await page.waitForTimeout(25);
      }
    });
    console.log(
      `${PAGES} pages: the first is drawn ${first} ms after the key, another ${turned} ms (median of ${TURNS}); scrolling ${frames.perSecond} frames a second, longest ${frames.longest} ms`,
    );
    const passes: object[] = [];
    for (let pass = 1; pass <= PASSES; pass += 1) passes.push(await scrollThrough(page, pass));
    return { pages: PAGES, first, turned, frames, passes };
  } finally {
    await app.close();
    await rm(folder, { recursive: true });
  }
}

/** Milliseconds from the key until a page that shows in the window's upper half is drawn. */
async function drawnAfter(page: Page, key: string): Promise<number> {
  const measured = await page.evaluateHandle(() => {
    const drawn = new Promise<number>((resolve) => {
      addEventListener(
        'keydown',
        ({ timeStamp }) => {
          const look = (): void => {
            const view = document.querySelector('[data-reader-scroller]')?.getBoundingClientRect();
            const shown = [...document.querySelectorAll('section[data-page]')].find((sheet) => {
              const { top, bottom } = sheet.getBoundingClientRect();
              const middle = (view?.top ?? 0) + (view?.height ?? 0) * 0.3;
              return top <= middle && bottom >= middle;
            });
            if (shown?.querySelector('canvas[data-drawn]')) resolve(performance.now() - timeStamp);
            else requestAnimationFrame(look);
          };
          // The key is obeyed first.
          requestAnimationFrame(() => requestAnimationFrame(look));
        },
        { capture: true, once: true },
      );
    });
    // In an object: a promise itself would be waited for before the key is pressed.
    return { drawn };
  });
  await page.keyboard.press(key);
  return Math.round(await measured.evaluate(({ drawn }) => drawn));
}

const firstPage = (page: Page): Promise<number> => drawnAfter(page, 'p');

/** The next page is drawn ahead, mostly. */
async function turning(page: Page): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    times.push(await drawnAfter(page, ']'));
    await page.waitForTimeout(300);
  }
  return medianOf(times);
}

/** Scrolls past every page, and looks at the memory meanwhile and after what nobody holds was swept up. */
async function scrollThrough(page: Page, pass: number): Promise<object> {
  let peak = 0;
  let canvases = 0;
  for (let from = 0; from < PAGES; from += 20) {
    const most = await page.evaluate(
      async ({ at, pages, look }) => {
        const scroller = document.querySelector('[data-reader-scroller]');
        let held = 0;
        if (scroller === null) return held;
        for (let step = 0; step < 20; step += 1) {
          scroller.scrollTop = ((at + step) * scroller.scrollHeight) / pages;
          await new Promise((resolve) => setTimeout(resolve, look));
          held = Math.max(
            held,
            [...document.querySelectorAll('canvas')].filter(({ width }) => width > 1).length,
          );
        }
        return held;
      },
      { at: from, pages: PAGES, look: LOOK },
    );
    canvases = Math.max(canvases, most);
    peak = Math.max(peak, windowMemory());
  }
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(1500);
  const { usedSize } = (await devtools.send('Runtime.getHeapUsage')) as { usedSize: number };
  await devtools.detach();
  const figures = {
    peakMiB: Math.round(peak),
    afterMiB: Math.round(windowMemory()),
    heapMiB: Math.round(usedSize / 2 ** 20),
    canvases,
  };
  console.log(
    `pass ${pass} over all pages: window and workers at most ${figures.peakMiB} MiB, ${figures.afterMiB} after it (scripts of the window hold ${figures.heapMiB}), at most ${canvases} canvases with pixels`,
  );
  return figures;
}

/** MiB of the largest window process that this program started; workers are part of it. */
function windowMemory(): number {
  return Math.max(
    0,
    ...family(process.pid)
      .filter((pid) => commandOf(pid).includes('--type=renderer'))
      .map(memoryOf),
  );
}
