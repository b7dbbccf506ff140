import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { launchApp } from './launch-app.ts';
import { dropPaths, importReport, notebookOpen } from './window-parts.ts';

const RESULTS = /^[\d,]+ results?$/;

/** Asks in the box and waits for so many results, as often as news may take to come. */
async function expectResults(page: Page, query: string, count: number): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Search articles, notes and topics' });
  await box.fill(query);
  const wanted = count === 1 ? '1 result' : `${count} results`;
  await expect(page.getByRole('heading', { name: RESULTS })).toHaveText(wanted, { timeout: 4_000 });
}

test('two windows of one notebook both find what either imports, and the next start finds it all', async ({
  kind,
  folder,
}) => {
  test.skip(kind !== 'loopback', 'the other shells have one window');
  const files = join(folder, 'files');
  await mkdir(files);
  const words = ['Oberwasser', 'Unterwasser', 'Grundwasser'];
  for (const word of words)
    await writeFile(join(files, `${word}.txt`), `Bericht vom ${word}\n\nDas ${word} stieg am Freitag an.\n`);
  const notebookFolder = join(folder, 'notebook');
  const app = await launchApp(kind, { notebookFolder });
  const one = app.page;
  await notebookOpen(one);
  const other = await one.context().newPage();
  await other.goto(one.url());
  await notebookOpen(other);
  for (const [index, word] of words.entries()) {
    const [from, to] = index % 2 === 0 ? [one, other] : [other, one];
    await from.bringToFront();
    await dropPaths(from, [join(files, `${word}.txt`)]);
    await importReport(from, 1);
    await expectResults(from, word, 1);
    await to.bringToFront();
    await expectResults(to, word, 1);
  }
  // longer than it takes until the index is written on its own account
  await one.waitForTimeout(6_000);
  for (const page of [one, other]) {
    await expectResults(page, 'Freitag', words.length);
    await expect(page.getByText(/Rebuilding/)).toHaveCount(0);
  }
  await app.close();
  const again = await launchApp(kind, { notebookFolder });
  await notebookOpen(again.page);
  await expectResults(again.page, 'Freitag', words.length);
  await again.close();
});
