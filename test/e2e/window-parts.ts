import type { CDPSession, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Waits until the notebook is open and takes drops and keys. */
export async function notebookOpen(page: Page): Promise<void> {
  await expect(page.getByRole('combobox', { name: 'Search articles, notes and topics' })).toBeVisible();
}

/** Drops files and folders of the disk into the window, as the system does. */
export async function dropPaths(page: Page, paths: readonly string[]): Promise<void> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop'): Promise<unknown> =>
    devtools.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  await send('dragEnter');
  await send('dragOver');
  // a drop is only taken where the page has said that it takes one, which a busy machine may do late
  await expect(page.getByText('Drop to import', { exact: true })).toBeVisible();
  await send('dragOver');
  await send('drop');
  await devtools.detach();
}

/** Waits for the end of the import and reads every row of its report, failed or not; the report must fit the sheet. */
export async function importReport(page: Page, files: number): Promise<ReadonlyMap<string, string>> {
  const bar = page.getByRole('region', { name: 'Import', exact: true });
  await expect(bar.getByText('Import finished')).toBeVisible({ timeout: 60_000 });
  await bar.getByRole('button', { name: 'Report', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText(`All ${String(files)}`, { exact: true }).click();
  const rows = new Map<string, string>();
  const list = sheet.getByRole('region', { name: 'Import report' });
  for (let step = 0; step < 20 && rows.size < files; step += 1) {
    for (const row of await list.getByRole('listitem').all()) {
      const [path = '', ...words] = (await row.innerText()).split('\n').filter((line) => line !== '');
      rows.set(path, words.join(' '));
    }
    await list.evaluate((element) => element.scrollBy(0, 150));
    await page.waitForTimeout(50);
  }
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  return rows;
}

/** Words painted under the highlights whose names match. */
export function painted(page: Page, name: RegExp): Promise<string[]> {
  return page.evaluate((source) => {
    const wanted = new RegExp(source);
    return [...CSS.highlights]
      .filter(([key]) => wanted.test(key))
      .flatMap(([, highlight]) =>
        [...highlight].map((range) => {
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          return live.toString().replaceAll('\u00AD', '');
        }),
      );
  }, name.source);
}

/** Plain words that a line of an article begins with, however it is hyphenated: the page holds soft hyphens where words may break. */
export function divided(words: string): RegExp {
  return new RegExp(`^${anywhereDivided(words)}`, 'u');
}

/** The same anywhere in a text, in small or large letters. */
export function dividedWithin(words: string): RegExp {
  return new RegExp(anywhereDivided(words), 'iu');
}

const anywhereDivided = (words: string): string => [...words].join('\u00AD?');
