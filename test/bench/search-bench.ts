import { cpus, loadavg } from 'node:os';
import { sharedData } from '../shared-data.ts';
import type { BenchOptions } from './bench.ts';
import { benchQueries, type BenchQuery, QUERY_CLASSES } from './bench-queries.ts';
import { measureIndexMemory } from './index-memory.ts';
import { seededRandom } from './random.ts';
import { reutersArticles } from './reuters.ts';
import { FlexSearchPeer, LunrPeer, MiniSearchPeer, OramaPeer } from './object-peers.ts';
import { Fts5Peer, LIMIT, OurPeer, type Peer } from './search-peers.ts';
import { type BenchArticle, seededCorpus } from './seeded-corpus.ts';
import { xapianFigures } from './xapian-peer.ts';

const SEED = 42;
const QUERIES = 300;
const BATCH = 1000;
const ROUNDS = 5;
/** Queries a peer answers in a row. */
const TURN = 25;
/** Engines that hold everything as objects are asked on a smaller corpus. */
const SMALL = 5000;

interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** A row of the table, and what the ratios are made of. */
interface Row {
  readonly name: string;
  /** Milliseconds by query; NaN where it has none. */
  readonly times: readonly number[];
  readonly buildPerSecond: number;
  readonly bytes: number;
}

/**
 * Ours against SQLite FTS5 on the seeded corpus and on Reuters-21578, engines of objects on a smaller one;
 * Xapian on the seeded corpus where it is asked for.
 */
export async function searchBench({ articles, xapian, alone }: BenchOptions): Promise<object> {
  console.log(`machine: ${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)}`);
  const seeded = await compare(
    `seeded, ${articles} articles`,
    () => seededCorpus(articles, SEED),
    alone ? [] : [() => new Fts5Peer()],
    xapian,
  );
  if (alone) return { articles, load: loadavg()[0], seeded };
  const small = await compare(
    `seeded, ${Math.min(articles, SMALL)} articles`,
    () => seededCorpus(Math.min(articles, SMALL), SEED),
    [
      () => new Fts5Peer(),
      () => new MiniSearchPeer(),
      () => new LunrPeer(),
      () => new FlexSearchPeer(),
      () => new OramaPeer(),
    ],
    false,
  );
  const folder = sharedData('reuters21578', 'sgm');
  const reuters =
    folder === null
      ? null
      : await compare('Reuters-21578', () => reutersCorpus(folder), [() => new Fts5Peer()], false);
  return { articles, load: loadavg()[0], seeded, small, reuters };
}

function* reutersCorpus(folder: string): Generator<BenchArticle> {
  let number = 0;
  for (const { title, text } of reutersArticles(folder)) yield { id: String(number++), title, text };
}

