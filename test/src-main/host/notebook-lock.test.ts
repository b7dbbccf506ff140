import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REAL_FILES } from '../../../src-main/host/file-system.ts';
import type { FileSystem } from '../../../src-main/host/file-system.ts';
import { openNotebookHost } from '../../../src-main/host/open-notebook-host.ts';
import { codeOf, valueOf } from '../../src-core/contract/host-conformance.ts';
import { annotateRequest } from '../../src-core/contract/sample-requests.ts';
import { temporaryNotebook } from './temporary-notebook.ts';
import type { TemporaryNotebook } from './temporary-notebook.ts';

describe('the lock of a notebook', () => {
  let notebook: TemporaryNotebook;
  beforeEach(async () => {
    notebook = await temporaryNotebook();
  });
  afterEach(() => notebook.remove());

  const open = () => openNotebookHost(notebook);
  const lockFile = () => join(notebook.folder, 'LOCK');
  /** A closed notebook with a lock as another process would have left it. */
  async function leaveLock(changes: Readonly<Record<string, unknown>>): Promise<void> {
    const host = await notebook.open();
    const lock = JSON.parse(await readFile(lockFile(), 'utf8')) as Record<string, unknown>;
    await host.close();
    await writeFile(lockFile(), JSON.stringify({ ...lock, ...changes }));
  }

  it('keeps everyone else out, names the holder, and is given back at the end', async () => {
    const host = await notebook.open();
    const second = await open();
    if (second.ok) throw new Error('opened twice');
    expect(second.error.code).toBe('notebook-locked');
    expect(second.error.values['holder']).toContain(String(process.pid));
    valueOf(await host.api.append(annotateRequest(1)));
    await host.close();
    await host.close();
    await valueOf(await open()).close();
  });

  it('goes to exactly one of many who open at once', async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, open));
    const hosts = opened.filter((result) => result.ok);
    expect(hosts).toHaveLength(1);
    for (const result of opened) if (!result.ok) expect(result.error.code).toBe('notebook-locked');
    await hosts[0]!.value.close();
  });

  it('of a process that is gone is taken over, by exactly one of many', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    await leaveLock({ pid: gone, processStart: '1' });
    const opened = await Promise.all(Array.from({ length: 8 }, open));
    const hosts = opened.filter((result) => result.ok);
    expect(hosts).toHaveLength(1);
    await hosts[0]!.value.close();
  });

  it.skipIf(process.platform !== 'linux')(
    'of a process whose number another one has now is taken over',
    async () => {
      await leaveLock({ pid: process.ppid, processStart: '1' });
      await (await notebook.open()).close();
    },
  );

  it('of another machine is respected', async () => {
    await leaveLock({ pid: 1, host: 'some-other-machine' });
    const result = await open();
    expect(codeOf(result)).toBe('notebook-locked');
    expect(result.ok || result.error.values['holder']).toContain('some-other-machine');
  });

  it('that was never written to its end is taken over', async () => {
    await (await notebook.open()).close();
    await writeFile(lockFile(), '{"pid":');
    await (await notebook.open()).close();
  });

  it('that came along with a copy of an open notebook does not lock the copy', async () => {
    const host = await notebook.open();
    valueOf(await host.api.append(annotateRequest(1)));
    const copy = join(notebook.root, 'copy');
    await mkdir(copy);
    await cp(notebook.folder, copy, { recursive: true });
    const other = valueOf(await openNotebookHost({ ...notebook, folder: copy }));
    expect(other.description.deviceId).not.toBe(host.description.deviceId);
    await other.close();
    await host.close();
  });

  it('that someone took over while it was being found stale is left to them', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    await leaveLock({ pid: gone, processStart: '1' });
    const stale = JSON.parse(await readFile(lockFile(), 'utf8')) as object;
    const theirs = JSON.stringify({ ...stale, host: 'some-other-machine' });
    const files: FileSystem = {
      ...REAL_FILES,
      rename: async (from, to) => {
        if (from === lockFile()) await writeFile(from, theirs);
        return REAL_FILES.rename(from, to);
      },
    };
    expect(codeOf(await openNotebookHost({ ...notebook, files }))).toBe('notebook-locked');
    expect(await readFile(lockFile(), 'utf8')).toBe(theirs);
  });

  it('is not taken away by one who closes after it was handed on', async () => {
    const host = await notebook.open();
    await writeFile(lockFile(), 'someone else');
    await host.close();
    expect(await readFile(lockFile(), 'utf8')).toBe('someone else');
  });
});
