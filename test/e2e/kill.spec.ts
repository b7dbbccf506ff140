import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { seededRandom } from '../bench/random.ts';
import { expect, test } from './app-test.ts';
import { launchApp } from './launch-app.ts';
import { notebookOpen } from './window-parts.ts';

const SEED = 20_260;
/** Two show that a round keeps what the one before left; loopback goes on for one more. */
const ROUNDS = { loopback: 3, 'electron-double': 2, electron: 2 };
const FILES = 300;

/** Files below a folder that the window has not seen yet, each with words of its own. */
function writeArticles(folder: string, round: number): readonly string[] {
  mkdirSync(folder);
  return Array.from({ length: FILES }, (_, index) => {
    const path = join(folder, `r${String(round)}n${String(index)}.txt`);
    const sentences = Array.from(
      { length: 8 },
      (__, at) => `Sentence ${String(at)} of r${String(round)}n${String(index)}.`,
    );
    writeFileSync(path, `${sentences.join(' ')}\n`);
    return path;
  });
}

const heading = (page: Page) => page.getByRole('region', { name: 'List' }).getByRole('heading').first();

/** Articles that the window says are in the notebook. */
async function shownCount(page: Page): Promise<number> {
  const words = await heading(page)
    .innerText({ timeout: 1000 })
    .catch(() => '0');
  return Number(/^([\d,]+) articles?$/.exec(words)?.[1]?.replace(',', '') ?? 0);
}

/** The whole list: a search that the last session ended with comes back. */
async function openLibrary(page: Page): Promise<void> {
  await notebookOpen(page);
  await page.getByRole('combobox', { name: 'Search articles, notes and topics' }).fill('');
}

async function openFirst(page: Page, title: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Search articles, notes and topics' }).fill(title);
  await page.getByRole('option').filter({ hasText: title }).first().click();
  await expect(page.getByRole('article', { name: /^Text of the article/ })).toContainText(`of ${title}.`);
  await page.getByRole('article', { name: /^Text of the article/ }).focus();
}

test(`killed in the middle of imports and of annotating, all that the window showed is there (seed ${String(SEED)})`, async ({
  kind,
  folder,
}) => {
  test.setTimeout(150_000);
  const random = seededRandom(SEED);
  const notebookFolder = join(folder, 'notebook');
  let seen = 0;
  const notes: string[] = [];
  for (let round = 0; round < ROUNDS[kind]; round += 1) {
    const files = writeArticles(join(folder, `in${String(round)}`), round);
    const importing = await launchApp(kind, { notebookFolder });
    await openLibrary(importing.page);
    if (seen > 0) await expect.poll(() => shownCount(importing.page)).toBeGreaterThanOrEqual(seen);
    await importing.page.getByTestId('pick-files').setInputFiles(files);
    // At some moment between the first batch on screen and the end.
    const before = seen;
    await expect.poll(() => shownCount(importing.page)).toBeGreaterThan(before);
    const until = Date.now() + random() * 1500;
    do seen = Math.max(seen, await shownCount(importing.page));
    while (Date.now() < until);
    await importing.kill();

    const coding = await launchApp(kind, { notebookFolder });
    const { page } = coding;
    await openLibrary(page);
    await expect.poll(() => shownCount(page)).toBeGreaterThanOrEqual(seen);
    seen = Math.max(seen, await shownCount(page));
    const title = 'r0n0';
    await openFirst(page, title);
    const margin = page.getByRole('complementary', { name: 'Notes in the margin' });
    for (const note of notes) await expect(margin).toContainText(note);
    // What was being written when it was killed is offered again; here it is let go.
    const field = page.locator('[data-note-field] [role=textbox]');
    // Drafts come with the notes, their fields when the editor is loaded.
    await expect(field).toHaveCount(await page.locator('[data-note-field]').count());
    while ((await field.count()) > 0) {
      await field.first().focus();
      await page.keyboard.press('Escape');
    }
    const enough = 1 + Math.floor(random() * 2);
    for (let index = 0; index < enough + 1; index += 1) {
      await page.keyboard.press('j');
      await page.keyboard.press('n');
      await expect(field).toBeFocused();
      const note = `note ${String(round)} ${String(index)}`;
      await page.keyboard.type(note);
      await page.keyboard.press('Control+Enter');
      // The last one is killed on its way: it may be there or not.
      if (index === enough) break;
      // A sentence noted in an earlier round keeps that note and gets this one too.
      await expect(field).toHaveCount(0);
      await expect(margin).toContainText(note);
      notes.push(note);
    }
    await page.waitForTimeout(random() * 60);
    await coding.kill();
  }

  const last = await launchApp(kind, { notebookFolder });
  await openLibrary(last.page);
  await expect.poll(() => shownCount(last.page)).toBeGreaterThanOrEqual(seen);
  await openFirst(last.page, 'r0n0');
  for (const note of notes)
    await expect(last.page.getByRole('complementary', { name: 'Notes in the margin' })).toContainText(note);

  await test.step('the rest comes in when the same files are imported again', async () => {
    const files = Array.from({ length: FILES }, (_, index) => join(folder, 'in0', `r0n${String(index)}.txt`));
    await last.page.getByTestId('pick-files').setInputFiles(files);
    await expect(last.page.getByText('Import finished').first()).toBeVisible({ timeout: 60_000 });
    await expect(last.page.getByText(/\b0 failed/).first()).toBeVisible();
  });
  await last.close();
});
