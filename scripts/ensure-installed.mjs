import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFailure, projectNode, projectRoot, run, say } from './project.mjs';

/** Installs what package-lock.json lists, unless node_modules already is exactly that. */
export async function ensureInstalled() {
  const reason = whyInstall(projectRoot, projectNode);
  if (reason === null) return;
  say(`${reason} Installing the packages of package-lock.json (a minute or two the first time) …`);
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = await runNpm(flags);
  if (code !== 0) {
    throw new PlainFailure(
      'npm could not install the packages; see its message above, and check the connection to the npm registry.',
    );
  }
  if (whyInstall(projectRoot, projectNode) !== null) {
    throw new PlainFailure('The packages are installed but incomplete; delete node_modules and try again.');
  }
}

/** A sentence that says why `npm ci` must run, or null when node_modules is what the lockfile says. */
export function whyInstall(root, node) {
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (installed === null || !existsSync(node)) return 'The packages are not installed yet.';
  const wanted = readLock(join(root, 'package-lock.json')) ?? {};
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const present = installed[path];
    // npm leaves out optional packages for other platforms.
    if (present === undefined && (entry.optional || entry.devOptional || entry.link)) continue;
    if (present?.version !== entry.version || present?.integrity !== entry.integrity) {
      return 'package-lock.json has changed.';
    }
  }
  return null;
}

/** The packages npm noted in a lockfile by their path (null = no such file). npm writes it last, so it also means "finished". */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/** Prefers the very npm that started us; on Windows npm is a .cmd file, which only a shell can start. */
function runNpm(args) {
  const own = process.env['npm_execpath'];
  if (own && /\.c?js$/.test(own) && existsSync(own)) return run(process.execPath, [own, ...args]);
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', args, { shell: windows });
}
