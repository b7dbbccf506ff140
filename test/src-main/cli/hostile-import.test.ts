import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../shared-data.ts';
import { createCliFolder, jsonLines, type CliFolder } from './run-cli.ts';

const SCRIPT = sharedData('score', 'make_hostile.py');
const PYTHON = ['/usr/bin/python3', '/usr/local/bin/python3'].find(existsSync);
if (PYTHON === undefined) console.log('skipped: there is no python3 to make the hostile files');
/** They take seconds each, all within their limits. */
const SLOW = /^(?:long-line|pdf-stream-bomb)/u;

describe.skipIf(SCRIPT === null || PYTHON === undefined)('a folder of hostile files', () => {
  let cli: CliFolder;
  beforeAll(() => {
    cli = createCliFolder();
    mkdirSync(cli.path('in'));
    execFileSync(PYTHON ?? '', [SCRIPT ?? '', cli.path('in')]);
    for (const name of readdirSync(cli.path('in')))
      if (SLOW.test(name) || name === 'cases.jsonl') rmSync(join(cli.path('in'), name));
  });
  afterAll(() => cli.remove());

  test('gives each file an article or its reason, harms nothing, and leaves a sound notebook', async () => {
    const before = new Set(readdirSync('/tmp'));
    const run = await cli.run('import', cli.path('notebook'), cli.path('in'), '--json');
    const named = run.out + run.err;
    for (const name of readdirSync(cli.path('in'))) expect(named, name).toContain(name);
    expect(named).not.toMatch(/parser-timeout|Cannot find|TypeError|undefined/u);
    expect(named).not.toMatch(/root:[^\n]{0,3}:0:0/u);
    expect([...readdirSync('/tmp')].filter((name) => !before.has(name) && /slip/u.test(name))).toEqual([]);
    expect(readdirSync(cli.path()).sort()).toEqual(['in', 'notebook', 'state']);

    const verified = await cli.run('verify', cli.path('notebook'), '--json');
    expect(jsonLines(verified.out)[0]).toMatchObject({ findings: [] });
    const texts = readdirSync(join(cli.path('notebook'), 'documents'), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(texts.join('\n')).not.toMatch(/"href":"(?!https?:|mailto:|#)/u);
  });
});
