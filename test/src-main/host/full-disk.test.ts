import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, readAll, valueOf } from '../../src-core/contract/host-conformance.ts';
import { annotateRequest, importRequest } from '../../src-core/contract/sample-requests.ts';
import { verifyNotebook } from '../../../src-main/host/verify-notebook.ts';
import { failingDisk } from './failing-disk.ts';
import type { FailingDisk } from './failing-disk.ts';
import { folderContents } from './folder-contents.ts';
import { temporaryNotebook } from './temporary-notebook.ts';
import type { TemporaryNotebook } from './temporary-notebook.ts';

describe('a disk that fails', () => {
  let notebook: TemporaryNotebook;
  let disk: FailingDisk;
  beforeEach(async () => {
    notebook = await temporaryNotebook();
    disk = failingDisk();
  });
  afterEach(() => notebook.remove());

  it('that is full at any point of an import leaves nothing of it, and takes it once there is room', async () => {
    const host = await notebook.open({ files: disk.files });
    const first = valueOf(await host.api.append(importRequest(1, 2)));
    const before = await folderContents(notebook.folder);
    const refused = new Set<string>();
    let room = 0;
    for (; ; room += 97) {
      disk.room = room;
      const answer = await host.api.append(importRequest(10, 3));
      disk.room = Number.POSITIVE_INFINITY;
      if (answer.ok) break;
      refused.add(answer.error.code);
      expect(await folderContents(notebook.folder), `with ${room} bytes of room`).toEqual(before);
    }
    expect([...refused]).toEqual(['disk-full']);
    expect(room).toBeGreaterThan(1000);
    const last = valueOf(await host.api.append(annotateRequest(1)));
    await host.close();
    const again = await notebook.open();
    const transactions = await readAll(again.api);
    expect(transactions).toHaveLength(3);
    expect(transactions[0]).toEqual(first.transaction);
    expect(transactions[2]).toEqual(last.transaction);
    await again.close();
    expect(valueOf(await verifyNotebook(notebook.folder)).findings).toEqual([]);
  });

  it('that is too full for an import still takes the small note that came with it', async () => {
    const host = await notebook.open({ files: disk.files });
    valueOf(await host.api.append(annotateRequest(1)));
    disk.room = 2000;
    const [large, small] = await Promise.all([
      host.api.append(importRequest(1, 20)),
      host.api.append(annotateRequest(2)),
    ]);
    expect(codeOf(large)).toBe('disk-full');
    valueOf(small);
    expect((await readAll(host.api)).map(({ command }) => command)).toEqual(['annotate', 'annotate']);
    await host.close();
  });

  it('that becomes read-only or vanishes says so, and is mended before the next write when it is back', async () => {
    const host = await notebook.open({ files: disk.files });
    valueOf(await host.api.append(annotateRequest(1)));
    const before = await folderContents(notebook.folder);
    disk.broken = 'EROFS';
    expect(codeOf(await host.api.append(annotateRequest(2)))).toBe('folder-read-only');
    disk.broken = 'EIO';
    expect(codeOf(await host.api.append(annotateRequest(2)))).toBe('disk-failed');
    expect(codeOf(await host.api.append(importRequest(1, 2)))).toBe('disk-failed');
    expect(codeOf(await host.api.writeIndex({ segments: [], manifest: new Uint8Array(), remove: [] }))).toBe(
      'disk-failed',
    );
    disk.broken = null;
    expect(await folderContents(notebook.folder)).toEqual(before);
    valueOf(await host.api.append(annotateRequest(2)));
    await host.close();
  });

  it('that breaks at any flush, so that nothing can even be cut off, is mended before the next write', async () => {
    const host = await notebook.open({ files: disk.files });
    const kept = [valueOf(await host.api.append(importRequest(1, 2))).transaction];
    let broke = 0;
    for (let flush = 1; ; flush += 1) {
      disk.breaksAtFlush = disk.flushes + flush;
      const answer = await host.api.append(importRequest(10 * flush, 2));
      const failed = disk.broken !== null;
      expect(answer.ok).toBe(!failed);
      if (failed) expect(codeOf(await host.api.append(annotateRequest(1)))).toBe('disk-failed');
      disk.breaksAtFlush = Number.POSITIVE_INFINITY;
      disk.broken = null;
      if (answer.ok) kept.push(answer.value.transaction);
      kept.push(valueOf(await host.api.append(annotateRequest(flush))).transaction);
      expect(await readAll(host.api)).toEqual(kept);
      expect(valueOf(await verifyNotebook(notebook.folder)).findings).toEqual([]);
      if (!failed) break;
      broke += 1;
    }
    expect(broke).toBeGreaterThan(4);
    await host.close();
    const verified = valueOf(await verifyNotebook(notebook.folder));
    expect(verified.findings).toEqual([]);
    const again = await notebook.open();
    expect(again.description.reports).toEqual([]);
    expect(await readAll(again.api)).toEqual(kept);
    await again.close();
  });

  it('that is full keeps the old index and its manifest whole', async () => {
    const host = await notebook.open({ files: disk.files });
    const manifest = new Uint8Array([1]);
    valueOf(
      await host.api.writeIndex({
        segments: [{ name: 'a', bytes: new Uint8Array(500) }],
        manifest,
        remove: [],
      }),
    );
    const before = await folderContents(notebook.folder);
    disk.room = 100;
    const written = await host.api.writeIndex({
      segments: [{ name: 'b', bytes: new Uint8Array(500) }],
      manifest: new Uint8Array([2]),
      remove: ['a'],
    });
    expect(codeOf(written)).toBe('disk-full');
    expect(await folderContents(notebook.folder)).toEqual(before);
    disk.room = Number.POSITIVE_INFINITY;
    await host.close();
  });

  it('is flushed once for many commands that come at the same time', async () => {
    const host = await notebook.open({ files: disk.files });
    valueOf(await host.api.append(annotateRequest(0)));
    disk.flushes = 0;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) => host.api.append(annotateRequest(number))),
    );
    answers.forEach(valueOf);
    expect(disk.flushes).toBeLessThanOrEqual(2);
    await host.close();
  });
});
