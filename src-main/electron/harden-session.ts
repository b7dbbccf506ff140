import type { Session } from 'electron';
import { APP_ORIGIN, isAppPage, isInsideApp } from './app-address.ts';

/**
 * Nothing leaves the app and nothing is granted: requests, permissions, devices, downloads, spell-check dictionaries.
 * The one exception: the app's page may read the files and folders that the user chose, so that an import that a crash
 * ended goes on; it never writes them.
 */
export function hardenSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) =>
    answer({ cancel: !isInsideApp(url, resourceType) }),
  );
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isReading(permission, details) && isOwn(details.requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) => isReading(permission, details) && isOwn(origin),
  );
  // The browser keeps whole folders as Downloads from pages of the web; this page is the user's own program.
  session.on('file-system-access-restricted', (_event, { origin, isDirectory }, decide) =>
    decide(isOwn(origin) && isDirectory ? 'allow' : 'deny'),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // Chromium fetches its dictionaries from the network.
  session.setSpellCheckerEnabled(false);
}

/** Reading of what the user chose; a wish to write says so. */
function isReading(permission: string, asked: object | undefined): boolean {
  return (
    permission === 'fileSystem' &&
    asked !== undefined &&
    'fileAccessType' in asked &&
    asked.fileAccessType === 'readable'
  );
}

/** The app's page; origins may come with a slash at their end. */
function isOwn(address: string): boolean {
  return address === APP_ORIGIN || isAppPage(address);
}
