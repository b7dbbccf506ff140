import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { launchApp } from './launch-app.ts';
import { dropPaths, notebookOpen } from './window-parts.ts';

const SENT =
  'Nordkorea hat nach Angaben aus Seoul rund 10.000 Soldaten nach Russland verlegt. Das Ministerium rechnet damit, dass die Truppen bald an der Front kämpfen.';
const TREATY =
  'Machthaber Kim Jong Un und Präsident Putin hatten im Juni in Pjöngjang einen Vertrag über gegenseitigen militärischen Beistand unterzeichnet.';
const KREMLIN =
  'Der Kreml wies die Berichte am Abend als frei erfunden zurück. In Brüssel berieten die Botschafter über die Lage.';
const NEW = 'Der amerikanische Geheimdienst bestätigte am Dienstag die Berichte aus Südkorea.';
const CHANGED = SENT.replace('rund 10.000 Soldaten', 'mehr als 12.000 Soldaten');

const capture = (...paragraphs: readonly string[]): string =>
  `<html lang="de"><head><title>Truppen</title><link rel="canonical" href="https://example.org/truppen"></head><body><article><h1>Truppen</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;

/** Selects words of the open article as a mouse would; the page holds soft hyphens where words may break. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const root = document.querySelector<HTMLElement>('[data-reading-text]');
    if (root === null) throw new Error('no article');
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      const at = Array.from(text, (sign, index) => (sign === '\u00ad' ? -1 : index)).filter(
        (index) => index >= 0,
      );
      const start = text.replaceAll('\u00ad', '').indexOf(wanted);
      if (start < 0) continue;
      getSelection()?.setBaseAndExtent(node, at[start] ?? 0, node, (at[start + wanted.length - 1] ?? 0) + 1);
      return root.focus({ preventScroll: true });
    }
    throw new Error(`not in the article: ${wanted}`);
  }, words);
}

test('13: a changed capture grades every passage; all are reviewed by key, none is gone, and each step can be undone', async ({
  kind,
  folder,
}) => {
  mkdirSync(join(folder, 'pages'));
  const write = (name: string, html: string): string => {
    const path = join(folder, 'pages', name);
    writeFileSync(path, html);
    return path;
  };
  const app = await launchApp(kind, { notebookFolder: join(folder, 'notebook') });
  const { page } = app;
  const review = page.getByRole('region', { name: 'Passages to review' });
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const notes = page.getByRole('complementary', { name: 'Notes in the margin' });
  await notebookOpen(page);
  await dropPaths(page, [write('first.html', capture(SENT, TREATY, KREMLIN))]);
  await page.getByRole('option', { name: /Truppen/ }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Truppen' })).toBeVisible();
  for (const [key, words] of [
    ['Alt+1', 'rund 10.000 Soldaten nach Russland verlegt'],
    ['Alt+3', 'einen Vertrag über gegenseitigen militärischen Beistand'],
    ['Alt+5', 'frei erfunden'],
  ] as const) {
    await select(page, words);
    await page.keyboard.press(key);
    await expect(notes.getByRole('button', { name: words, exact: true })).toBeVisible();
  }

  // A highlight is shown before it is on disk; what was undone and done again is there.
  await page.keyboard.press('Control+z');
  await expect(notes.getByRole('button', { name: 'frei erfunden', exact: true })).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(notes.getByRole('button', { name: 'frei erfunden', exact: true })).toBeVisible();

  await test.step('the new version says how many passages wait, in the article and in the notebook', async () => {
    await dropPaths(page, [write('second.html', capture(NEW, CHANGED, TREATY))]);
    await expect(page.getByText('2 versions')).toBeVisible();
    await expect(page.getByRole('button', { name: /passages to review/ })).toHaveCount(2);
    await expect(notes.getByRole('heading', { name: 'Not in this version' })).toBeVisible();
  });

  await test.step('old and new stand side by side; the passage goes to other words, back, and is kept', async () => {
    await page.keyboard.press('r');
    await review.getByText(/^Changed 1$/).click();
    await expect(review.getByRole('region', { name: 'Before' }).getByRole('deletion')).toHaveText(
      /rund 10.000/,
    );
    await expect(review.getByRole('region', { name: 'Now' }).getByRole('insertion')).toHaveText(
      /mehr als 12.000/,
    );
    await review.getByRole('button', { name: /^Choose other words/ }).click();
    await select(page, 'bestätigte am Dienstag');
    await page.keyboard.press('r');
    await expect(notes.getByRole('button', { name: 'bestätigte am Dienstag', exact: true })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(review.getByText('its words were changed')).toBeVisible();
    await page.keyboard.press('a');
    // nothing else was changed: what is left follows
    await expect(review.getByText('not found in the new version')).toBeVisible();
    await expect(page.getByRole('button', { name: '1 passage to review' }).first()).toBeVisible();
  });

  await test.step('the lost one can be seen in the version it was made on, and all are still there', async () => {
    await notes.getByRole('button', { name: 'See it in the earlier version' }).click();
    await expect(page.getByRole('dialog').getByText('frei erfunden', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(notes.getByRole('article')).toHaveCount(3);
  });

  await test.step('they leave as Web Annotations', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('all passages as web');
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 file written')).toBeVisible();
    const files = readdirSync(app.exportFolder, { recursive: true }).map(String);
    const name = files.find((each) => each.endsWith('.jsonld')) ?? '';
    const json = JSON.parse(readFileSync(join(app.exportFolder, name), 'utf8')) as { total: number };
    expect(json.total).toBe(3);
  });
  expect(complaints).toEqual([]);
  await app.close();
});
