/** Installs what package-lock.json lists, unless node_modules already is exactly that. */
export function ensureInstalled(): Promise<void>;
/** A sentence that says why `npm ci` must run, or null when node_modules is what the lockfile says. */
export function whyInstall(root: string, node: string): string | null;
