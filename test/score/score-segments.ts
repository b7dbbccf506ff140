import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentText } from '../../src-core/import/article-records.ts';
import { importPage, runScorer, type ScoreInput } from './run-scorer.ts';
import { pagePath } from './score-extraction.ts';

/** Segments kept and left out, titles, authors and dates on the pages of trafilatura-eval. */
export async function scoreSegments({ dataDir, half }: ScoreInput): Promise<Record<string, unknown>> {
  const folder = join(dataDir, 'trafilatura-eval', half);
  const truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as Record<string, unknown>;
  const prediction: Record<string, unknown> = {};
  for (const id of Object.keys(truth)) {
    const article = await importPage(pagePath(folder, id));
    if (article === null) continue;
    const { metadata } = article;
    prediction[id] = {
      text: contentText(article.document),
      title: metadata.title,
      author: metadata.authors.join('; '),
      date: metadata.published ?? '',
    };
  }
  return runScorer(dataDir, 'score_segments.mjs', join(folder, 'truth.json'), JSON.stringify(prediction));
}
