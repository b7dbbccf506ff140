import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makePng } from '../../src-core/import/pictures/make-picture.ts';
import { createCliFolder, jsonLines, type CliFolder } from './run-cli.ts';

const PROSE = 'Der Rat hat am Dienstag beschlossen, die Brücke doch zu bauen, sagte die Bürgermeisterin. ';

let folder: CliFolder;
beforeEach(() => {
  folder = createCliFolder();
});
afterEach(() => folder.remove());

it('imports a saved page with the pictures of its folder, whose files are no articles of their own', async () => {
  mkdirSync(folder.path('in', 'Seite-Dateien'), { recursive: true });
  const picture = makePng(300, 200);
  writeFileSync(folder.path('in', 'Seite-Dateien', 'bild.png'), picture);
  writeFileSync(folder.path('in', 'Seite-Dateien', 'rahmen.html'), `<p>${PROSE.repeat(5)}</p>`);
  writeFileSync(
    folder.path('in', 'Seite.html'),
    `<!doctype html><html><head><title>Die Seite</title></head><body><p>${PROSE.repeat(3)}</p><img src="Seite-Dateien/bild.png" alt="Ein Bild"><p>${PROSE.repeat(3)}</p></body></html>`,
  );
  const notebook = folder.path('notebook');
  const run = await folder.run('import', notebook, folder.path('in'), '--json');
  expect(run.code).toBe(0);
  expect(jsonLines(run.out)).toMatchObject([{ outcome: 'imported', imported: 1, title: 'Die Seite' }]);
  const kept = readdirSync(folder.path('notebook', 'originals'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.png'))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`));
  expect(kept.map((bytes) => bytes.equals(picture))).toEqual([true]);
});
