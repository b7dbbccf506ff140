import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentText } from '../../src-core/import/article-records.ts';
import { importPage, runScorer, type ScoreInput } from './run-scorer.ts';

/** F1 of 4-word shingles of the extracted text on the news pages of article-extraction. */
export async function scoreExtraction({ dataDir, half }: ScoreInput): Promise<Record<string, unknown>> {
  const folder = join(dataDir, 'article-extraction', half);
  const truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as Record<string, unknown>;
  const prediction: Record<string, { articleBody: string }> = {};
  for (const id of Object.keys(truth)) {
    const article = await importPage(pagePath(folder, id));
    prediction[id] = { articleBody: article === null ? '' : contentText(article.document) };
  }
  return runScorer(dataDir, 'score_extraction.mjs', join(folder, 'truth.json'), JSON.stringify(prediction));
}

/** The page of an identifier, stored plain or gzipped. */
export function pagePath(folder: string, id: string): string {
  const plain = join(folder, 'html', `${id}.html`);
  return existsSync(plain) ? plain : `${plain}.gz`;
}
