import type { IpcMain, WebFrameMain } from 'electron';
import { appError } from '../../src-core/base/error-code.ts';
import { failure } from '../../src-core/base/result.ts';
import { callHost } from '../../src-core/contract/guard-host.ts';
import type { HostApi } from '../../src-core/contract/host-api.ts';
import { APP_ORIGIN } from './app-address.ts';
import { HOST_CHANNEL } from './host-channel-name.ts';

/** Answers the page's calls, and nobody else's: the sender must be the main frame of our own page. */
export function serveHostChannel(ipcMain: IpcMain, api: HostApi): void {
  ipcMain.handle(HOST_CHANNEL, (event, method: unknown, request: unknown) => {
    if (!isOwnPage(event.senderFrame)) {
      return failure(appError('request-invalid', { reason: 'unknown sender' }));
    }
    return callHost(api, String(method), request);
  });
}

function isOwnPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN;
}
