import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bodyText } from '../../src-core/import/article-records.ts';
import { importPage } from './import-page.ts';
import { scorePrediction } from './score-prediction.ts';
import type { ScoreLine, ScoreOptions } from './score-set.ts';

/** Segments kept and left out, titles, authors and dates on the pages of trafilatura-eval. */
export async function scoreSegments(options: ScoreOptions): Promise<readonly ScoreLine[]> {
  const folder = join(options.dataDir, 'trafilatura-eval', options.half);
  const truthFile = join(folder, 'truth.json');
  if (!existsSync(truthFile)) return [];
  const truth = JSON.parse(await readFile(truthFile, 'utf8')) as Record<string, unknown>;
  const prediction: Record<string, unknown> = {};
  for (const id of Object.keys(truth)) {
    const article = await importPage(folder, id);
    if (article === null) continue;
    const { metadata } = article;
    prediction[id] = {
      text: bodyText(article.document),
      title: metadata.title,
      author: metadata.authors.join('; '),
      date: metadata.published ?? '',
    };
  }
  const figures = await scorePrediction(options, 'score_segments.mjs', truthFile, JSON.stringify(prediction));
  return [{ set: 'trafilatura-eval', ...figures }];
}
