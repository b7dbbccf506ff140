import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The machine as far as looking for a browser concerns it. */
export interface BrowserSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether a path is a file that can be run. */
  readonly isProgram: (path: string) => boolean;
}

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
/** Where distributions and snaps put programs that are missing from a bare PATH. */
const LINUX_FOLDERS = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/opt/microsoft/msedge',
];

const MAC_APPLICATIONS = ['Chromium', 'Google Chrome', 'Microsoft Edge'];

const WINDOWS_PROGRAMS = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * Path of the first Chromium, Chrome or Edge there is, or null. FLORILEGIUM_CHROMIUM wins; when it names no
 * program, the answer is null rather than another browser than the one asked for.
 */
export function findChromium(surroundings: BrowserSurroundings = thisMachine()): string | null {
  const { environment, isProgram } = surroundings;
  const chosen = environment['FLORILEGIUM_CHROMIUM'];
  if (chosen) return isProgram(chosen) ? chosen : null;
  return candidates(surroundings).find(isProgram) ?? null;
}

function candidates({ platform, environment }: BrowserSurroundings): string[] {
  if (platform === 'darwin') {
    const roots = ['/Applications', join(environment['HOME'] ?? '/', 'Applications')];
    return roots.flatMap((root) =>
      MAC_APPLICATIONS.map((name) => join(root, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => environment[name]);
    return WINDOWS_PROGRAMS.flatMap((parts) => roots.flatMap((root) => (root ? [join(root, ...parts)] : [])));
  }
  const folders = [...(environment['PATH'] ?? '').split(delimiter).filter(Boolean), ...LINUX_FOLDERS];
  // By name first: a Chromium anywhere is taken before a Chrome that happens to stand earlier in PATH.
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function thisMachine(): BrowserSurroundings {
  return { platform: process.platform, environment: process.env, isProgram };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
