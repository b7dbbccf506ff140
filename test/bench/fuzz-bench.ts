import { loadavg } from 'node:os';
import type { IndexDocument } from '../../src-core/search/search-types.ts';
import { SearchIndex } from '../../src-core/search/search-index.ts';
import { randomQuery } from '../src-core/search/random-query.ts';
import type { BenchOptions } from './bench.ts';
import { seededRandom } from './random.ts';
import { type BenchArticle, seededCorpus } from './seeded-corpus.ts';

const SEED = 77;
const QUERIES = 10_000;
/** Milliseconds that no query may take. */
const LIMIT = 50;
/** Slower ones are asked again, since the machine does other things, too: the fastest of so many times counts. */
const DOUBTFUL = 25;
const AGAIN = 3;
/** More than an index remembers plans and patterns of. */
const OTHERS = 10;
const SHOWN = 25;
const BATCH = 1000;

/** 10,000 random queries, well-formed and not: what takes longest, and whether any takes more than 50 ms. */
export function fuzzBench({ articles }: BenchOptions): Promise<object> {
  const index = SearchIndex.create();
  const frequencies = new Map<string, number>();
  let batch: IndexDocument[] = [];
  const takeIn = (): void => {
    index.apply({ put: batch, remove: [], position: {} });
    index.settle();
    while (index.mergeStep());
    batch = [];
  };
  let number = 0;
  for (const article of seededCorpus(articles, SEED)) {
    if (number % 50 === 0)
      for (const word of article.text.toLowerCase().split(/[^a-z]+/u))
        frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
    batch.push(documentOf(article, number));
    number += 1;
    if (batch.length === BATCH) takeIn();
  }
  takeIn();
  frequencies.delete('');
  const words = [...frequencies].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const random = seededRandom(SEED);
  const queries = Array.from({ length: QUERIES }, () => randomQuery(random, words));
  // code is compiled, and what is worked out once for an archive is
  for (const query of queries.slice(0, 300)) ask(index, query);
  let cut = 0;
  const times = queries.map((query) => {
    let best = ask(index, query);
    if (lastCut) cut += 1;
    for (let time = 0; time < AGAIN && best > DOUBTFUL; time += 1) {
      forget(index);
      best = Math.min(best, ask(index, query));
    }
    return { query, best };
  });
  times.sort((a, b) => b.best - a.best);
  const at = (share: number): number => times[Math.floor(times.length * (1 - share))]?.best ?? 0;
  const tooSlow = times.filter(({ best }) => best > LIMIT).length;
  console.log(
    `${QUERIES} random queries (seed ${SEED}) over ${articles} articles, load ${loadavg()[0]?.toFixed(2)}: ` +
      `p50 ${at(0.5).toFixed(2)} ms, p99 ${at(0.99).toFixed(1)} ms, longest ${(times[0]?.best ?? 0).toFixed(1)} ms, ` +
      `${tooSlow} over ${LIMIT} ms, ${cut} searched only in part`,
  );
  for (const { query, best } of times.slice(0, SHOWN))
    console.log(
      `${best.toFixed(1).padStart(8)} ms  ${JSON.stringify(query.slice(0, 160))}${query.length > 160 ? ` … ${query.length} characters` : ''}`,
    );
  return Promise.resolve({ articles, p50: at(0.5), p99: at(0.99), longest: times[0]?.best, tooSlow, cut });
}

/** Whether the last answer was searched only in part. */
let lastCut = false;

/** Milliseconds of this thread that one question takes: other programs do not count. */
function ask(index: SearchIndex, query: string): number {
  const start = process.threadCpuUsage();
  const answer = index.search({
    query,
    offset: 0,
    limit: 20,
    sort: 'relevance',
    kinds: ['article', 'annotation', 'topic'],
    anyWord: false,
    today: 20_000,
  });
  const { user, system } = process.threadCpuUsage(start);
  lastCut = answer.cut !== undefined;
  return (user + system) / 1000;
}

/** Asks so much else that nothing of the last question is remembered. */
function forget(index: SearchIndex): void {
  for (let other = 0; other < OTHERS; other += 1) ask(index, `qx${other}*y`);
}

/** Half of the articles are German, so that German forms are looked for; dates and outlets vary. */
function documentOf({ id, title, text }: BenchArticle, number: number): IndexDocument {
  const language = number % 2 === 0 ? 'en' : 'de';
  const key = `article:${id}`;
  return {
    key,
    kind: 'article',
    runs: [
      { field: 'title', text: title, language, start: -1 },
      // a break now and then, as between paragraphs
      ...text
        .split(/(?<=\. )/u)
        .reduce<{ field: 'body'; text: string; language: string; start: number }[]>((runs, sentence, at) => {
          const last = runs.at(-1);
          if (last === undefined || at % 3 === 0)
            runs.push({ field: 'body', text: sentence, language, start: 0 });
          else runs[runs.length - 1] = { ...last, text: last.text + sentence };
          return runs;
        }, []),
    ],
    values: {
      title,
      language,
      site: `Outlet ${number % 200}`,
      publishedDay: number % 11 === 0 ? null : 18_000 + (number % 2500),
      added: number * 1000,
      length: 400,
      articleId: id,
    },
  };
}
