import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PROJECT_ROOT } from '../../architecture/read-tree.ts';
import { createCliFolder, jsonLines, type CliFolder } from './run-cli.ts';

let folder: CliFolder;
beforeEach(() => {
  folder = createCliFolder();
});
afterEach(() => folder.remove());

interface Watch {
  readonly rows: () => readonly Record<string, unknown>[];
  /** Asks it to end; settles with its exit code. */
  readonly end: () => Promise<number | null>;
}

function startWatch(...args: string[]): Watch {
  const program = join(PROJECT_ROOT, 'src-main/cli/florilegium.ts');
  const env = { ...process.env, XDG_STATE_HOME: folder.path('state') };
  const child = spawn(process.execPath, [program, 'watch', ...args, '--json'], { env });
  let out = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString('utf8')));
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return {
    rows: () => jsonLines(out.slice(0, out.lastIndexOf('\n') + 1)),
    end: () => {
      child.kill('SIGINT');
      return exit;
    },
  };
}

const PATIENT = { timeout: 20_000, interval: 50 };

it('a watched folder brings in what lies there and what appears, each file once, also after a restart', async () => {
  const watched = folder.path('in');
  mkdirSync(join(watched, 'page_files'), { recursive: true });
  writeFileSync(join(watched, 'first.txt'), 'Der Hafen wächst. Im Hafen wird ein neues Becken gebaut.');
  writeFileSync(join(watched, 'page.html'), '<p>Eine Seite mit einem Bild. <img src="page_files/a.gif"></p>');
  writeFileSync(join(watched, 'page_files', 'a.gif'), 'GIF89a');
  writeFileSync(join(watched, 'half.txt.part'), 'Nur die Hälfte');
  const watch = startWatch(folder.path('notebook'), watched);
  await vi.waitFor(() => expect(watch.rows()).toHaveLength(2), PATIENT);
  // The lock is held: nothing else writes into the notebook.
  const other = await folder.run('import', folder.path('notebook'), join(watched, 'first.txt'));
  expect(other.code).toBe(1);
  expect(other.err).toMatch(/notebook/);
  writeFileSync(join(watched, 'copy.txt'), 'Der Hafen wächst. Im Hafen wird ein neues Becken gebaut.');
  writeFileSync(join(watched, 'bad.pdf'), '%PDF-1.7\nbroken');
  await vi.waitFor(() => expect(watch.rows()).toHaveLength(4), PATIENT);
  expect(await watch.end()).toBe(0);
  const rows = watch
    .rows()
    .map(({ file, outcome }) => `${String(file).slice(watched.length + 1)} ${String(outcome)}`);
  expect(rows.toSorted()).toEqual([
    'bad.pdf failed',
    'copy.txt duplicate',
    'first.txt imported',
    'page.html imported',
  ]);
  expect(readdirSync(folder.path('notebook')).filter((name) => /LOCK|tmp/u.test(name))).toEqual([]);

  const again = startWatch(folder.path('notebook'), watched);
  writeFileSync(join(watched, 'later.txt'), 'Die Minister stimmten dem Plan am Montag zu.');
  await vi.waitFor(() => expect(again.rows()).toHaveLength(1), PATIENT);
  expect(again.rows()).toMatchObject([{ outcome: 'imported', file: join(watched, 'later.txt') }]);
  expect(await again.end()).toBe(0);
});

it('a folder that is not there, and the notebook itself, are refused', async () => {
  expect(await folder.run('watch', folder.path('n'), folder.path('nowhere'))).toMatchObject({ code: 2 });
  mkdirSync(folder.path('n'));
  expect(await folder.run('watch', folder.path('n'), folder.path('n'))).toMatchObject({ code: 2 });
});
