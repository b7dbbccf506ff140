import type { Session } from 'electron';
import { isInsideApp } from './app-address.ts';

/** Nothing leaves the app and nothing is granted: requests, permissions, devices, downloads, spell-check dictionaries. */
export function hardenSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) =>
    answer({ cancel: !isInsideApp(url, resourceType) }),
  );
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // Chromium fetches its dictionaries from the network.
  session.setSpellCheckerEnabled(false);
}
