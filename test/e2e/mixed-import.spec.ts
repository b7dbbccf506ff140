import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { launchApp, type AppKind, type LaunchedApp } from './launch-app.ts';
import { MIXED_ARTICLES, MIXED_COPY, MIXED_FAILURES, writeMixedFolder } from './mixed-files.ts';
import { dividedWithin, dropPaths, notebookOpen } from './window-parts.ts';

const SEED = 20_262;
const MORE = 90;
const BAD = Object.keys(MIXED_FAILURES).length;
const ALL = MIXED_ARTICLES.length + MORE;
/** Files that are read: what lies in `Saved-Dateien` belongs to its page. */
const FILES = new Set(MIXED_ARTICLES.map(({ path }) => path)).size + 1 + BAD + MORE;

const bar = (page: Page) => page.getByRole('region', { name: 'Import', exact: true });
const searchBox = (page: Page) => page.getByRole('combobox', { name: 'Search articles, notes and topics' });
const results = (page: Page) => page.getByRole('listbox', { name: /^(Results|Articles)$/u });
const article = (page: Page) => page.getByRole('article', { name: /^Text of the article/u });
const library = (page: Page, count: number) =>
  page.getByRole('heading', { name: `${String(count)} articles`, exact: true });

/** Opens the one article that has this word. */
async function openFound(page: Page, word: string, title: string): Promise<void> {
  await searchBox(page).fill(word);
  const rows = results(page).getByRole('option');
  // Until the answer is there, the list shows that of the last question.
  await expect(rows).toHaveText([new RegExp(`${title}.*${word}`, 'isu')]);
  await rows.click();
}

