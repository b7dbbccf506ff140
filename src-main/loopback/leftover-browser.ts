import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Ends a browser that still holds our profile. It can only be one whose host is gone: the notebook's lock lets one
 * host at a time come here. Left running, it would take the new window over with rules for a port that is dead.
 * On Windows the browser ends with the broken pipe, so there is nothing to look for.
 */
export async function endLeftoverBrowser(profileFolder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const pid = await lockHolder(profileFolder);
  if (pid === null || !(await commandOf(pid)).includes(profileFolder)) return;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    signalProcess(pid, signal);
    for (let waited = 0; waited < 3_000; waited += 50) {
      if (!signalProcess(pid, 0)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Chromium's SingletonLock is a link to "host-pid" of the browser that uses the profile. */
async function lockHolder(profileFolder: string): Promise<number | null> {
  try {
    const target = await readlink(join(profileFolder, 'SingletonLock'));
    const separator = target.lastIndexOf('-');
    if (target.slice(0, separator) !== hostname()) return null;
    const pid = Number.parseInt(target.slice(separator + 1), 10);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

/** Command line of a process, empty when there is none: pids are used again, and we end only what is ours. */
async function commandOf(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return (await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)])).stdout;
  } catch {
    return '';
  }
}

/** False when the process is gone. */
function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
