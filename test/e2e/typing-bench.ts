import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { seededCorpus } from '../bench/seeded-corpus.ts';
import { launchApp } from './launch-app.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SEED = 42;
const FILES = 20;
/** Milliseconds between two keys of a fast typist. */
const KEY_PAUSE = 120;
const WORDS = ['brea', 'cea the', 'thing', 'sting', 'nouse', 'flain', '"cea the"', 'drai* the'];

/** Milliseconds from pressing a key until its results are painted, of all keys. */
interface Keystrokes {
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  readonly keys: number;
}

/**
 * Types into the search box of the real window, in a notebook of so many seeded articles: from the key to the frame that
 * shows its results. With FLORILEGIUM_BENCH_NOTEBOOK the notebook is kept there and used again.
 */
export async function typingBench(articles: number): Promise<object> {
  console.log(`machine: ${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)}`);
  const kept = process.env['FLORILEGIUM_BENCH_NOTEBOOK'];
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'florilegium-typing-')));
  const notebookFolder = join(folder, 'notebook');
  if (!existsSync(notebookFolder)) await importCorpus(folder, notebookFolder, articles);
  const opened = performance.now();
  const app = await launchApp('loopback', { notebookFolder });
  const box = app.page.getByRole('combobox', { name: 'Search articles, notes and topics' });
  await box.waitFor({ timeout: 600_000 });
  // the last session's query is restored
  await box.fill('');
  await app.page.getByRole('option').first().waitFor({ timeout: 600_000 });
  const openMs = Math.round(performance.now() - opened);
  await app.page.getByText(/Rebuilding/).waitFor({ state: 'detached', timeout: 600_000 });
  await watchKeys(app.page);
  await box.focus();
  const cold = await typeWords(app.page, WORDS);
  const warm = await typeWords(app.page, WORDS);
  await app.close();
  if (kept === undefined) await rm(folder, { recursive: true });
  const memory = { cold, warm };
  for (const [name, { p50, p95, longest, keys }] of Object.entries(memory))
    console.log(
      `${name}: key to painted results p50 ${p50} ms, p95 ${p95} ms, longest ${longest} ms (${keys} keys, ${articles} articles)`,
    );
  console.log(`first rows ${openMs} ms after the start; load ${loadavg()[0]?.toFixed(2)}`);
  return { articles, load: loadavg()[0], openMs, cold, warm };
}

/** Imports the corpus through the command line, as JSON lines in a few files. */
async function importCorpus(folder: string, notebookFolder: string, articles: number): Promise<void> {
  const source = join(folder, 'corpus');
  await mkdir(source, { recursive: true });
  const corpus = seededCorpus(articles, SEED)[Symbol.iterator]();
  for (let file = 0; file < FILES; file += 1) {
    const out = createWriteStream(join(source, `${file}.jsonl`));
    for (let line = 0; line < Math.ceil(articles / FILES); line += 1) {
      const next = corpus.next();
      if (next.done === true) break;
      const { id, title, text } = next.value;
      if (!out.write(`${JSON.stringify({ _id: id, title, text })}\n`)) await once(out, 'drain');
    }
    out.end();
    await once(out, 'close');
  }
  await writeFile(join(folder, 'README'), `${articles} seeded articles\n`);
  const cli = join(ROOT, 'src-main', 'cli', 'florilegium.ts');
  const run = spawn(process.execPath, [cli, 'import', notebookFolder, source], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(run, 'exit')) as [number];
  await rm(source, { recursive: true });
  if (code !== 0) throw new Error(`the import ended with ${code}`);
}

interface KeyWatch {
  /** Milliseconds of keys whose results are on screen. */
  times: number[];
  /** Text of the box whose results are waited for. */
  wanted: string | null;
}

/** Lets the page note, for each key, when the list shows what was run for the text in the box. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch: KeyWatch = { times: [], wanted: null };
    (globalThis as unknown as { keyWatch: KeyWatch }).keyWatch = watch;
    let pressed = 0;
    const box = document.querySelector('input[inputmode="search"]') as HTMLInputElement;
    box.addEventListener('keydown', (event) => {
      pressed = event.timeStamp;
    });
    box.addEventListener('input', () => {
      watch.wanted = box.value.trim();
    });
    const pane = document.querySelector('[data-list-pane]') as HTMLElement;
    const look = (): void => {
      if (watch.wanted === null || pane.dataset['query']?.trim() !== watch.wanted) return;
      watch.wanted = null;
      const start = pressed;
      requestAnimationFrame(() => {
        // a message comes after the frame has been drawn
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => watch.times.push(performance.now() - start));
        port1.start();
        port2.postMessage(null);
      });
    };
    new MutationObserver(look).observe(pane, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
}

async function typeWords(page: Page, words: readonly string[]): Promise<Keystrokes> {
  await page.evaluate(() => {
    (globalThis as unknown as { keyWatch: KeyWatch }).keyWatch.times = [];
  });
  let typed = 0;
  for (const word of words) {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.waitForTimeout(400);
    for (const key of word) {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      typed += 1;
      await page.waitForTimeout(KEY_PAUSE);
    }
    await page.waitForTimeout(600);
  }
  const times = await page.evaluate(() => (globalThis as unknown as { keyWatch: KeyWatch }).keyWatch.times);
  const sorted = times.map((time) => Math.round(time)).toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), longest: at(1), keys: typed };
}