async function compare(
  name: string,
  corpus: () => Iterable<BenchArticle>,
  makers: readonly (() => Peer)[],
  xapian: boolean,
): Promise<object> {
  console.log(`\n${name}`);
  const sample: BenchArticle[] = [];
  let number = 0;
  for (const article of corpus()) if (number++ % 20 === 0 || number < 3000) sample.push(article);
  const queries = benchQueries(sample, QUERIES, SEED);
  const warmingSample = sample.slice(0, 2000);
  sample.length = 0;
  const ours = new OurPeer();
  const peers: Peer[] = [ours, ...makers.map((make) => make())];
  const rates: number[] = [];
  for (const peer of peers) rates.push(await build(peer, corpus()));
  await ours.reopen(queries[2] as BenchQuery);
  // others than those that are measured
  const warming = benchQueries(warmingSample, QUERY_CLASSES.length, SEED + 1);
  const times = await measure(peers, queries, warming);
  const rows: Row[] = peers.map((peer, index) => ({
    name: peer.name,
    times: times[index] as readonly number[],
    buildPerSecond: Math.round(rates[index] as number),
    bytes: peer.bytes(),
  }));
  const other = xapian ? xapianFigures(corpus(), queries, LIMIT, ROUNDS) : null;
  if (other !== null)
    rows.push({ name: 'xapian', ...other, buildPerSecond: Math.round(other.buildPerSecond) });
  const types = ['mixed', ...QUERY_CLASSES] as const;
  /** Of the queries that the other engine has, too. */
  const part = (row: Row, type: string, other = row): Figures =>
    figures(
      row.times.filter(
        (time, query) =>
          (type === 'mixed' || queries[query]?.type === type) &&
          !Number.isNaN(time) &&
          !Number.isNaN(other.times[query]),
      ),
    );
  console.log('engine        class     p50 ms   p95 ms   p99 ms | articles/CPU s    MB');
  for (const row of rows) {
    for (const type of types) {
      if (Number.isNaN(part(row, type).p50)) continue;
      const tail = `${String(row.buildPerSecond).padStart(10)} ${(row.bytes / 1e6).toFixed(1).padStart(9)}`;
      const cells = cellsOf(part(row, type));
      console.log(`${row.name.padEnd(13)} ${type.padEnd(8)} ${cells}${type === 'mixed' ? ` | ${tail}` : ''}`);
    }
  }
  const [best, ...others] = rows as [Row, ...Row[]];
  const ratios = others.map((row) => {
    const byClass = types
      .map((type) => ({ type, ...ratioOf(part(best, type, row), part(row, type)) }))
      .filter(({ p50 }) => !Number.isNaN(p50));
    const build = round(best.buildPerSecond / row.buildPerSecond);
    const bytes = round(best.bytes / row.bytes);
    console.log(`ratios to ${row.name}: build ${build} ×, bytes ${bytes}; by class p50, p95, p99:`);
    for (const ratio of byClass) console.log(`  ${ratio.type.padEnd(8)} ${cellsOf(ratio)}`);
    return { to: row.name, build, bytes, byClass };
  });
  const memory = measureIndexMemory(
    ours.folder,
    queries.map((query) => query.ours),
  );
  console.log(
    `opened and first answer in ${Math.round(ours.openAndFirst)} ms here, ${memory.openAndFirstMs} ms in a new process ` +
      `(${ours.segments} segments); memory ${memory.asked - memory.empty} MB over the ${memory.empty} MB without an index; ` +
      `longest merge step ${Math.round(ours.slowestMergeStep)} ms; load ${loadavg()[0]?.toFixed(2)}`,
  );
  for (const peer of peers) peer.close();
  const report = rows.map((row) => ({
    ...part(row, 'mixed'),
    name: row.name,
    buildPerSecond: row.buildPerSecond,
    bytes: row.bytes,
  }));
  return { report, ratios, memory };
}

function ratioOf(mine: Figures, other: Figures): Figures {
  return {
    p50: round(mine.p50 / other.p50),
    p95: round(mine.p95 / other.p95),
    p99: round(mine.p99 / other.p99),
  };
}

/** Articles per second of processor time (all threads), without the time to make them up. */
async function build(peer: Peer, corpus: Iterable<BenchArticle>): Promise<number> {
  let spent = 0;
  let count = 0;
  const clock = (): number => process.cpuUsage().user / 1000;
  let batch: BenchArticle[] = [];
  const flush = (): void => {
    const start = clock();
    peer.add(batch);
    spent += clock() - start;
    count += batch.length;
    batch = [];
  };
  for (const article of corpus) if (batch.push(article) === BATCH) flush();
  flush();
  const start = clock();
  await peer.finish();
  spent += clock() - start;
  return (count / spent) * 1000;
}

/**
 * Milliseconds of each query for each peer: the best of rounds in which the peers take turns, so that a busy machine
 * disturbs less. Queries come in no order of their classes, and several in a turn: else each would be measured with the
 * processor's caches full of what the other engine, or always the same class, just read.
 */
async function measure(
  peers: readonly Peer[],
  queries: readonly BenchQuery[],
  warming: readonly BenchQuery[],
): Promise<number[][]> {
  const best = peers.map(() => queries.map(() => NaN));
  const order = shuffled(queries.length);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const peer of peers) await peer.beforeRound?.(warming);
    for (let from = 0; from < order.length; from += TURN) {
      peers.forEach((peer, index) => {
        const times = best[index] as number[];
        for (const number of order.slice(from, from + TURN)) {
          const start = performance.now();
          const hits = peer.search(queries[number] as BenchQuery);
          const taken = performance.now() - start;
          // the first round warms caches and compilers
          if (round > 0 && hits !== null && !(taken >= (times[number] as number))) times[number] = taken;
        }
      });
    }
  }
  return best;
}

function shuffled(count: number): number[] {
  const random = seededRandom(SEED);
  const list = Array.from({ length: count }, (_, index) => index);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other] as number, list[at] as number];
  }
  return list;
}

function figures(times: readonly number[]): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { p50: round(at(0.5)), p95: round(at(0.95)), p99: round(at(0.99)) };
}

function cellsOf({ p50, p95, p99 }: Figures): string {
  return [p50, p95, p99].map((value) => value.toFixed(3).padStart(8)).join(' ');
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
