import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { launchApp } from './launch-app.ts';
import { dropPaths, notebookOpen, painted } from './window-parts.ts';

const QUERY = 'nordkorea* NEAR/10 (soldat* OR truppen) -manöver date:2024-10.. lang:de';
const NEAR = [
  'Nach Angaben aus Seoul sind nordkoreanische Truppen in der Region Kursk eingetroffen, ein Teil davon in russischen Uniformen.',
  'Die Führung in Pjöngjang schweigt dazu bisher.',
];
const FILLER =
  'Beobachter sehen darin ein Zeichen der Entspannung, andere eine bloße Atempause vor dem Winter. '.repeat(
    6,
  );

/** Reports over two years; every fifth is about the troops, and of those some must not be found. */
function archive(): string {
  const rows = Array.from({ length: 60 }, (_, index) => {
    const about = index % 5 === 0;
    const manoeuvre = index === 10;
    const text = [
      FILLER,
      about ? NEAR.join(' ') : 'Der Ausschuss vertagte sich ohne Ergebnis auf die kommende Woche.',
      FILLER,
      manoeuvre ? 'Ein gemeinsames Manöver ist für das Frühjahr geplant.' : FILLER,
    ].join('\n\n');
    const month = (index % 24) + 1;
    return {
      _id: `r${String(index)}`,
      title: `Bericht ${String(index).padStart(2, '0')} ${about ? 'über die Lage im Osten' : 'aus dem Ausschuss'}`,
      text,
      date:
        index === 55
          ? ''
          : `${month > 12 ? '2024' : '2023'}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-15`,
      author: index % 2 === 0 ? 'Anna Kurz' : 'Jonas Lüscher',
      site: index % 3 === 0 ? 'Der Spiegel' : 'taz',
      url: `https://example.org/${String(index)}`,
      lang: 'de',
    };
  });
  // Within the dates that the query asks for: two more that match, one that is too far apart, one about a manoeuvre.
  const extra = (id: string, date: string, text: string): object => ({
    _id: id,
    title: `Bericht ${id} vom ${date}`,
    text: `${FILLER}\n\n${text}\n\n${FILLER}`,
    date,
    site: 'Der Spiegel',
    author: 'Anna Kurz',
    url: `https://example.org/${id}`,
    lang: 'de',
  });
  return [
    ...rows,
    extra('A', '2024-11-02', NEAR.join(' ')),
    extra(
      'B',
      '2024-12-01',
      'Nordkoreas Soldaten sollen an der Front eingesetzt werden. Nordkoreas Soldaten schweigen.',
    ),
    extra('C', '2024-11-20', `Nordkorea äußerte sich nicht. ${FILLER} Von Truppen war keine Rede.`),
    extra('D', '2024-11-21', 'Nordkoreanische Soldaten nahmen an einem Manöver teil.'),
  ]
    .map((row) => JSON.stringify(row))
    .join('\n');
}

const box = (page: Page) => page.getByRole('combobox', { name: 'Search articles, notes and topics' });
const results = (page: Page) => page.getByRole('listbox', { name: /^(Results|Articles)$/ });
const activeRow = (page: Page) => page.locator('[data-list-pane] [data-active] p').first();

async function search(page: Page, query: string, found: string): Promise<void> {
  await box(page).fill(query);
  await expect(page.getByRole('heading', { name: found, exact: true })).toBeVisible();
  await results(page).focus();
}

