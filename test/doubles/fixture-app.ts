import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NONCE_PLACEHOLDER } from '../../src-main/shell/security-headers.ts';

const OUT = join(import.meta.dirname, '..', '..', 'out');

/** A folder like out/ with a page of the test's own, and places for notebook and state beside it. */
export interface FixtureApp {
  readonly appFolder: string;
  readonly notebookFolder: string;
  readonly stateFolder: string;
  remove(): Promise<void>;
}

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>fixture</title>
<meta property="csp-nonce" nonce="${NONCE_PLACEHOLDER}"><script type="module" src="./assets/page.js"></script></head>
<body><p id="inline">inline scripts do not run</p><script>document.getElementById('inline').textContent = 'ran';</script></body></html>`;

// In its first line the page looks for the host: what the preload exposes must be there by then.
const SCRIPT = `window.hostAtStart = typeof window.florilegiumHost;
try { window.evalSaid = new Function('return "ran"')(); } catch (error) { window.evalSaid = error.name; }
const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
worker.onmessage = ({ data }) => { window.workerSaid = data; };`;

const WORKER = `import { sentence } from './sentence.js'; postMessage(sentence);`;

/** Puts the built main and preload bundles beside a page that probes its surroundings. */
export async function createFixtureApp(): Promise<FixtureApp> {
  if (!existsSync(join(OUT, 'main', 'main.js')))
    throw new Error('out/ is missing: run "npm run build" first');
  const folder = await mkdtemp(join(tmpdir(), 'florilegium-fixture-'));
  const appFolder = join(folder, 'app');
  await cp(join(OUT, 'main'), join(appFolder, 'main'), { recursive: true });
  await cp(join(OUT, 'preload'), join(appFolder, 'preload'), { recursive: true });
  await writeFile(join(appFolder, 'package.json'), '{ "type": "module" }');
  const assets = join(appFolder, 'renderer', 'assets');
  await mkdir(assets, { recursive: true });
  await writeFile(join(appFolder, 'renderer', 'index.html'), PAGE);
  await writeFile(join(assets, 'page.js'), SCRIPT);
  await writeFile(join(assets, 'worker.js'), WORKER);
  await writeFile(join(assets, 'sentence.js'), `export const sentence = 'a module of the worker';`);
  return {
    appFolder,
    notebookFolder: join(folder, 'notebook'),
    stateFolder: join(folder, 'state'),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
