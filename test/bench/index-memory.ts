import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SearchIndex } from '../../src-core/search/search-index.ts';

/** Resident megabytes of a process that holds the engine: empty, and with an index that has answered queries. */
export interface IndexMemory {
  readonly empty: number;
  readonly asked: number;
  /** Milliseconds from the start of opening to the first answer. */
  readonly openAndFirstMs: number;
}

const QUERIES = 'queries.json';

/** Opens the index of a folder (manifest and segments) in a process of its own and asks it everything. */
export function measureIndexMemory(folder: string, queries: readonly string[]): IndexMemory {
  writeFileSync(join(folder, QUERIES), JSON.stringify(queries));
  const run = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), folder], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`memory: ${run.stderr}`);
  return JSON.parse(run.stdout) as IndexMemory;
}

async function measureHere(folder: string): Promise<IndexMemory> {
  const queries = JSON.parse(readFileSync(join(folder, QUERIES), 'utf8')) as string[];
  ask(SearchIndex.create(), queries.slice(0, 20));
  const empty = resident();
  const start = performance.now();
  const opened = await SearchIndex.open(readFileSync(join(folder, 'manifest')), (name) =>
    Promise.resolve(readFileSync(join(folder, name))),
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  ask(opened.value, queries.slice(0, 1));
  const openAndFirstMs = Math.round(performance.now() - start);
  ask(opened.value, queries);
  return { empty, asked: resident(), openAndFirstMs };
}

function ask(index: SearchIndex, queries: readonly string[]): void {
  const kinds = ['article', 'annotation', 'topic'] as const;
  for (const query of queries)
    index.search({ query, offset: 0, limit: 20, sort: 'relevance', kinds: [...kinds], anyWord: false });
}

function resident(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return Math.round(process.memoryUsage.rss() / 1e6);
}

const folder = process.argv[2];
if (process.argv[1] === fileURLToPath(import.meta.url) && folder !== undefined && existsSync(folder))
  console.log(JSON.stringify(await measureHere(folder)));
