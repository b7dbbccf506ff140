import { parseArgs } from 'node:util';
import { fuzzBench } from './fuzz-bench.ts';
import { importBench } from './import-bench.ts';
import { lifeBench } from './life-bench.ts';
import { passagesBench } from './passages-bench.ts';
import { reanchorBench } from './reanchor-bench.ts';
import { searchBench } from './search-bench.ts';

/** Benchmarks by name; each prints its table and returns the figures of the JSON line. */
const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<object>>> = {
  search: searchBench,
  life: lifeBench,
  fuzz: fuzzBench,
  import: importBench,
  passages: passagesBench,
  reanchor: reanchorBench,
  // in the browser, so with its types: not part of this program
  typing: async ({ articles }) => {
    const file = new URL('../e2e/typing-bench.ts', import.meta.url).href;
    const { typingBench } = (await import(file)) as { typingBench: (count: number) => Promise<object> };
    return typingBench(articles);
  },
  reader: async () => {
    const file = new URL('../e2e/reader-bench.ts', import.meta.url).href;
    const { readerBench } = (await import(file)) as { readerBench: () => Promise<object> };
    return readerBench();
  },
  // part of the one before, alone
  pages: async () => {
    const file = new URL('../e2e/pages-bench.ts', import.meta.url).href;
    const { pagesBench } = (await import(file)) as { pagesBench: () => Promise<object> };
    return pagesBench();
  },
};

export interface BenchOptions {
  /** Articles of the seeded corpus. */
  readonly articles: number;
  /** Also ask Xapian, where it is installed: it builds slowly. */
  readonly xapian: boolean;
  /** Only ours, on the seeded corpus: the others take long where there are many articles. */
  readonly alone: boolean;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '100000' },
    xapian: { type: 'boolean', default: false },
    'ours-only': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
});
const names = positionals.length > 0 ? positionals : ['search'];
const unknown = names.find((name) => !(name in BENCHES));
const articles = Number(values.articles);
if (values.help === true) {
  console.log(
    `usage: npm run bench -- [${Object.keys(BENCHES).join('|')}] [--articles N] [--xapian] [--ours-only]\nPrints ratios against named peers in one run.`,
  );
} else if (unknown !== undefined || !Number.isInteger(articles) || articles < 100) {
  console.error(
    unknown === undefined
      ? 'bench: --articles wants a whole number from 100'
      : `bench: no benchmark named "${unknown}"`,
  );
  process.exitCode = 2;
} else {
  for (const name of names) {
    const figures = await BENCHES[name]?.({
      articles,
      xapian: values.xapian,
      alone: values['ours-only'],
    });
    console.log(JSON.stringify({ bench: name, ...figures }));
  }
}
