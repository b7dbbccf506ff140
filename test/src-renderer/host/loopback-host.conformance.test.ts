import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostApi } from '../../../src-core/contract/host-api.ts';
import { openNotebookHost } from '../../../src-main/host/open-notebook-host.ts';
import { startLoopbackHost } from '../../../src-main/loopback/start-loopback-host.ts';
import { connectLoopbackHost } from '../../../src-renderer/host/loopback-host.ts';
import { describeHostConformance, valueOf } from '../../src-core/contract/host-conformance.ts';

/** The client's fetch, with what a browser adds to a call of its own page. */
async function letIn(address: string): Promise<typeof fetch> {
  const { origin } = new URL(address);
  const opened = await fetch(address);
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return (path, options) =>
    fetch(new URL(path as string, origin), {
      ...options,
      headers: {
        ...(options?.headers as Record<string, string>),
        origin,
        cookie,
        'sec-fetch-site': 'same-origin',
      },
    });
}

describeHostConformance('loopback HTTP', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'florilegium-conformance-'));
  const rendererFolder = join(folder, 'renderer');
  await mkdir(rendererFolder);
  await writeFile(join(rendererFolder, 'index.html'), '');
  let close = async (): Promise<void> => {};

  async function open(): Promise<HostApi> {
    await close();
    const notebook = valueOf(
      await openNotebookHost({ folder: join(folder, 'notebook'), stateFolder: join(folder, 'state') }),
    );
    const loopback = await startLoopbackHost({ api: notebook.api, rendererFolder });
    close = async () => {
      await loopback.close();
      await notebook.close();
    };
    return connectLoopbackHost(await letIn(loopback.address));
  }

  return {
    api: await open(),
    reopen: open,
    async close() {
      await close();
      await rm(folder, { recursive: true });
    },
  };
});
