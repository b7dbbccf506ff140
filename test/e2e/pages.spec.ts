import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { sharedData } from '../shared-data.ts';
import { column, makePdf } from '../src-core/import/pdf/make-pdf.ts';
import { expect, test } from './app-test.ts';
import { launchApp } from './launch-app.ts';
import { notebookOpen } from './window-parts.ts';

const LOCKED = sharedData(
  'import-formats',
  'pdf',
  'py-pdf',
  '005-libreoffice-writer-password__libreoffice-writer-password.pdf',
);
const LINES = ['The harbour froze in the first week of', 'January and stayed closed until March.'];

const sheet = (page: Page, number: number) =>
  page.getByRole('region', { name: `Page ${String(number)}`, exact: true });
const notes = (page: Page) => page.getByRole('complementary', { name: 'Notes in the margin' });

/** The middle of a line of the page, in the window. */
async function lineAt(page: Page, words: string): Promise<{ left: number; right: number; y: number }> {
  const box = await sheet(page, 1).locator('span', { hasText: words }).first().boundingBox();
  if (box === null) throw new Error(`"${words}" is not on the page`);
  return { left: box.x + 1, right: box.x + box.width - 1, y: box.y + box.height / 2 };
}

test('a PDF is read as pages and as text, marked on either, by words and by area, and opened with its password', async ({
  folder,
  kind,
}) => {
  const paper = join(folder, 'harbour.pdf');
  writeFileSync(
    paper,
    makePdf({
      pages: [
        column(LINES, 60, 700),
        column(['Second page, of other things.'], 60, 700),
        column(['Third page.'], 60, 700),
      ],
      info: { Title: 'Ice in the harbour' },
    }),
  );
  const app = await launchApp(kind, { notebookFolder: join(folder, 'notebook') });
  const { page } = app;
  await page.setViewportSize({ width: 1600, height: 900 });
  await notebookOpen(page);
  await page.getByTestId('pick-files').setInputFiles([paper, ...(LOCKED === null ? [] : [LOCKED])]);
  await page.getByText('Ice in the harbour').first().click();
  await expect(page.getByRole('article', { name: /^Text of the article/ })).toBeVisible();
  await page.keyboard.press('p');
  await expect(sheet(page, 1).locator('canvas[data-drawn]')).toBeVisible();

  await test.step('words dragged over on the page are the words of the text', async () => {
    const first = await lineAt(page, 'The harbour');
    const second = await lineAt(page, 'January');
    await page.mouse.move(first.left, first.y);
    await page.mouse.down();
    await page.mouse.move(second.left + 5, second.y, { steps: 4 });
    await page.mouse.move(second.right, second.y, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press('Alt+3');
    await expect(
      notes(page).getByText('The harbour froze in the first week of January and stayed'),
    ).toBeVisible();
    await expect(sheet(page, 1).locator('[data-layer="annotation-green"] i')).toHaveCount(2);
    await page.keyboard.press('Escape');
    await page.keyboard.press('p');
    await expect(page.getByRole('article', { name: /^Text of the article/ })).toBeFocused();
    const painted = await page.evaluate(() =>
      [...(CSS.highlights.get('annotation-green') ?? [])].map(
        ({ startContainer }) => startContainer.textContent,
      ),
    );
    expect(painted.join('')).toContain('The harbour froze');
    await page.keyboard.press('p');
  });

  await test.step('an area is marked, moved and turned with its page by keys alone, and undone', async () => {
    await expect(sheet(page, 1).locator('canvas[data-drawn]')).toBeVisible();
    await page.keyboard.press(']');
    await expect(page.getByRole('textbox', { name: 'Page number' })).toHaveValue('2');
    await page.keyboard.press('a');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(sheet(page, 2).locator('[data-area]')).toHaveCount(1);
    await expect(notes(page).getByText('Area on page 2').first()).toBeVisible();
    const area = sheet(page, 2).locator('[data-area]');
    const place = (): Promise<string> =>
      area.evaluate(({ style }) => `${style.left} ${style.top} ${style.width}`);
    const before = await place();
    await page.keyboard.press('x');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(place).not.toBe(before);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(place).toBe(before);
    const upright = await sheet(page, 2).evaluate((element) => element.clientHeight > element.clientWidth);
    await page.keyboard.press('Shift+r');
    await expect
      .poll(() => sheet(page, 2).evaluate((element) => element.clientHeight < element.clientWidth))
      .toBe(upright);
    for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press('Shift+r');
    await page.keyboard.press('Control+z');
    await expect(sheet(page, 2).locator('[data-area]')).toHaveCount(0);
  });

  if (LOCKED !== null)
    await test.step('a locked file is imported with its password, and its pages open without asking again', async () => {
      await page.getByRole('button', { name: 'Report', exact: true }).click();
      const report = page.getByRole('dialog');
      await report.getByRole('button', { name: 'Enter password …' }).click();
      await report.getByLabel('Password').fill('wrong');
      await report.getByLabel('Password').press('Enter');
      await expect(report.getByText('That password does not open')).toBeVisible();
      await report.getByLabel('Password').fill('openpassword');
      await report.getByLabel('Password').press('Enter');
      await report.getByText('All 2').click();
      await report.getByRole('button', { name: 'Open' }).last().click();
      await expect(sheet(page, 1).locator('canvas[data-drawn]')).toBeVisible();
    });
  await app.close();
});
