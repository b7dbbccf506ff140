import type { HostApi } from '../../src-core/contract/host-api.ts';
import { buildHostApi, type HostCall } from './build-host-api.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly florilegiumHost?: { readonly call: HostCall };
  }
}

/** The host behind Electron's IPC, or null where there is no Electron. */
export function connectElectronHost(): HostApi | null {
  const bridge = window.florilegiumHost;
  return bridge ? buildHostApi((method, request) => bridge.call(method, request)) : null;
}
