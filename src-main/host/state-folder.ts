import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the program keeps what belongs to this machine and to no notebook (device ids, browser profiles, the remembered
 * port): FLORILEGIUM_STATE, else XDG_STATE_HOME or ~/.local/state on Linux, %LOCALAPPDATA% on Windows,
 * ~/Library/Application Support on macOS.
 */
export function defaultStateFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  const chosen = environment['FLORILEGIUM_STATE'];
  if (chosen) return chosen;
  if (platform === 'win32') {
    return join(environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Florilegium');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Florilegium');
  return join(environment['XDG_STATE_HOME'] || join(home, '.local', 'state'), 'florilegium');
}