/** A server of the test's own on this machine: what pages ask it for would arrive. */
async function startTracker(): Promise<{
  readonly address: string;
  readonly asked: string[];
  end(): Promise<void>;
}> {
  const asked: string[] = [];
  const server = createServer((request, answer) => {
    asked.push(request.url ?? '');
    answer.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(port)}`,
    asked,
    end: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The app with every request beyond its own origin written down, and everything it complains of. */
async function launchWatched(kind: AppKind, notebookFolder: string, trouble: string[]): Promise<LaunchedApp> {
  const app = await launchApp(kind, { notebookFolder });
  await notebookOpen(app.page);
  const origin = await app.page.evaluate(() => location.origin);
  app.page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(?:blob|data):/u.test(request.url()))
      trouble.push(request.url());
  });
  app.page.on('pageerror', (error) => trouble.push(String(error)));
  app.page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
  return app;
}

/** A line of the table, by its heading. */
type Row = Readonly<Record<string, string>>;

/** Lines of a table as RFC 4180 has them. */
function readTable(text: string): readonly Row[] {
  const [head = [], ...lines] = text
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/u)
    .filter((line) => line !== '')
    .map((line) =>
      line
        .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/u)
        .map((cell) => cell.replace(/^"(.*)"$/su, '$1').replaceAll('""', '"')),
    );
  return lines.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}

/** Saves the open report as a table and reads it. */
async function savedTable({ page, exportFolder }: LaunchedApp): Promise<readonly Row[]> {
  const tables = (): readonly string[] => {
    try {
      return readdirSync(exportFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.csv'),
      );
    } catch {
      return [];
    }
  };
  const before = new Set(tables());
  await page.getByRole('dialog').getByRole('button', { name: 'Save as a table (CSV)' }).click();
  const added = (): string | undefined => tables().find((name) => !before.has(name));
  await expect.poll(added).toBeDefined();
  const text = readFileSync(join(exportFolder, added() ?? ''), 'utf8');
  expect(text.startsWith('\uFEFFFile,Part,')).toBe(true);
  return readTable(text.slice(1));
}

test(`a folder of mixed formats: watched, stopped, gone on with, reported, read, found, named when it comes again (seed ${String(SEED)})`, async ({
  kind,
  folder,
}) => {
  const input = join(folder, 'input');
  const tracker = await startTracker();
  await writeMixedFolder(input, MORE, SEED, tracker.address);
  const notebookFolder = join(folder, 'notebook');
  const trouble: string[] = [];
  let app = await launchWatched(kind, notebookFolder, trouble);
  let { page } = app;
  let kept = 0;

  await test.step('a chosen folder: progress with rate and time left; paused, continued, stopped midway, what came in stays', async () => {
    await page.getByTestId('pick-folder').setInputFiles(input);
    await bar(page)
      .getByText(new RegExp(String.raw`^\d+ of ${String(FILES)} · .*\d a second · .*\d.* left$`, 'u'))
      .waitFor();
    await bar(page).getByRole('button', { name: 'Pause', exact: true }).click();
    await expect(bar(page).getByText(/Everything read so far is saved\./u)).toBeVisible();
    await bar(page).getByRole('button', { name: 'Continue', exact: true }).click();
    await bar(page).getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(bar(page).getByText('Import stopped')).toBeVisible();
    const summary = await bar(page)
      .getByText(/^\d+ imported, /u)
      .innerText();
    kept = Number(/^\d+/u.exec(summary)?.[0]);
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(ALL);
    await expect(library(page, kept)).toBeVisible();
  });

  await test.step('the same folder dropped: the rest comes in, the report says why for each bad file', async () => {
    await dropPaths(page, [input]);
    await expect(bar(page).getByText('Import finished')).toBeVisible({ timeout: 60_000 });
    const facts = `${String(ALL - kept)} imported, ${String(kept + 1)} already there, ${String(BAD)} failed`;
    await expect(bar(page).getByText(facts)).toBeVisible();
    await expect(library(page, ALL)).toBeVisible();
    await bar(page).getByRole('button', { name: 'Report', exact: true }).click();
    const sheet = page.getByRole('dialog');
    const rows = sheet.getByRole('region', { name: 'Import report' }).getByRole('listitem');
    // What failed is shown first.
    await expect(rows).toHaveCount(BAD);
    await sheet.getByRole('button', { name: /Reason/u }).click();
    await page.getByRole('menuitemradio', { name: 'Damaged 1' }).click();
    await expect(rows).toHaveText([/broken\.pdf is damaged/u]);
    expect(await savedTable(app)).toMatchObject([{ File: 'input/broken.pdf', Outcome: 'failed' }]);

    await sheet.getByRole('button', { name: /Reason/u }).click();
    await page.getByRole('menuitemradio', { name: 'Any reason' }).click();
    await sheet.getByText(/^All \d+$/u).click();
    const table = await savedTable(app);
    for (const [path, sentences] of Object.entries(MIXED_FAILURES)) {
      const [row, ...others] = table.filter(({ File }) => File === `input/${path}`);
      expect(others).toEqual([]);
      expect(row?.Outcome).toBe('failed');
      expect(`${row?.['What happened'] ?? ''} ${row?.['What to do'] ?? ''}`).toMatch(sentences);
    }
    expect(table.filter(({ Outcome, Part }) => Outcome === 'failed' && Part === '')).toHaveLength(BAD);
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
  });

  await test.step('a word of each is found, and opens the article with its text', async () => {
    for (const { title, word } of MIXED_ARTICLES) {
      await openFound(page, word, title);
      await expect(article(page)).toContainText(dividedWithin(word));
    }
    await expect(page.getByRole('button', { name: '1 article may tell the same' })).toBeVisible();
  });

  await test.step('pictures of pages, zips and web archives are shown, kept ones only', async () => {
    for (const [word, title, alt, width] of [
      ['watchmaker', 'From a web archive', 'archived', 300],
      ['hailstones', 'From a zip', 'zipped', 310],
      ['ferryman', 'A saved page', 'The bridge in the fog', 640],
    ] as const) {
      await openFound(page, word, title);
      const picture = page.locator('[data-reading-text]').getByRole('img', { name: alt });
      await expect(picture).toBeVisible();
      await expect(picture).toHaveJSProperty('naturalWidth', width);
      expect(await picture.getAttribute('src')).toMatch(/^blob:/u);
    }
    await expect(page.getByText('Picture: The committee')).toBeVisible();
    await page.getByRole('button', { name: 'Enlarge picture: The bridge in the fog' }).focus();
    await page.keyboard.press('Enter');
    const enlarged = page.getByRole('dialog', { name: 'The bridge in the fog' });
    await expect(enlarged.getByRole('img')).toBeVisible();
    await expect(enlarged).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(enlarged).toHaveCount(0);
  });

  await test.step('after a restart the same folder brings nothing new: every duplicate is named', async () => {
    await app.close();
    app = await launchWatched(kind, notebookFolder, trouble);
    ({ page } = app);
    await searchBox(page).fill('');
    await expect(library(page, ALL)).toBeVisible();
    await page.getByTestId('pick-folder').setInputFiles(input);
    await expect(bar(page).getByText('Import finished')).toBeVisible({ timeout: 60_000 });
    await expect(bar(page).getByText(/^0 imported, /u)).toBeVisible();
    await expect(library(page, ALL)).toBeVisible();
    await bar(page).getByRole('button', { name: 'Report', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByText(/^All \d+$/u)
      .click();
    const table = await savedTable(app);
    for (const { path, title } of [...MIXED_ARTICLES, MIXED_COPY]) {
      const there = table.filter(({ File }) => File === `input/${path}`);
      expect(there.map(({ Outcome }) => Outcome)).not.toContain('imported');
      expect(there.map((row) => row['What happened']).join(' ')).toContain(
        `is already in the notebook as “${title}”`,
      );
    }
    expect(
      table.filter(({ File = '', Outcome }) => File.startsWith('input/more/') && Outcome === 'already there'),
    ).toHaveLength(MORE);
    expect(table.filter(({ Outcome }) => Outcome === 'failed')).toHaveLength(BAD);
  });

  expect([...trouble, ...tracker.asked]).toEqual([]);
  await app.close();
  await tracker.end();
});
