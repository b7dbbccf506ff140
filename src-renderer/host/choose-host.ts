import type { HostApi } from '../../src-core/contract/host-api.ts';
import { connectElectronHost } from './electron-host.ts';
import { connectLoopbackHost } from './loopback-host.ts';

/** The host of this window: Electron's when its preload ran, otherwise the one that served the page. */
export function chooseHost(): HostApi {
  return connectElectronHost() ?? connectLoopbackHost();
}
