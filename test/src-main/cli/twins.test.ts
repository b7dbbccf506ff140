import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCliFolder, jsonLines, type CliFolder } from './run-cli.ts';

const FIRST = 'Der Rat hat am Dienstag beschlossen, die Brücke doch zu bauen, sagte die Bürgermeisterin.';
const SECOND = 'Gegner der Brücke kündigten noch am Abend eine Klage vor dem Verwaltungsgericht an.';

let folder: CliFolder;
beforeEach(() => {
  folder = createCliFolder();
  mkdirSync(folder.path('in'));
});
afterEach(() => folder.remove());

/** Enough of it that nothing is doubtful about the extraction. */
const REST =
  'Die Kosten sollen nach einem Gutachten um ein Drittel steigen, weil Stahl und Löhne teurer geworden sind. '.repeat(
    6,
  );

const page = (paragraphs: readonly string[], comment = ''): string =>
  `<!doctype html><html><head><title>Die Brücke</title><link rel="canonical" href="https://example.org/stadt/bruecke">${comment}</head>
  <body><article><h1>Die Brücke</h1>${[...paragraphs, REST].map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;

async function importPage(name: string, html: string): Promise<Record<string, unknown> | undefined> {
  writeFileSync(folder.path('in', name), html);
  const run = await folder.run('import', folder.path('notebook'), folder.path('in', name), '--json');
  expect(run.code).toBe(0);
  return jsonLines(run.out)[0];
}

it('names the same text in other bytes as a duplicate, and makes a changed capture a version that is found', async () => {
  expect(await importPage('a.html', page([FIRST]))).toMatchObject({ imported: 1, warnings: [] });
  expect(await importPage('b.html', page([FIRST], '<!-- later -->'))).toMatchObject({
    imported: 0,
    duplicates: 1,
    title: 'Die Brücke',
  });
  expect(await importPage('c.html', page([FIRST, SECOND]))).toMatchObject({
    outcome: 'version',
    imported: 0,
    versions: 1,
    warnings: ['new-version'],
  });
  const search = await folder.run('search', folder.path('notebook'), 'verwaltungsgericht', '--json');
  expect(jsonLines(search.out)).toHaveLength(1);
});
