/** Scheme of the app's own pages; a standard, secure scheme with an origin of its own. */
export const APP_SCHEME = 'app';

/** Origin of the app's page: all that may call the host. */
export const APP_ORIGIN = 'app://notebook';

/** The one page. */
export const APP_PAGE = `${APP_ORIGIN}/`;

/** Whether an address is the page itself, at whatever place in it. */
export function isAppPage(address: string): boolean {
  const [page] = address.split('#');
  return page === APP_PAGE;
}

/** Whether a request stays inside the app: its own files, objects the page made, and pictures written as data. */
export function isInsideApp(address: string, resourceType: string): boolean {
  if (address.startsWith(APP_PAGE) || address.startsWith(`blob:${APP_PAGE}`)) return true;
  return resourceType === 'image' && address.startsWith('data:');
}
