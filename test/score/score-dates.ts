import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importPage, runScorer, type ScoreInput } from './run-scorer.ts';
import { pagePath } from './score-extraction.ts';

/** Publication dates on the pages of htmldate. */
export async function scoreDates({ dataDir, half }: ScoreInput): Promise<Record<string, unknown>> {
  const folder = join(dataDir, 'htmldate', half);
  const source = await readFile(join(folder, 'truth.json'), 'utf8');
  // The file may hold a bare NaN for "no date", which is not JSON.
  const truth = JSON.parse(source.replace(/:\s*NaN(?=\s*[,}])/gu, ': null')) as Record<string, unknown>;
  const prediction: Record<string, string | null> = {};
  for (const id of Object.keys(truth)) {
    const article = await importPage(pagePath(folder, id));
    prediction[id] = article?.metadata.published?.slice(0, 10) ?? null;
  }
  return runScorer(dataDir, 'score_date.mjs', join(folder, 'truth.json'), JSON.stringify(prediction));
}
