import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bodyText } from '../../src-core/import/article-records.ts';
import { importPage } from './import-page.ts';
import { scorePrediction } from './score-prediction.ts';
import type { ScoreLine, ScoreOptions } from './score-set.ts';

/** F1 of 4-word shingles of the running text on the news pages of article-extraction. */
export async function scoreExtraction(options: ScoreOptions): Promise<readonly ScoreLine[]> {
  const folder = join(options.dataDir, 'article-extraction', options.half);
  const truthFile = join(folder, 'truth.json');
  if (!existsSync(truthFile)) return [];
  const truth = JSON.parse(await readFile(truthFile, 'utf8')) as Record<string, unknown>;
  const prediction: Record<string, { articleBody: string }> = {};
  for (const id of Object.keys(truth)) {
    const article = await importPage(folder, id);
    prediction[id] = { articleBody: article === null ? '' : bodyText(article.document) };
  }
  const figures = await scorePrediction(
    options,
    'score_extraction.mjs',
    truthFile,
    JSON.stringify(prediction),
  );
  return [{ set: 'article-extraction', ...figures }];
}
