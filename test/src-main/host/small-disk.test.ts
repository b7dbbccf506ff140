import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openNotebookHost } from '../../../src-main/host/open-notebook-host.ts';
import { verifyNotebook } from '../../../src-main/host/verify-notebook.ts';
import { codeOf, readAll, valueOf } from '../../src-core/contract/host-conformance.ts';
import { annotateRequest, importRequest } from '../../src-core/contract/sample-requests.ts';
import { folderContents } from './folder-contents.ts';

/** A real disk of 1 MB in memory, where this system lets the test have one. */
const disk = mkdtempSync(join(tmpdir(), 'florilegium-small-disk-'));
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'florilegium-test', disk]).status === 0;
if (!mounted)
  console.log('skipped: no right to mount a small disk; the simulated one is tested in full-disk.test.ts');

afterAll(() => {
  if (mounted) spawnSync('umount', ['--lazy', disk]);
  rmdirSync(disk);
});

it.skipIf(!mounted)(
  'a real disk that runs full refuses what does not fit, keeps the rest whole, and goes on when room is made',
  async () => {
    const folder = join(disk, 'notebook');
    const stateFolder = join(disk, 'state');
    const host = valueOf(await openNotebookHost({ folder, stateFolder }));
    let imported = 0;
    for (;;) {
      const before = await folderContents(folder);
      const answer = await host.api.append(importRequest(imported * 100, 20));
      if (answer.ok) imported += 1;
      else {
        expect(answer.error.code).toBe('disk-full');
        expect(await folderContents(folder)).toEqual(before);
        break;
      }
    }
    expect(imported).toBeGreaterThan(0);
    const manifest = new Uint8Array(1);
    const segments = [{ name: 'a.seg', bytes: new Uint8Array(2 ** 20) }];
    expect(codeOf(await host.api.writeIndex({ segments, manifest, remove: [] }))).toBe('disk-full');
    expect(await readAll(host.api)).toHaveLength(imported);

    expect(spawnSync('mount', ['-o', 'remount,size=4m', disk]).status).toBe(0);
    valueOf(await host.api.append(importRequest(imported * 100, 20)));
    valueOf(await host.api.append(annotateRequest(1)));
    await host.close();
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
    expect(codeOf(await openNotebookHost({ folder, stateFolder }))).toBe('folder-read-only');
    expect(spawnSync('mount', ['-o', 'remount,rw', disk]).status).toBe(0);

    const verified = valueOf(await verifyNotebook(folder));
    expect(verified).toMatchObject({ findings: [], transactions: imported + 2, unnamedBytes: 0 });
    const again = valueOf(await openNotebookHost({ folder, stateFolder }));
    expect(again.description.reports).toEqual([]);
    await again.close();
  },
);
