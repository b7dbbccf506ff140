import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SegmentReader } from '../../src-core/search/page-loader.ts';
import { SearchIndex } from '../../src-core/search/search-index.ts';

/** Resident megabytes of a process that holds the engine: empty, and with an index that has answered queries. */
export interface IndexMemory {
  readonly empty: number;
  /** After the first answer. */
  readonly first: number;
  readonly asked: number;
  /** Megabytes of postings and positions that are loaded then. */
  readonly loaded: number;
  readonly openMs: number;
  /** Milliseconds from the start of opening to the first answer. */
  readonly openAndFirstMs: number;
  /** Milliseconds of queries that have to read what they need. */
  readonly coldP95Ms: number;
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
  await ask(SearchIndex.create(), queries.slice(0, 20));
  const empty = resident();
  const start = performance.now();
  const opened = await SearchIndex.openLazily(readFileSync(join(folder, 'manifest')), segmentsIn(folder));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const openMs = Math.round(performance.now() - start);
  await ask(opened.value, queries.slice(0, 1));
  const openAndFirstMs = Math.round(performance.now() - start);
  const first = resident();
  const times = await ask(opened.value, queries);
  const { loadedBytes } = opened.value;
  return {
    empty,
    first,
    asked: resident(),
    loaded: Math.round(loadedBytes / 1e6),
    openMs,
    openAndFirstMs,
    coldP95Ms: Math.round(times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0),
  };
}

/** Reads ranges of the files in a folder, as the host does. */
export function segmentsIn(folder: string): SegmentReader {
  return async (name, start, end) => {
    const file = await open(join(folder, name));
    try {
      const bytes = new Uint8Array((end === -1 ? (await file.stat()).size : end) - start);
      await file.read(bytes, 0, bytes.length, start);
      return bytes;
    } finally {
      await file.close();
    }
  };
}

/** Milliseconds of each. */
async function ask(index: SearchIndex, queries: readonly string[]): Promise<number[]> {
  const kinds = ['article', 'annotation', 'topic'] as const;
  const times: number[] = [];
  for (const query of queries) {
    const start = performance.now();
    const request = { query, offset: 0, limit: 20, sort: 'relevance', kinds, anyWord: false } as const;
    const answer = await index.ask(() => index.search(request));
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    times.push(performance.now() - start);
  }
  return times;
}

function resident(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return Math.round(process.memoryUsage.rss() / 1e6);
}

const folder = process.argv[2];
if (process.argv[1] === fileURLToPath(import.meta.url) && folder !== undefined && existsSync(folder))
  console.log(JSON.stringify(await measureHere(folder)));
