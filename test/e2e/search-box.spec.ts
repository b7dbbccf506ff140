import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { launchApp } from './launch-app.ts';

const box = (page: Page) => page.getByRole('combobox', { name: 'Search articles, notes and topics' });
const results = (page: Page) => page.getByRole('listbox', { name: 'Results' });
const saved = (page: Page) => page.getByRole('region', { name: 'Saved searches' });

/** Empties the box and types into it, as a person does. */
async function type(page: Page, query: string): Promise<void> {
  await box(page).fill('');
  await box(page).pressSequentially(query);
}

test('the search box completes, corrects, explains, saves and remembers; all of it after a restart', async ({
  kind,
  folder,
}) => {
  test.setTimeout(180_000);
  const notebookFolder = join(folder, 'notebook');
  let app = await launchApp(kind, { notebookFolder });
  let { page } = app;
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await expect(page.getByRole('article', { name: /^Text of the article/ })).toBeVisible();

  await test.step('offers the archive’s own words, outlets and languages, and takes them by key', async () => {
    await type(page, 'warn');
    await expect(page.getByRole('option', { name: 'warnings', exact: true })).toBeVisible();
    await type(page, 'bridge sit');
    await page.getByRole('option', { name: /^site:/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(box(page)).toHaveValue('bridge site:');
    await page.getByRole('option', { name: /Coastline Review/ }).click();
    await expect(box(page)).toHaveValue('bridge site:"Coastline Review" ');
    await expect(results(page).getByRole('option')).toHaveCount(1);
    await expect(page.getByText('Searched for bridge, from Coastline Review')).toBeVisible();
  });

  await test.step('suggests the archive’s spelling where nothing was found', async () => {
    await type(page, 'brigde ');
    await page.getByRole('button', { name: 'bridge', exact: true }).click();
    await expect(results(page)).toBeVisible();
    await expect(box(page)).toHaveValue('bridge ');
  });

  await test.step('searches within the open article, and steps through its hits', async () => {
    await box(page).press('Enter');
    await expect(results(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('heading', { name: 'What the harbour bridge really cost' }).first(),
    ).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.press('Control+f');
    await expect(page.getByRole('button', { name: /Only in this article/ })).toBeVisible();
    await box(page).pressSequentially('piers ');
    await expect(page.getByText('2 hits')).toBeVisible();
    await box(page).press('Enter');
    await expect(page.getByText('1 of 2')).toBeVisible();
    await page.keyboard.press('n');
    await expect(page.getByText('2 of 2')).toBeVisible();
    await box(page).fill('');
    await box(page).press('Backspace');
    await expect(page.getByRole('button', { name: /Only in this article/ })).toHaveCount(0);
  });

  await test.step('saves a search with what was switched off, and counts what it finds', async () => {
    await type(page, 'warnings ');
    const endings = page.getByRole('button', { name: /^endings/ });
    await expect(endings).toHaveAttribute('aria-pressed', 'true');
    await endings.click();
    await expect(endings).toHaveAttribute('aria-pressed', 'false');
    await box(page).press('Control+s');
    await page.getByRole('textbox', { name: 'Name' }).fill('What was known');
    await page.keyboard.press('Enter');
    await expect(saved(page).getByRole('button', { name: /^What was known.*\d+ result/ })).toBeVisible();
  });

  await test.step('shows the query language, and puts an example into the box', async () => {
    await box(page).fill('');
    await box(page).press('F1');
    await page.getByRole('button', { name: 'bridg*' }).click();
    await expect(page.getByText('Searched for words beginning with bridg')).toBeVisible();
    // long enough to count as used
    await page.waitForTimeout(2500);
  });

  await test.step('has all of it after a restart', async () => {
    await app.close();
    app = await launchApp(kind, { notebookFolder });
    ({ page } = app);
    await expect(box(page)).toHaveValue('bridg*');
    await saved(page)
      .getByRole('button', { name: /^What was known/ })
      .click();
    await expect(box(page)).toHaveValue('warnings ');
    await expect(page.getByRole('button', { name: /^endings/ })).toHaveAttribute('aria-pressed', 'false');
    await box(page).fill('');
    await box(page).press('ArrowDown');
    const past = page.getByRole('listbox', { name: 'Searched before' });
    await expect(past.getByRole('option', { name: 'bridg*' })).toBeVisible();
    await expect(past.getByRole('option', { name: 'bridge', exact: true })).toBeVisible();
  });
  await app.close();
});
