import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeEndlessPdf } from '../src-core/import/pdf/make-endless-pdf.ts';
import { expect, test } from './app-test.ts';
import { launchApp, type AppKind, type LaunchedApp } from './launch-app.ts';
import { dropPaths, importReport, notebookOpen } from './window-parts.ts';

/** Names of the files that are noted as being in a worker's hands. */
async function inHand(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
      });
    const names = (await indexedDB.databases()).map(({ name = '' }) => name);
    const name = names.find((each) => each.startsWith('florilegium-in-hand-'));
    if (name === undefined) return [];
    const database = await settled(indexedDB.open(name));
    const keys = await settled(database.transaction('files').objectStore('files').getAllKeys());
    database.close();
    return keys.map((key) => (key as string).split('\n')[0] ?? '');
  });
}

/** Ends the window as the system does for lack of memory, on loopback nothing but it, and opens it again. */
async function afterDeath(app: LaunchedApp, kind: AppKind, notebookFolder: string): Promise<LaunchedApp> {
  if (kind !== 'loopback') {
    await app.kill();
    return launchApp(kind, { notebookFolder });
  }
  const { page } = app;
  const address = page.url();
  const crashed = page.waitForEvent('crash');
  const devtools = await page.context().newCDPSession(page);
  // Never answered: who should answer is gone.
  void devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  const next = await page.context().newPage();
  await next.goto(address);
  await notebookOpen(next);
  return { ...app, page: next };
}

test('a file that was being read when the window died is named and not read again unless it is chosen itself; a window loaded anew blames none', async ({
  kind,
  folder,
}) => {
  const input = join(folder, 'input');
  mkdirSync(input);
  writeFileSync(join(input, 'a.txt'), 'The harbour was closed for three days after the storm.\n');
  writeFileSync(join(input, 'deadly.pdf'), makeEndlessPdf());
  writeFileSync(join(input, 'z.txt'), 'Nobody had seen water that high before.\n');
  const notebookFolder = join(folder, 'notebook');
  const app = await launchApp(kind, { notebookFolder });
  const { page } = app;
  await notebookOpen(page);
  await dropPaths(page, [input]);
  await expect.poll(() => inHand(page)).toEqual(['deadly.pdf']);

  await test.step('a window that was loaded anew did not die', async () => {
    await page.reload();
    await notebookOpen(page);
    await expect.poll(() => inHand(page)).toEqual([]);
  });

  await dropPaths(page, [input]);
  await expect.poll(() => inHand(page)).toEqual(['deadly.pdf']);
  const next = await afterDeath(app, kind, notebookFolder);
  const { page: second } = next;
  await expect(second.getByRole('region', { name: 'The last import was interrupted' })).toBeVisible();
  // Handles cannot be read again here: nobody can answer what the browser asks.
  await second.getByTestId('pick-folder').setInputFiles(input);
  const rows = await importReport(second, 3);
  expect(rows.get('input/deadly.pdf')).toMatch(
    /^Reading input\/deadly\.pdf ended the program the last time, so it was left out\. Save .* failed$/,
  );
  for (const name of ['a.txt', 'z.txt'])
    expect(rows.get(`input/${name}`)).toMatch(/imported|already in the notebook/);

  await test.step('chosen itself, it is read', async () => {
    await second.getByTestId('pick-files').setInputFiles(join(input, 'deadly.pdf'));
    await expect
      .poll(() => second.getByRole('region', { name: 'Import', exact: true }).innerText())
      .not.toContain('Import finished');
    await expect.poll(() => inHand(second)).toEqual(['deadly.pdf']);
  });
  await next.close();
});
