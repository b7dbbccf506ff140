import { cpus, loadavg } from 'node:os';
import { sharedData } from '../shared-data.ts';
import type { BenchOptions } from './bench.ts';
import { benchQueries, type BenchQuery, QUERY_CLASSES } from './bench-queries.ts';
import { reutersArticles } from './reuters.ts';
import { Fts5Peer, LunrPeer, MiniSearchPeer, OurPeer, type Peer } from './search-peers.ts';
import { type BenchArticle, seededCorpus } from './seeded-corpus.ts';

const SEED = 42;
const QUERIES = 300;
const BATCH = 1000;
const ROUNDS = 5;
/** Engines that hold everything as objects are asked on a smaller corpus. */
const SMALL = 5000;

interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Ours against SQLite FTS5 on the seeded corpus and on Reuters-21578, MiniSearch and lunr on a smaller one. */
export async function searchBench({ articles }: BenchOptions): Promise<object> {
  console.log(`machine: ${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)}`);
  const seeded = await compare(`seeded, ${articles} articles`, () => seededCorpus(articles, SEED), [
    () => new Fts5Peer(),
  ]);
  const small = await compare(
    `seeded, ${Math.min(articles, SMALL)} articles`,
    () => seededCorpus(Math.min(articles, SMALL), SEED),
    [() => new Fts5Peer(), () => new MiniSearchPeer(), () => new LunrPeer()],
  );
  const folder = sharedData('reuters21578', 'sgm');
  const reuters =
    folder === null
      ? null
      : await compare('Reuters-21578', () => reutersCorpus(folder), [() => new Fts5Peer()]);
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
): Promise<object> {
  console.log(`\n${name}`);
  const sample: BenchArticle[] = [];
  let number = 0;
  for (const article of corpus()) if (number++ % 20 === 0 || number < 3000) sample.push(article);
  const queries = benchQueries(sample, QUERIES, SEED);
  sample.length = 0;
  const ours = new OurPeer();
  const peers: Peer[] = [ours, ...makers.map((make) => make())];
  const rates: number[] = [];
  for (const peer of peers) rates.push(await build(peer, corpus()));
  await ours.reopen(queries[2] as BenchQuery);
  const times = measure(peers, queries);
  const report: Record<string, object> = {};
  console.log('engine        class     p50 ms   p95 ms   p99 ms | articles/CPU s    MB');
  peers.forEach((peer, index) => {
    const mine = times[index] as readonly number[];
    const all = figures(mine);
    const bytes = peer.bytes();
    report[peer.name] = { ...all, buildPerSecond: Math.round(rates[index] as number), bytes };
    for (const type of ['mixed', ...QUERY_CLASSES]) {
      const part = type === 'mixed' ? all : figures(mine.filter((_, query) => queries[query]?.type === type));
      const tail =
        type === 'mixed'
          ? ` | ${Math.round(rates[index] as number)
              .toString()
              .padStart(10)} ${(bytes / 1e6).toFixed(1).padStart(9)}`
          : '';
      console.log(`${peer.name.padEnd(13)} ${type.padEnd(8)} ${row(part)}${tail}`);
    }
  });
  const best = report[ours.name] as Figures & { buildPerSecond: number; bytes: number };
  const ratios = peers.slice(1).map((peer) => {
    const other = report[peer.name] as Figures & { buildPerSecond: number; bytes: number };
    const ratio = {
      to: peer.name,
      p50: round(best.p50 / other.p50),
      p95: round(best.p95 / other.p95),
      p99: round(best.p99 / other.p99),
      build: round(best.buildPerSecond / other.buildPerSecond),
      bytes: round(best.bytes / other.bytes),
    };
    console.log(
      `ratio to ${peer.name}: p50 ${ratio.p50}, p95 ${ratio.p95}, p99 ${ratio.p99}, build ${ratio.build} ×, bytes ${ratio.bytes}`,
    );
    return ratio;
  });
  console.log(
    `opened and first answer in ${Math.round(ours.openAndFirst)} ms (${ours.segments} segments); ` +
      `longest merge step ${Math.round(ours.slowestMergeStep)} ms; load ${loadavg()[0]?.toFixed(2)}`,
  );
  for (const peer of peers) peer.close();
  return { ...report, ratios, openAndFirstMs: Math.round(ours.openAndFirst) };
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

/** Milliseconds of each query for each peer: the best of rounds in which the peers take turns, so that a busy machine disturbs less. */
function measure(peers: readonly Peer[], queries: readonly BenchQuery[]): number[][] {
  const samples = peers.map(() => queries.map((): number[] => []));
  for (let round = 0; round <= ROUNDS; round += 1) {
    queries.forEach((query, number) => {
      peers.forEach((peer, index) => {
        const start = performance.now();
        peer.search(query);
        // the first round warms caches and compilers
        if (round > 0) samples[index]?.[number]?.push(performance.now() - start);
      });
    });
  }
  return samples.map((byQuery) => byQuery.map((times) => Math.min(...times)));
}

function figures(times: readonly number[]): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { p50: round(at(0.5)), p95: round(at(0.95)), p99: round(at(0.99)) };
}

function row({ p50, p95, p99 }: Figures): string {
  return [p50, p95, p99].map((value) => value.toFixed(3).padStart(8)).join(' ');
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
