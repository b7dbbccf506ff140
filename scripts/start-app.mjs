import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { electronRuntime } from './electron-runtime.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { handOver, PlainFailure, projectNode, projectRoot, runScript, say } from './project.mjs';

const HELP = `Usage: npm start [-- [OPTIONS] [NOTEBOOK_FOLDER]]

Opens a notebook; without a folder the one in ~/Documents/Florilegium. A new or empty folder becomes a new notebook.
The first start installs the packages and builds the app; later ones do only what has changed.

Options:
  --serve         print a one-time address for a browser of your own instead of opening a window
  --port NUMBER   with --serve: listen on this port of 127.0.0.1
  --watch FOLDER  in a browser window: the folder that the notebook may watch (it is switched on in the settings)
  --browser       open a Chromium window even when Electron is there
  --help          print this

Environment:
  FLORILEGIUM_CHROMIUM  the Chromium, Chrome or Edge to use
  FLORILEGIUM_STATE     folder for browser profiles instead of the system's usual place
`;

const OPTIONS = {
  serve: { type: 'boolean', default: false },
  port: { type: 'string' },
  watch: { type: 'string' },
  browser: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

/** `npm start`: installs, builds and opens what is missing, and says so. */
export function startApp() {
  return runScript(async () => {
    const { values, positionals } = readArguments(process.argv.slice(2));
    if (values.help) {
      process.stdout.write(HELP);
      return 0;
    }
    await ensureInstalled();
    await ensureBuilt();
    const folder = positionals.map((path) => resolve(callersFolder(), path));
    const watch = values.watch ? ['--watch', resolve(callersFolder(), values.watch)] : [];
    if (values.serve)
      return openLoopback(['--serve', ...(values.port ? ['--port', values.port] : []), ...watch, ...folder]);

    if (!hasDisplay()) {
      throw new PlainFailure(
        'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set); "npm start -- --serve" prints a one-time address for a browser of your own.',
      );
    }
    const electron = values.browser ? null : electronRuntime();
    if (electron) {
      // Chromium's sandbox cannot run as root.
      const asRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
      return handOver(electron, [...asRoot, projectRoot, ...folder]);
    }
    if (!values.browser)
      say("Electron's runtime is not installed here; opening the same app in a Chromium window.");
    const chromium = await ensureChromium();
    return openLoopback([...watch, ...folder], { FLORILEGIUM_CHROMIUM: chromium });
  });
}

function readArguments(args) {
  try {
    const parsed = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    if (parsed.positionals.length > 1) throw new TypeError('Only one notebook folder can be opened');
    return parsed;
  } catch (error) {
    throw new PlainFailure(`${error.message.split('\n')[0]}; "npm start -- --help" shows what there is.`);
  }
}

/** npm runs scripts in the project's folder; a relative path means the folder the user is in. */
function callersFolder() {
  return process.env['INIT_CWD'] ?? process.cwd();
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

function openLoopback(args, env) {
  return handOver(projectNode, ['src-main/loopback/main.ts', ...args], { env });
}
