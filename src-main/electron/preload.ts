import { contextBridge, ipcRenderer } from 'electron';
import type { HostMethod } from '../../src-core/contract/host-api.ts';
import { HOST_CHANNEL } from './host-channel-name.ts';

/**
 * All that the page gets of Electron: one function. The host checks sender, method and request;
 * nothing is decided here, where a compromised page could reach it.
 */
contextBridge.exposeInMainWorld('florilegiumHost', {
  call: (method: HostMethod, request: unknown): Promise<unknown> =>
    ipcRenderer.invoke(HOST_CHANNEL, method, request),
});
