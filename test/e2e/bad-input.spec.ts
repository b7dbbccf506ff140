import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './app-test.ts';
import { launchApp } from './launch-app.ts';
import { dropPaths, importReport, notebookOpen } from './window-parts.ts';

const CLI = join(import.meta.dirname, '..', '..', 'src-main', 'cli', 'florilegium.ts');
const TEXT =
  'The harbour was closed for three days after the storm.\n\nNobody had seen water that high before.\n';
/** 250 UTF-8 bytes, decomposed, with an emoji: as much as file systems take. */
const LONG_NAME = `${'u\u0308'.repeat(79)}😀 A.txt`;

/** A folder with one of everything that is wrong, and something good before and after it. */
function writeBadFolder(at: string): void {
  mkdirSync(join(at, 'below'), { recursive: true });
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(at, name), content);
  write('a-good.txt', TEXT);
  write(
    'binary.txt',
    Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) & 255),
  );
  write('empty.txt', '');
  write('huge.txt', Buffer.alloc(100 << 20, 'Lorem ipsum dolor sit amet, '));
  write(
    'invalid.txt',
    Buffer.concat([Buffer.from(TEXT.replaceAll('storm', 'flood')), Buffer.from([0xff, 0xc3, 0x28, 0x80])]),
  );
  write('nobody.html', '<!doctype html><html><head><title>Only a head</title></head></html>');
  write(LONG_NAME, TEXT.replaceAll('harbour', 'station'));
  write('below/z-good.md', `# Below\n\n${TEXT.replaceAll('harbour', 'bridge')}`);
}

const FAILURES: Readonly<Record<string, RegExp>> = {
  'binary.txt': /is not text but .*\. Export it as text, Markdown or HTML and import that\./,
  'empty.txt': /is empty\. Check whether the download or the copy was complete\./,
  'huge.txt': /is larger than 32 MiB, too large for one article\. Split it into parts and import those\./,
  'nobody.html': /holds no text\. Check in a browser or editor/,
};

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

async function expectWhole(notebookFolder: string, articles: number): Promise<void> {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'verify', notebookFolder, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ findings: [] });
  expect(filesBelow(notebookFolder).filter((name) => /tmp|partial|LOCK/i.test(name))).toEqual([]);
  expect(filesBelow(join(notebookFolder, 'originals'))).toHaveLength(articles);
}

for (const way of ['picked', 'dropped'] as const) {
  test(`a ${way} folder of bad files: one clear sentence each, the good ones come in, nothing half-written remains`, async ({
    kind,
    folder,
  }) => {
    const input = join(folder, 'input');
    writeBadFolder(input);
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link.txt'));
    const notebookFolder = join(folder, 'notebook');
    const app = await launchApp(kind, { notebookFolder });
    const { page } = app;
    await notebookOpen(page);
    if (way === 'picked') await page.getByTestId('pick-folder').setInputFiles(input);
    else await dropPaths(page, [input, join(folder, 'link.txt')]);

    const rows = await importReport(page, way === 'picked' ? 8 : 9);
    const failures =
      way === 'picked'
        ? FAILURES
        : {
            ...FAILURES,
            '../link.txt': /is a link to something that does not exist\. Import the file it should lead to\./,
          };
    for (const [name, sentences] of Object.entries(failures)) {
      const words = rows.get(join('input', name)) ?? '';
      expect(words).toMatch(sentences);
      expect(words).toMatch(/failed$/);
      expect(words).not.toMatch(/[{}]|undefined|null/);
    }
    for (const name of ['a-good.txt', 'invalid.txt', LONG_NAME.normalize('NFC'), 'below/z-good.md'])
      expect(rows.get(join('input', name))).toMatch(/imported Open$/);
    expect(rows.get('input/invalid.txt')).toContain('The text encoding was guessed');
    await expect(page.getByRole('heading', { name: '4 articles' })).toBeVisible();
    await app.close();
    await expectWhole(notebookFolder, 4);
  });
}

test('a file that vanishes before it is read is named as gone, and the others come in', async ({
  kind,
  folder,
}) => {
  const input = join(folder, 'input');
  mkdirSync(input);
  const notebookFolder = join(folder, 'notebook');
  const app = await launchApp(kind, { notebookFolder });
  const { page } = app;
  await notebookOpen(page);
  // Long texts ahead in the queue keep the importer busy while the others are deleted or overwritten.
  const slow = Array.from({ length: 12 }, (_, index) => join(input, `a-slow-${String(index)}.txt`));
  for (const [index, path] of slow.entries())
    writeFileSync(path, `${TEXT.replaceAll('days', `${String(index)} days`)}\n`.repeat(8_000));
  const late = ['gone.txt', 'rewritten.txt', 'there.txt'].map((name) => join(input, name));
  for (const path of late) writeFileSync(path, `${path}\n\n${TEXT}`);
  await page.getByTestId('pick-files').setInputFiles([...slow, ...late]);
  rmSync(late[0] ?? '');
  writeFileSync(late[1] ?? '', `Something else altogether.\n\n${TEXT}`);

  const rows = await importReport(page, 15);
  expect(rows.get('gone.txt')).toBe(
    'gone.txt was no longer there when it was to be read. Put it back or pick it again. failed',
  );
  expect(rows.get('rewritten.txt')).toMatch(/\. .*\. failed$/);
  expect(rows.get('there.txt')).toMatch(/imported Open$/);
  await app.close();
  await expectWhole(notebookFolder, 13);
});
