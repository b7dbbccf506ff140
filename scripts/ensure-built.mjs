import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFailure, projectNode, projectRoot, run, say } from './project.mjs';

const SOURCES = ['src-core', 'src-renderer', 'src-main', 'assets', 'electron.config.ts', 'package-lock.json'];
const PRODUCTS = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
const STAMP = join(projectRoot, '.cache', 'built-from');
const LOCK = join(projectRoot, '.cache', 'building');

/** Builds main, preload and renderer into out/, unless out/ was built from exactly these sources. True when it built. */
export async function ensureBuilt() {
  if (isBuilt()) return false;
  return withBuildLock(async () => {
    if (isBuilt()) return false;
    const sources = hashSources();
    say('Building the app …');
    const started = Date.now();
    rmSync(STAMP, { force: true });
    const electronVite = join(projectRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const { code, output } = await run(projectNode, [electronVite, 'build', '-c', 'electron.config.ts'], {
      quiet: true,
    });
    if (code !== 0)
      throw new PlainFailure(`${output.trim()}\nThe app could not be built; the messages above say where.`);
    writeFileSync(STAMP, sources);
    say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
    return true;
  });
}

/** Whether out/ is complete and was built from the sources as they are now. */
export function isBuilt() {
  if (!existsSync(STAMP) || !PRODUCTS.every((path) => existsSync(join(projectRoot, path)))) return false;
  return readFileSync(STAMP, 'utf8') === hashSources();
}

/** Names and contents, not times: a fresh checkout or a branch switched back and forth is no reason to build. */
function hashSources() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const full = join(projectRoot, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) visit(`${path}/${name}`);
    } else {
      hash.update(path).update('\0').update(readFileSync(full)).update('\0');
    }
  };
  for (const path of SOURCES) visit(path);
  return hash.digest('hex');
}

/** One build at a time: a start and a test run at once would write the same files. Waits up to five minutes. */
async function withBuildLock(work) {
  mkdirSync(join(projectRoot, '.cache'), { recursive: true });
  for (let waited = 0; !takeLock(); waited += 200) {
    if (waited === 0) say('Another build is running; waiting for it …');
    if (waited > 300_000) throw new PlainFailure(`Another build does not end; if none runs, delete ${LOCK}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** The lock is a file with the builder's pid; one whose process is gone is taken over. */
function takeLock() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = Number.parseInt(readOrEmpty(LOCK), 10);
  if (Number.isInteger(holder) && !isAlive(holder)) rmSync(LOCK, { force: true });
  return false;
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
