import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { HostRequest } from '../../../src-core/contract/host-api.ts';
import { openNotebookHost } from '../../../src-main/host/open-notebook-host.ts';
import { verifyNotebook } from '../../../src-main/host/verify-notebook.ts';
import { readAll, valueOf } from '../../src-core/contract/host-conformance.ts';
import { annotateRequest, importRequest } from '../../src-core/contract/sample-requests.ts';
import { temporaryNotebook } from './temporary-notebook.ts';
import { volatileDisk } from './volatile-disk.ts';

it('a power cut right after an acknowledgement, which takes all that was not flushed, leaves the transaction whole', async () => {
  const notebook = await temporaryNotebook();
  onTestFinished(() => notebook.remove());
  const disk = volatileDisk();
  const host = await notebook.open({ files: disk.files, fileBytes: 6000 });
  const requests: readonly HostRequest<'append'>[] = [
    importRequest(1, 3),
    annotateRequest(1),
    importRequest(10, 4),
    annotateRequest(2),
    importRequest(20, 6),
    importRequest(30, 1),
    annotateRequest(3),
  ];
  const acknowledged: unknown[] = [];
  for (const request of requests) {
    acknowledged.push(valueOf(await host.api.append(request)).transaction);
    const left = join(notebook.root, 'left');
    await rm(left, { recursive: true, force: true });
    await disk.cutPower(notebook.root, left);
    const folder = join(left, basename(notebook.folder));
    expect(valueOf(await verifyNotebook(folder)).findings).toEqual([]);
    await rm(join(folder, 'LOCK'), { force: true });
    const again = valueOf(await openNotebookHost({ folder, stateFolder: notebook.stateFolder }));
    expect(await readAll(again.api)).toEqual(acknowledged);
    await again.close();
  }

  const bytes = new Uint8Array([1, 2, 3]);
  valueOf(await host.api.writeIndex({ segments: [{ name: 'a.seg', bytes }], manifest: bytes, remove: [] }));
  valueOf(await host.api.saveFiles({ folderName: 'Thema', files: [{ path: 'tief/a.md', text: 'ä' }] }));
  const left = join(notebook.root, 'last');
  await disk.cutPower(notebook.root, left);
  const folder = join(left, basename(notebook.folder));
  const again = valueOf(await openNotebookHost({ folder, stateFolder: notebook.stateFolder }));
  expect(valueOf(await again.api.readIndexManifest({})).files).toEqual([{ name: 'a.seg', bytes: 3 }]);
  expect([...valueOf(await again.api.readSegment({ name: 'a.seg', start: 0, end: -1 })).bytes]).toEqual([
    1, 2, 3,
  ]);
  await again.close();
  await host.close();
});
