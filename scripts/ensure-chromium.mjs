import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlainFailure, projectNode, projectRoot, run, say } from './project.mjs';

/** Ten minutes for apt; longer means it hangs. */
const APT_SECONDS = '600';

/**
 * Path of a Chromium, Chrome or Edge; on Debian and Ubuntu Debian's `chromium` is installed when there is none and
 * we may do so without asking. Needs `ensureInstalled` before. Throws a PlainFailure that says what to install.
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  const chosen = process.env['FLORILEGIUM_CHROMIUM'];
  if (chosen)
    throw new PlainFailure(`FLORILEGIUM_CHROMIUM names ${chosen}, which is not a program that can be run.`);
  const apt = await aptCommand();
  if (apt) {
    say("No Chromium, Chrome or Edge was found. Installing Debian's chromium with apt-get (a few minutes) …");
    const installed = (await install(apt)) ? await findChromium() : null;
    if (installed) return installed;
    say('apt-get could not install chromium.');
  }
  throw new PlainFailure(whatToInstall(process.platform));
}

/** One sentence for the user of a platform without a Chromium. */
export function whatToInstall(platform) {
  if (platform === 'darwin' || platform === 'win32') {
    return 'Please install Google Chrome, Chromium or Microsoft Edge, or set FLORILEGIUM_CHROMIUM to the program; then run npm start again.';
  }
  return 'Please install Chromium (on Debian and Ubuntu: sudo apt-get install chromium), Google Chrome or Microsoft Edge, or set FLORILEGIUM_CHROMIUM to the program; then run npm start again.';
}

/** Asks the app's own finder, which is TypeScript and therefore needs the project's Node. */
async function findChromium() {
  const finder = pathToFileURL(join(projectRoot, 'src-main', 'loopback', 'find-chromium.ts')).href;
  const script = `import { findChromium } from ${JSON.stringify(finder)}; process.stdout.write(findChromium() ?? '');`;
  const { code, output } = await run(projectNode, ['--input-type=module', '-e', script], { quiet: true });
  if (code !== 0) throw new Error(output);
  return output.trim() === '' ? null : output.trim();
}

/** How to call apt-get with the rights it needs and without a password, or null. */
async function aptCommand() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return null;
  // `timeout` runs with the same rights as apt-get: we could not end a process of root.
  const limited = [
    'timeout',
    '--kill-after=10',
    APT_SECONDS,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
  ];
  if (process.getuid() === 0) return limited;
  if (!existsSync('/usr/bin/sudo')) return null;
  const { code } = await run('sudo', ['-n', 'true'], { quiet: true, timeout: 10_000 });
  return code === 0 ? ['sudo', '-n', ...limited] : null;
}

/** Tries with the package lists there are, then with fresh ones. */
async function install([command, ...prefix]) {
  const apt = async (...args) =>
    (await run(command, [...prefix, '-q', '-y', '-o', 'DPkg::Lock::Timeout=60', ...args], { quiet: true }))
      .code === 0;
  const chromium = ['install', '--no-install-recommends', 'chromium'];
  if (await apt(...chromium)) return true;
  return (await apt('update')) && (await apt(...chromium));
}