test('research happens in the results: ranked, explained, previewed, narrowed, coded, exported, and found again', async ({
  kind,
  folder,
}) => {
  test.setTimeout(240_000);
  const notebookFolder = join(folder, 'notebook');
  const source = join(folder, 'archive');
  mkdirSync(source);
  writeFileSync(join(source, 'reports.jsonl'), archive());
  let app = await launchApp(kind, { notebookFolder });
  let { page } = app;
  await notebookOpen(page);
  await dropPaths(page, [join(source, 'reports.jsonl')]);
  await expect(page.getByText('Import finished', { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Put the report away' }).click();

  await test.step('the whole query language: only what is near, dated, German and no manoeuvre', async () => {
    await search(page, QUERY, '3 results');
    await expect(results(page).getByRole('option')).toContainText([
      /Bericht (?:A|B|45)/,
      /Bericht (?:A|B|45)/,
      /Bericht (?:A|B|45)/,
    ]);
    await expect(results(page).locator('mark').first()).toBeVisible();
  });

  await test.step('the preview follows the keys; Enter lands on the hit with all hits painted', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const preview = page.getByRole('region', { name: 'Preview' });
    await expect(preview).toBeVisible();
    await expect(preview.locator('mark').first()).toBeVisible();
    await expect(results(page)).toBeFocused();
    const title = await activeRow(page).textContent();
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('region', { name: 'Article' }).getByRole('heading', { name: title ?? '' }),
    ).toBeVisible();
    await expect.poll(async () => (await painted(page, /^search-hit$/)).length).toBeGreaterThan(1);
    const [current = ''] = await painted(page, /^search-hit-current$/);
    expect(current).toMatch(/nordkorea|soldat|truppen/iu);
    await expect(
      page.getByText(/Nordkoreas Soldaten sollen|nordkoreanische Truppen in/).first(),
    ).toBeInViewport();
    await page.keyboard.press('F3');
    await expect(page.getByRole('group', { name: 'Next hit' })).toContainText(/^2 of/);
    await page.keyboard.press('Escape');
    await expect(results(page)).toBeFocused();
    await expect(activeRow(page)).toHaveText(title ?? '');
  });

  await test.step('why this hit: parts, forms, fields and what each gave', async () => {
    await page.keyboard.press('w');
    const why = page.getByRole('dialog', { name: /^Why this hit/ });
    await expect(why.getByText(/^Relevance/)).toBeVisible();
    await expect(why.getByText(/text ×\d/).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(why).toHaveCount(0);
  });

  await test.step('facets and the histogram write into the query', async () => {
    await search(page, 'truppen', '14 results');
    await page.keyboard.press('f');
    await page.getByRole('checkbox', { name: /^taz, / }).click();
    await expect(box(page)).toHaveValue('truppen site:"taz"');
    await page.getByRole('button', { name: 'Remove the filter Outlet: taz' }).click();
    await expect(box(page)).toHaveValue('truppen');
    // The bars are those of all outlets again.
    await expect(page.getByRole('button', { name: /^Jan 2023: / })).toBeVisible();
    const from = await page.getByRole('button', { name: /^Jan 2024: / }).boundingBox();
    const to = await page.getByRole('button', { name: /^Jun 2024: / }).boundingBox();
    if (from === null || to === null) throw new Error('there are no bars');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
    await page.mouse.up();
    await expect(box(page)).toHaveValue('truppen date:2024-01..2024-06');
    await page.getByRole('button', { name: 'Whole time' }).click();
    await expect(box(page)).toHaveValue('truppen');
    await results(page).focus();
    await page.keyboard.press('f');
    await expect(page.getByRole('complementary', { name: 'Filters' })).toHaveCount(0);
  });

  await test.step('hits are coded after a look at each, in one step that one undo takes back', async () => {
    await search(page, QUERY, '3 results');
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar').getByText('3 chosen')).toBeVisible();
    await page.keyboard.press('c');
    await expect(page.getByRole('combobox', { name: 'Code hits with which topic?' })).toBeFocused();
    await page.keyboard.type('DVRK/Truppen');
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Code passages' });
    await expect(sheet.getByText('0 accepted · 0 skipped · 4 to look at')).toBeVisible();
    await page.keyboard.press('n');
    await page.keyboard.press('a');
    await expect(sheet.getByText('3 accepted · 1 skipped · 0 to look at')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('3 passages coded with “Truppen”').first()).toBeVisible();
    await expect(page.getByRole('row', { name: /Truppen/ })).toContainText('3');
    await page.keyboard.press('Control+z');
    await expect(page.getByText('Undone: code passages').first()).toBeVisible();
    await expect(page.getByRole('row', { name: /Truppen/ })).toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByRole('row', { name: /Truppen/ })).toBeVisible();
  });

  await test.step('all results are exported as a table, with their passages', async () => {
    await search(page, 'truppen in:article', '14 results');
    await page.keyboard.press('e');
    await page.getByText('CSV', { exact: true }).click();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByText('1 file written').first()).toBeVisible();
    const files = readdirSync(app.exportFolder, { recursive: true, encoding: 'utf8' });
    const [table = ''] = files.filter((name) => name.endsWith('.csv'));
    const csv = readFileSync(join(app.exportFolder, table), 'utf8');
    expect(csv.startsWith('\uFEFFNo.,Kind,Title,')).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(15);
    expect(csv).toContain('nordkoreanische Truppen in der Region Kursk');
  });

  await test.step('after a restart the list stands where it stood', async () => {
    await results(page).focus();
    for (let step = 0; step < 9; step += 1) await page.keyboard.press('j');
    const title = await activeRow(page).textContent();
    await page.waitForTimeout(1_500);
    await app.close();
    app = await launchApp(kind, { notebookFolder });
    ({ page } = app);
    await notebookOpen(page);
    await expect(page.getByRole('heading', { name: '14 results', exact: true })).toBeVisible();
    await expect(activeRow(page)).toHaveText(title ?? '');
  });
  await app.close();
});
