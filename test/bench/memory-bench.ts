import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededCorpus } from './seeded-corpus.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SEED = 42;
const PER_FOLDER = 1000;
/** Milliseconds between two looks at the memory. */
const INTERVAL = 50;

/** One import through the command line. */
export interface MemoryFigures {
  readonly articles: number;
  readonly seconds: number;
  readonly articlesPerSecond: number;
  /** MiB of the process with its worker threads, as the system counts them; null where it cannot be asked. */
  readonly peakMiB: number | null;
}

/** Imports so many saved pages into a new notebook, and asks the notebook for one of each thousand. */
export async function memoryBench(articles: number): Promise<MemoryFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'florilegium-import-'));
  try {
    const wanted = writePages(join(folder, 'pages'), articles);
    const notebook = join(folder, 'notebook');
    const started = performance.now();
    const { peakMiB } = await runCli(['import', notebook, join(folder, 'pages')]);
    const seconds = (performance.now() - started) / 1000;
    for (const word of wanted) {
      const { output } = await runCli(['search', notebook, word, '--json']);
      if (!output.includes(word)) throw new Error(`${word} was imported and is not found`);
    }
    return {
      articles,
      seconds: Math.round(seconds * 10) / 10,
      articlesPerSecond: Math.round(articles / seconds),
      peakMiB,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Pages as a browser saves them, with menu and footer around; answers words that stand in one of them each. */
export function writePages(folder: string, count: number): readonly string[] {
  const menu = Array.from({ length: 60 }, (_, at) => `<li><a href="/m${at}">Section ${at}</a></li>`).join('');
  const style = 'div.box > p { margin: 0 auto; color: rebeccapurple }\n'.repeat(200);
  const words: string[] = [];
  let at = 0;
  for (const { title, text } of seededCorpus(count, SEED)) {
    const inside = join(folder, String(Math.floor(at / PER_FOLDER)));
    mkdirSync(inside, { recursive: true });
    const word = `marker${at}x`;
    if (at % PER_FOLDER === PER_FOLDER - 1) words.push(word);
    const paragraphs = text
      .split(/(?<=\.) /u)
      .reduce<string[]>((all, sentence, index) => {
        if (index % 4 === 0) all.push(sentence);
        else all[all.length - 1] += ` ${sentence}`;
        return all;
      }, [])
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('\n');
    writeFileSync(
      join(inside, `page-${at}.html`),
      `<!doctype html><html lang="en"><head><title>${title} | The Paper</title><style>${style}</style></head><body>` +
        `<nav><ul>${menu}</ul></nav><main><article><h1>${title}</h1>${paragraphs}<p>It was called ${word} then.</p></article></main>` +
        `<footer><ul>${menu}</ul></footer></body></html>`,
    );
    at += 1;
  }
  return words;
}

async function runCli(
  args: readonly string[],
): Promise<{ readonly output: string; readonly peakMiB: number | null }> {
  const cli = join(ROOT, 'src-main', 'cli', 'florilegium.ts');
  const run = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let peak = 0;
  run.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const status = `/proc/${String(run.pid)}/status`;
  const look = (): void => {
    // The kernel keeps the highest value itself.
    const found = existsSync(status) ? /VmHWM:\s+(\d+) kB/u.exec(readStatus(status)) : null;
    if (found !== null) peak = Math.max(peak, Number(found[1]));
  };
  const timer = setInterval(look, INTERVAL);
  const [code] = (await once(run, 'close')) as [number];
  clearInterval(timer);
  if (code !== 0) throw new Error(`florilegium ${args[0] ?? ''} ended with ${code}`);
  return { output, peakMiB: peak === 0 ? null : Math.round(peak / 1024) };
}

function readStatus(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It ended in between.
    return '';
  }
}
