import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { launchApp } from './launch-app.ts';
import { notebookOpen } from './window-parts.ts';

/** Deletes all databases of the window, as a browser does that is short of space. */
async function deleteDatabases(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.addEventListener('success', () => resolve());
        request.addEventListener('error', () => reject(new Error(String(request.error))));
      });
    }
  });
}

test('the window’s storage may be deleted under the running app and between two runs: everything comes back on screen', async ({
  kind,
  folder,
}) => {
  mkdirSync(join(folder, 'in'));
  const files = ['harbour', 'station', 'bridge'].map((word) => {
    const path = join(folder, 'in', `${word}.txt`);
    writeFileSync(path, `The ${word} was closed for three days. Nobody had seen water that high before.\n`);
    return path;
  });
  const notebookFolder = join(folder, 'notebook');
  let app = await launchApp(kind, { notebookFolder });
  let { page } = app;
  const margin = () => page.getByRole('complementary', { name: 'Notes in the margin' });
  const text = () => page.getByRole('article', { name: /^Text of the article/ });
  const expectEverything = async (): Promise<void> => {
    await expect(page.getByRole('heading', { name: '3 articles' })).toBeVisible();
    await expect(page.getByRole('option')).toHaveCount(3);
    await expect(page.getByRole('option').filter({ hasText: 'station' })).toBeVisible();
    await page.getByRole('option').filter({ hasText: 'harbour' }).click();
    await expect(text()).toContainText('The harbour was closed');
    await expect(margin()).toContainText('How high?');
    await expect(page.getByRole('row', { name: /^Floods/ })).toBeVisible();
    await expect.poll(() => page.evaluate(() => CSS.highlights.get('annotation-yellow')?.size)).toBe(1);
  };
  await notebookOpen(page);
  await page.getByTestId('pick-files').setInputFiles(files);
  await expect(page.getByText('Import finished').first()).toBeVisible();
  await page.getByRole('option').filter({ hasText: 'harbour' }).click();
  await text().focus();
  await page.keyboard.press('j');
  await page.keyboard.press('n');
  await expect(page.locator('[data-note-field] [role=textbox]')).toBeFocused();
  await page.keyboard.type('How high?');
  await page.keyboard.press('Control+Enter');
  await expect(margin()).toContainText('How high?');
  await page.keyboard.press('t');
  await page.keyboard.type('Floods');
  await page.keyboard.press('Enter');
  await expectEverything();

  await deleteDatabases(page);
  await expectEverything();
  // Commands go on over what came back.
  await page.getByRole('option').filter({ hasText: 'bridge' }).click();
  await expect(text()).toContainText('The bridge was closed');
  await page.keyboard.press('j');
  await page.keyboard.press('Alt+4');
  await expect(margin().getByRole('article')).toHaveCount(1);

  await app.close();
  const stored = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name === 'IndexedDB',
  );
  expect(stored.length).toBeGreaterThan(0);
  for (const entry of stored) rmSync(join(entry.parentPath, entry.name), { recursive: true });
  app = await launchApp(kind, { notebookFolder });
  ({ page } = app);
  await notebookOpen(page);
  await expectEverything();
  await app.close();
});
