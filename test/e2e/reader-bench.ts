import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';
import { launchApp } from './launch-app.ts';
import { pagesBench } from './pages-bench.ts';
import { writeReaderNotebook, type BenchedArticle } from './reader-bench-notebook.ts';
import { framesWhile, medianOf, watchOpening, type Highlighted, type Opened } from './reader-watch.ts';

const ROUNDS = 7;
const SHORT: BenchedArticle = { title: 'Bench short', words: 300, annotations: 0 };
const PLAIN: BenchedArticle = { title: 'Bench plain', words: 20_000, annotations: 0 };
const ANNOTATED: BenchedArticle = { title: 'Bench annotated', words: 20_000, annotations: 2_000 };
const CROWDED: BenchedArticle = { title: 'Bench crowded', words: 20_000, annotations: 10_000 };

/** Milliseconds of one job over some rounds. */
interface Timed {
  readonly median: number;
  readonly longest: number;
}

/**
 * Reads and annotates in the real window: opening an article of 20,000 words, painting 2,000 and 10,000 annotations, scrolling
 * through them, a new highlight from the key to the screen and to the disk; then a PDF of many pages. `npm run build` comes before.
 */
export async function readerBench(): Promise<object> {
  console.log(`machine: ${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)}`);
  const articles = await articlesBench();
  const pages = await pagesBench();
  console.log(`load ${loadavg()[0]?.toFixed(2)}`);
  return { ...articles, pages };
}

async function articlesBench(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'florilegium-reader-'));
  const notebookFolder = join(folder, 'notebook');
  await writeReaderNotebook(notebookFolder, [SHORT, PLAIN, ANNOTATED, CROWDED]);
  const app = await launchApp('loopback', { notebookFolder });
  try {
    const { page } = app;
    await page.getByRole('option').first().waitFor({ timeout: 60_000 });
    await watchOpening(page);
    const figures = {
      plain: await openings(page, PLAIN),
      annotated: await openings(page, ANNOTATED),
      crowded: await openings(page, CROWDED),
      scroll: {
        plain: await scrolling(page, PLAIN),
        annotated: await scrolling(page, ANNOTATED),
        crowded: await scrolling(page, CROWDED),
      },
      highlight: {
        plain: await highlighting(page, PLAIN),
        annotated: await highlighting(page, ANNOTATED),
        crowded: await highlighting(page, CROWDED),
      },
    };
    return figures;
  } finally {
    await app.close();
    await rm(folder, { recursive: true });
  }
}

/** From the click on its row until it can be read, until all of its text is drawn, and until its highlights are. */
async function openings(
  page: Page,
  article: BenchedArticle,
): Promise<{ screen: Timed; text: Timed; paint: Timed }> {
  const rounds: Opened[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await open(page, SHORT);
    rounds.push(await open(page, article));
  }
  const screen = timed(rounds.map((each) => each.screen));
  const text = timed(rounds.map((each) => each.text));
  const paint = timed(rounds.map((each) => each.highlights - each.screen));
  console.log(
    `${article.title}: ${article.words} words open in ${screen.median} ms, longest ${screen.longest} (wanted: 150), drawn to their end after ${text.median} ms, longest ${text.longest}${article.annotations === 0 ? '' : `; its ${article.annotations} annotations painted ${paint.median} ms later, longest ${paint.longest} (wanted: 100)`}`,
  );
  return { screen, text, paint };
}

async function open(page: Page, { title, words, annotations }: BenchedArticle): Promise<Opened> {
  await page.evaluate((wanted) => window.readerWatch.expect(wanted), {
    title,
    least: words * 4,
    highlights: annotations > 0,
  });
  await page.getByRole('option', { name: title }).first().click();
  const opened = await page.evaluate(() => window.readerWatch.opened());
  // what runs after opening is over before the next one is measured
  await page.waitForTimeout(700);
  return opened;
}

async function scrolling(page: Page, article: BenchedArticle): Promise<object> {
  await open(page, article);
  const frames = await framesWhile(page, async () => {
    await page.mouse.move(900, 400);
    for (let step = 0; step < 120; step += 1) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(25);
    }
  });
  console.log(
    `${article.title}: scrolling ${frames.perSecond} frames a second (wanted: 50), p95 ${frames.p95} ms, longest ${frames.longest} ms`,
  );
  return frames;
}

/** From the key to the frame that shows the highlight, and to the host's answer that it is on disk. */
async function highlighting(
  page: Page,
  article: BenchedArticle,
): Promise<{ firstFrame: number; shown: Timed; durable: Timed }> {
  await open(page, article);
  await page.locator('[data-reading-text]').focus();
  const rounds: Highlighted[] = [];
  for (let round = 0; round < 12; round += 1) {
    await page.keyboard.press('j');
    await page.waitForTimeout(250);
    const colour = round % ANNOTATION_COLOURS.length;
    await page.evaluate((name) => window.readerWatch.key(name), ANNOTATION_COLOURS[colour] ?? '');
    await page.keyboard.press(`Alt+${colour + 1}`);
    rounds.push(await page.evaluate(() => window.readerWatch.highlighted()));
    await page.waitForTimeout(250);
  }
  const firstFrame = rounds.filter(({ frame }) => frame === 1).length;
  const shown = timed(rounds.map((each) => each.shown));
  const durable = timed(rounds.map((each) => each.durable));
  console.log(
    `${article.title}: a new highlight is in the first frame after the key ${firstFrame} times of ${rounds.length}, on screen after ${shown.median} ms, longest ${shown.longest}; on disk after ${durable.median} ms, longest ${durable.longest} (wanted: 50)`,
  );
  return { firstFrame, shown, durable };
}

function timed(all: readonly number[]): Timed {
  return { median: Math.round(medianOf(all)), longest: Math.round(Math.max(...all)) };
}
