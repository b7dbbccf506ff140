import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REAL_FILES } from '../../../src-main/host/file-system.ts';
import { WatchedFolder } from '../../../src-main/host/watched-folder.ts';
import { codeOf, valueOf } from '../../src-core/contract/host-conformance.ts';

let base = '';
let clock = 1_000_000;
const open: WatchedFolder[] = [];
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'florilegium-watch-'));
});
afterEach(async () => {
  for (const watched of open.splice(0)) await watched.close();
  rmSync(base, { recursive: true, force: true });
});

function watchedFolder(fixed: string | null = null): WatchedFolder {
  const watched = new WatchedFolder({
    files: REAL_FILES,
    stateFile: join(base, 'state', 'watched.json'),
    notebookFolder: join(base, 'in', 'Notebook'),
    fixed,
    now: () => clock,
  });
  open.push(watched);
  return watched;
}

const inFolder = (...names: string[]): string => join(base, 'in', ...names);

/** Asks as the window does, every few seconds, until some files came. */
async function taken(watched: WatchedFolder, wanted: number): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  await expect
    .poll(
      async () => {
        clock += 2_000;
        for (const { path, file } of (await watched.take(100)).files) files.set(path, file);
        return files.size;
      },
      { timeout: 5_000, interval: 30 },
    )
    .toBe(wanted);
  return files;
}

/** Some time in which files would have come. */
async function nothingMore(watched: WatchedFolder): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    clock += 2_000;
    expect((await watched.take(100)).files).toEqual([]);
  }
}

describe('a watched folder', () => {
  it('gives out each file once, from folders below it too, and what is no document of the user never', async () => {
    mkdirSync(inFolder('below'), { recursive: true });
    mkdirSync(inFolder('Notebook', 'originals'), { recursive: true });
    writeFileSync(inFolder('there.txt'), 'was there before');
    writeFileSync(inFolder('Notebook', 'originals', 'own.html'), 'the notebook itself');
    for (const name of ['.hidden', 'half.html.crdownload', 'half.part', '~$lock.docx']) {
      writeFileSync(inFolder(name), 'not meant');
    }
    writeFileSync(join(base, 'secret.txt'), 'elsewhere');
    symlinkSync(join(base, 'secret.txt'), inFolder('link.txt'));
    const watched = watchedFolder();
    await watched.begin(inFolder());
    expect(watched.name).toBe('in');
    expect([...(await taken(watched, 1)).keys()]).toEqual(['there.txt']);
    writeFileSync(inFolder('below', 'neu ä.txt'), 'appeared later');
    const later = await taken(watched, 1);
    expect([...later.keys()]).toEqual(['below/neu ä.txt']);
    const read = await watched.read(later.get('below/neu ä.txt') ?? '', 9, 100);
    expect(new TextDecoder().decode(valueOf(read))).toBe('later');
    await nothingMore(watched);
  });

  it('does not give out a file that is still being written', async () => {
    mkdirSync(inFolder());
    const watched = watchedFolder();
    await watched.begin(inFolder());
    let text = 'begun';
    writeFileSync(inFolder('long.txt'), text);
    for (let round = 0; round < 6; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      clock += 1_000;
      writeFileSync(inFolder('long.txt'), (text += ' and more'));
      expect((await watched.take(100)).files).toEqual([]);
    }
    expect((await taken(watched, 1)).size).toBe(1);
  });

  it('remembers what was settled over restarts, gives out again what was not, and a file that changed', async () => {
    mkdirSync(inFolder());
    writeFileSync(inFolder('a.txt'), 'a');
    writeFileSync(inFolder('b.txt'), 'b');
    const first = watchedFolder();
    await first.begin(inFolder());
    const files = await taken(first, 2);
    await first.settle([files.get('a.txt') ?? '']);
    await first.close();
    const second = watchedFolder();
    expect([...(await taken(second, 1)).keys()]).toEqual(['b.txt']);
    expect(second.name).toBe('in');
    writeFileSync(inFolder('a.txt'), 'changed');
    expect([...(await taken(second, 1)).keys()]).toEqual(['a.txt']);
    await second.end();
    const third = watchedFolder();
    expect(await third.take(10)).toEqual({ folder: null, there: true, files: [] });
  });

  it('gives out again what nobody settled after some minutes, and what changed while somebody had it', async () => {
    mkdirSync(inFolder());
    writeFileSync(inFolder('a.txt'), 'a');
    const watched = watchedFolder();
    await watched.begin(inFolder());
    await taken(watched, 1);
    await nothingMore(watched);
    clock += 11 * 60_000;
    const again = await taken(watched, 1);
    writeFileSync(inFolder('a.txt'), 'changed meanwhile');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await watched.settle([...again.values()]);
    expect([...(await taken(watched, 1)).keys()]).toEqual(['a.txt']);
  });

  it('says that the folder is not there, and refuses what was put in the place of a file', async () => {
    mkdirSync(inFolder());
    writeFileSync(inFolder('a.txt'), 'a');
    writeFileSync(join(base, 'secret.txt'), 'elsewhere');
    const watched = watchedFolder();
    await watched.begin(inFolder());
    const id = (await taken(watched, 1)).get('a.txt') ?? '';
    rmSync(inFolder('a.txt'));
    symlinkSync(join(base, 'secret.txt'), inFolder('a.txt'));
    expect(['file-unreadable', 'file-vanished']).toContain(codeOf(await watched.read(id, 0, 10)));
    renameSync(inFolder(), join(base, 'moved'));
    expect(await watched.take(10)).toMatchObject({ folder: 'in', there: false, files: [] });
  });
});
