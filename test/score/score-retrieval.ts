import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentFromText } from './retrieval-document.ts';
import { COMPOUND_PART_SHARE } from '../../src-core/search/expand-plan.ts';
import { MAX_DISTANCE, PROXIMITY_WINDOW } from '../../src-core/search/proximity.ts';
import { STOP_WORD_SHARE } from '../../src-core/search/query-plan.ts';
import { B, K1, LEAST_AVERAGE } from '../../src-core/search/scoring.ts';
import { BODY_WEIGHT, FIELD_ORDER, FIELD_WEIGHTS } from '../../src-core/search/search-fields.ts';
import { SearchIndex } from '../../src-core/search/search-index.ts';
import { runScorer, type ScoreLine, type ScoreOptions } from './score-set.ts';

/** Sets with their language; all run with the product's one configuration. */
const SETS: readonly (readonly [string, string])[] = [
  ['scifact', 'en'],
  ['cranfield', 'en'],
  ['legalquad-de', 'de'],
  ['xquad-r/de', 'de'],
  ['xquad-r/en', 'en'],
  ['xquad-r/es', 'es'],
  ['xquad-r/ru', 'ru'],
  ['xquad-r/zh', 'zh'],
  ['xquad-r/ar', 'ar'],
];
/** What ranks in the product, for every set alike; nothing is chosen by set or language but the stemmer and its stop words. */
const CONFIGURATION = [
  'one for all sets',
  `BM25F k1 ${K1} b ${B}, average length at least ${LEAST_AVERAGE} words`,
  `field weights ${FIELD_ORDER.map((field, number) => `${field} ${(FIELD_WEIGHTS[number] as number) / BODY_WEIGHT}`).join(' ')}`,
  `any-word mode: stop words count ${STOP_WORD_SHARE}, German compound parts ${COMPOUND_PART_SHARE}`,
  `proximity of words up to ${MAX_DISTANCE} apart in the best ${PROXIMITY_WINDOW}`,
].join('; ');
const DEPTH = 1000;
const BATCH = 500;

/** Any-word ranked retrieval on the sets that are there, judged by the scorer beside them (see its first lines). */
export async function scoreRetrieval(options: ScoreOptions): Promise<readonly ScoreLine[]> {
  const { dataDir, half } = options;
  const scores: ScoreLine[] = [];
  for (const [set, language] of SETS) {
    const corpus = join(dataDir, set, 'corpus.jsonl');
    const qrels = join(dataDir, set, half, 'qrels.tsv');
    if (!existsSync(corpus) || !existsSync(qrels)) continue;
    const index = SearchIndex.create();
    const records = readLines(corpus);
    for (let at = 0; at < records.length; at += BATCH) {
      const put = records.slice(at, at + BATCH).map((record) => documentFromText(record, language));
      index.apply({ put, remove: [], position: {} });
    }
    const run = readLines(join(dataDir, set, half, 'queries.jsonl')).map(({ _id, text }) => {
      const { hits } = index.search({
        query: text,
        offset: 0,
        limit: DEPTH,
        sort: 'relevance',
        kinds: ['article'],
        anyWord: true,
      });
      return JSON.stringify({ qid: _id, docs: hits.map(({ articleId }) => articleId) });
    });
    scores.push({ set, ...(await judge(options, qrels, run)), configuration: CONFIGURATION });
  }
  return scores;
}

interface TextRecord {
  readonly _id: string;
  readonly title?: string;
  readonly text: string;
}

function readLines(path: string): TextRecord[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as TextRecord);
}

async function judge(
  options: ScoreOptions,
  qrels: string,
  run: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const folder = mkdtempSync(join(tmpdir(), 'florilegium-score-'));
  try {
    const file = join(folder, 'run.jsonl');
    writeFileSync(file, run.join('\n'));
    return await runScorer(options, 'score_retrieval.mjs', ['--qrels', qrels, '--run', file]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
