import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BENCH_DAYS, type BenchQuery } from './bench-queries.ts';
import type { BenchArticle } from './seeded-corpus.ts';

/** What Xapian needed, measured inside its own process. */
export interface XapianFigures {
  /** Best milliseconds of each query; NaN where it has none. */
  readonly times: readonly number[];
  readonly buildPerSecond: number;
  readonly bytes: number;
}

/** Debian's package belongs to Debian's Python, which need not be the first one found. */
const PYTHONS = ['python3', '/usr/bin/python3'];
const NAME = 'xapian';

const PROGRAM = `
import json, os, resource, sys, time, xapian
folder, limit, rounds, days = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
path = os.path.join(folder, 'db')
def cpu(): return resource.getrusage(resource.RUSAGE_SELF).ru_utime
writer = xapian.WritableDatabase(path, xapian.DB_CREATE_OR_OVERWRITE)
generator = xapian.TermGenerator()
generator.set_stemmer(xapian.Stem('en'))
count, spent = 0, 0.0
with open(os.path.join(folder, 'articles')) as lines:
    for line in lines:
        article = json.loads(line)
        start = cpu()
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(article['title'], 3)
        generator.increase_termpos()
        generator.index_text(article['text'])
        document.add_value(0, xapian.sortable_serialise(int(article['id']) % days))
        writer.add_document(document)
        spent += cpu() - start
        count += 1
start = cpu()
writer.commit()
writer.close()
compact = path + '2'
xapian.Database(path).compact(compact)
spent += cpu() - start
database = xapian.Database(compact)
enquire = xapian.Enquire(database)
parser = xapian.QueryParser()
parser.set_database(database)
parser.set_stemmer(xapian.Stem('en'))
parser.set_default_op(xapian.Query.OP_AND)
flags = xapian.QueryParser.FLAG_BOOLEAN | xapian.QueryParser.FLAG_PHRASE | xapian.QueryParser.FLAG_WILDCARD
queries = json.load(open(os.path.join(folder, 'queries')))
best = [None] * len(queries)
for turn in range(rounds + 1):
    for number, (text, wanted) in enumerate(queries):
        if text is None: continue
        start = time.perf_counter()
        query = parser.parse_query(text, flags)
        if wanted is not None:
            first, last = [xapian.sortable_serialise(day) for day in wanted]
            query = xapian.Query(xapian.Query.OP_FILTER, query, xapian.Query(xapian.Query.OP_VALUE_RANGE, 0, first, last))
        enquire.set_query(query)
        for hit in enquire.get_mset(0, limit): hit.docid
        taken = (time.perf_counter() - start) * 1000
        if turn > 0: best[number] = taken if best[number] is None else min(best[number], taken)
size = sum(os.path.getsize(os.path.join(compact, name)) for name in os.listdir(compact))
json.dump({'times': best, 'buildPerSecond': count / spent, 'bytes': size}, sys.stdout)
`;

/** Asks Xapian (Debian's python3-xapian) the same; null, and a line that says so, where it is not installed. */
export function xapianFigures(
  corpus: Iterable<BenchArticle>,
  queries: readonly BenchQuery[],
  limit: number,
  rounds: number,
): XapianFigures | null {
  const python = PYTHONS.find((name) => spawnSync(name, ['-c', `import ${NAME}`]).status === 0);
  if (python === undefined) {
    console.log('skipped: xapian (python3-xapian is not installed)');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'xapian-bench-'));
  try {
    writeLines(join(folder, 'articles'), corpus);
    writeFileSync(join(folder, 'queries'), JSON.stringify(queries.map(xapianQuery)));
    const run = spawnSync(
      python,
      ['-c', PROGRAM, folder, String(limit), String(rounds), String(BENCH_DAYS)],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    );
    if (run.status !== 0) throw new Error(`xapian: ${run.stderr}`);
    const figures = JSON.parse(run.stdout) as {
      times: (number | null)[];
      buildPerSecond: number;
      bytes: number;
    };
    return { ...figures, times: figures.times.map((time) => time ?? NaN) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Text and days; it knows no edits. */
function xapianQuery({
  type,
  ours,
  words,
  days,
}: BenchQuery): readonly [string | null, readonly number[] | null] {
  if (type === 'fuzzy') return [null, null];
  return [days === null ? ours : words.join(' '), days];
}

function writeLines(path: string, corpus: Iterable<BenchArticle>): void {
  const file = openSync(path, 'w');
  for (const article of corpus) writeSync(file, `${JSON.stringify(article)}\n`);
  closeSync(file);
}
