import { afterAll } from 'vitest';
import type { HostApi } from '../../../src-core/contract/host-api.ts';
import { buildHostApi } from '../../../src-renderer/host/build-host-api.ts';
import '../../../src-renderer/host/electron-host.ts';
import { type ConformingHost, describeHostConformance } from '../../src-core/contract/host-conformance.ts';
import { launchElectronDouble } from '../../doubles/electron-double/launch-electron-double.ts';
import { createFixtureApp } from '../../doubles/fixture-app.ts';

/** A new app on an empty notebook. */
async function startHost(): Promise<ConformingHost> {
  const fixture = await createFixtureApp();
  let close = async (): Promise<void> => {};

  async function open(): Promise<HostApi> {
    await close();
    const app = await launchElectronDouble({
      appFolder: fixture.appFolder,
      args: [fixture.notebookFolder],
      env: { FLORILEGIUM_STATE: fixture.stateFolder },
    });
    close = () => app.close();
    // The user always chooses the same folder.
    await app.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
    }, `${fixture.stateFolder}-exports`);
    const page = await app.firstWindow();
    return buildHostApi((method, request) =>
      page.evaluate(([name, asked]) => window.florilegiumHost?.call(name, asked), [method, request] as const),
    );
  }

  return {
    api: await open(),
    reopen: open,
    async close() {
      await close();
      await fixture.remove();
    },
  };
}

// Each test has an app of its own, and starting one takes longer than the test: the next one starts meanwhile.
let next: Promise<ConformingHost> | null = null;

describeHostConformance("Electron's IPC, on the double", async () => {
  const host = await (next ?? startHost());
  next = startHost();
  // One that does not start fails the test that asks for it.
  next.catch(() => undefined);
  return host;
});

afterAll(async () => {
  await (await next)?.close();
});
