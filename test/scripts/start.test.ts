import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const START = join(import.meta.dirname, '..', '..', 'scripts', 'start.mjs');

function start(...args: string[]) {
  return spawnSync(process.execPath, [START, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 30_000,
  });
}

it('explains itself without installing or building anything', () => {
  const { status, stdout, stderr } = start('--help');
  expect(status).toBe(0);
  expect(stderr).toBe('');
  for (const word of ['NOTEBOOK_FOLDER', '--serve', '--port', '--browser', 'FLORILEGIUM_CHROMIUM'])
    expect(stdout).toContain(word);
});

it('answers what it does not understand in one sentence, with exit code 1', () => {
  for (const args of [['--serv'], ['one', 'two'], ['--port']]) {
    const { status, stdout, stderr } = start(...args);
    expect(status, args.join(' ')).toBe(1);
    expect(stdout, args.join(' ')).toBe('');
    expect(stderr.trim().split('\n'), args.join(' ')).toHaveLength(1);
  }
});
