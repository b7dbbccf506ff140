import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importPage } from './import-page.ts';
import { scorePrediction } from './score-prediction.ts';
import type { ScoreLine, ScoreOptions } from './score-set.ts';

/** Publication dates on the pages of htmldate. */
export async function scoreDates(options: ScoreOptions): Promise<readonly ScoreLine[]> {
  const folder = join(options.dataDir, 'htmldate', options.half);
  const truthFile = join(folder, 'truth.json');
  if (!existsSync(truthFile)) return [];
  const source = await readFile(truthFile, 'utf8');
  // "No date" is written as a bare NaN there, which is not JSON; the scorer gets a mended copy.
  const truth = JSON.parse(source.replace(/:\s*NaN(?=\s*[,}])/gu, ': null')) as Record<string, unknown>;
  const prediction: Record<string, string | null> = {};
  for (const id of Object.keys(truth)) {
    const article = await importPage(folder, id);
    prediction[id] = article?.metadata.published?.slice(0, 10) ?? null;
  }
  const figures = await scorePrediction(
    options,
    'score_date.mjs',
    JSON.stringify(truth),
    JSON.stringify(prediction),
  );
  return [{ set: 'htmldate', ...figures }];
}
