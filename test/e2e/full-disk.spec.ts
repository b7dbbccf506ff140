import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { notebookOpen } from './window-parts.ts';

const SENTENCES = Array.from({ length: 6 }, (_, at) => `Sentence ${String(at)} of the article.`);
/** More than the last block of the journal has room for. */
const LONG = 'and many more '.repeat(500);

/** A disk of its own for the notebook; false where this account may not mount one. */
function mountSmallDisk(at: string): boolean {
  mkdirSync(at);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=700', 'tmpfs', at]).status === 0;
}

/** Leaves no block free. */
function fill(disk: string): void {
  const file = openSync(join(disk, 'filler'), 'a');
  for (const size of [65_536, 512]) {
    try {
      for (;;) writeSync(file, Buffer.alloc(size));
    } catch {
      // As full as pieces of this size make it.
    }
  }
  closeSync(file);
}

const margin = (page: Page) =>
  page.getByRole('complementary', { name: /^(?:Notes in the margin|Notizen am Rand)/ });
const field = (page: Page) => page.locator('[data-note-field] [role=textbox]');

/** What the notebook's folder has of all changes. */
function journalOf(notebookFolder: string): string {
  return readdirSync(notebookFolder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => readFileSync(join(notebookFolder, name), 'utf8'))
    .join('');
}

/** Undoes every change of the window's tables, as when they have no room (CDP's quota does not reach them). Answers how to stop. */
async function refuseTables(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    for (const name of ['put', 'add'] as const) {
      const write = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function refused(...given) {
        const request = write.apply(this, given);
        if (!('hasRoom' in globalThis)) this.transaction.abort();
        return request;
      };
    }
  });
  return () => page.evaluate(() => void Object.assign(globalThis, { hasRoom: true }));
}

async function openArticle({ page }: LaunchedApp): Promise<void> {
  await page
    .getByRole('option', { name: /Sentence 0/ })
    .first()
    .click();
  const article = page.getByRole('article', { name: /^Text (?:of the article|des Artikels)/ });
  await expect(article).toContainText('Sentence 1');
  await article.focus();
}

async function importAndOpen(app: LaunchedApp, folder: string): Promise<void> {
  await notebookOpen(app.page);
  const file = join(folder, 'article.txt');
  writeFileSync(file, `${SENTENCES.join(' ')}\n`);
  await app.page.getByTestId('pick-files').setInputFiles([file]);
  await expect(app.page.getByText('Import finished').first()).toBeVisible();
  await openArticle(app);
}

test('a note that is written while the disk is full stays, says what to do, and is saved when there is room', async ({
  kind,
  folder,
}) => {
  test.skip(kind !== 'loopback', 'the same host writes for all windows');
  const disk = join(folder, 'disk');
  const isMounted = mountSmallDisk(disk);
  if (!isMounted) process.stdout.write('skipped: a full disk (this account may not mount a small one)\n');
  test.skip(!isMounted, 'this account may not mount a small disk');
  let app = await launchApp(kind, { notebookFolder: disk });
  try {
    await importAndOpen(app, folder);

    await test.step('it is tried again by itself', async () => {
      const { page } = app;
      for (const key of ['j', 'n']) await page.keyboard.press(key);
      await expect(field(page)).toBeFocused();
      await page.keyboard.insertText(`first ${LONG}`);
      fill(disk);
      await page.keyboard.press('Control+Enter');
      const reason = margin(page).getByRole('alert');
      await expect(reason).toContainText('The disk is full, so nothing was saved. Make room');
      await expect(reason).toBeInViewport({ ratio: 1 });
      await expect(field(page)).toContainText('first and many more');
      rmSync(join(disk, 'filler'));
      await expect(field(page)).toHaveCount(0);
      await expect(margin(page)).toContainText('first and many more');
    });

    await test.step('it is kept when the window is closed, and offered when it is opened, full as the disk still is', async () => {
      const { page } = app;
      for (const key of ['j', 'n']) await page.keyboard.press(key);
      await expect(field(page)).toBeFocused();
      await page.keyboard.insertText(`second ${LONG}`);
      fill(disk);
      await page.keyboard.press('Control+Enter');
      await expect(margin(page).getByRole('alert')).toBeVisible();
      // Another note in hand does not end the attempts.
      await page.keyboard.press('j');
      await expect(field(page)).toContainText('second');
      await app.close();
      app = await launchApp(kind, { notebookFolder: disk, locale: 'de-DE' });
      await openArticle(app);
      await expect(field(app.page)).toContainText('second and many more');
      await field(app.page).focus();
      await app.page.keyboard.press('Control+Enter');
      await expect(margin(app.page).getByRole('alert')).toContainText('voll');
      rmSync(join(disk, 'filler'));
      await field(app.page).focus();
      await app.page.keyboard.press('Control+Enter');
      await expect(field(app.page)).toHaveCount(0);
    });

    const journal = journalOf(disk);
    for (const word of ['first', 'second']) expect(journal).toContain(`"${word} and many more`);
  } finally {
    await app.close().catch(() => undefined);
    spawnSync('umount', [disk]);
  }
});

test('a note that the window’s tables have no room for is in the notebook, and is seen once they have', async ({
  kind,
  folder,
}) => {
  test.skip(kind !== 'loopback', 'the same tables in all windows');
  const notebookFolder = join(folder, 'notebook');
  const app = await launchApp(kind, { notebookFolder });
  const { page } = app;
  await importAndOpen(app, folder);
  for (const key of ['j', 'Alt+1']) await page.keyboard.press(key);
  // Said once the tables have it: the note is about one that is there.
  await expect(page.getByText(/^Highlighted yellow/)).toBeAttached();
  await page.keyboard.press('n');
  await expect(field(page)).toBeFocused();
  await page.keyboard.insertText('first words');
  const allow = await refuseTables(page);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => journalOf(notebookFolder)).toContain('"first words');
  await expect(page.getByText('they are saved in the notebook, but not shown yet')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('n');
  await expect(field(page)).toBeFocused();
  await page.keyboard.insertText('second words');
  await page.keyboard.press('Control+Enter');
  await allow();
  await expect(margin(page)).toContainText('first words');
  await expect(margin(page)).toContainText('second words');
  await app.close();
});
