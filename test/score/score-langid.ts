import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { detectLanguage } from '../../src-core/text/detect-language.ts';
import { runScorer, type ScoreInput } from './run-scorer.ts';

/** Languages of single sentences told right, in per cent. */
export async function scoreLangid({ dataDir, half }: ScoreInput): Promise<Record<string, unknown>> {
  const truth = join(dataDir, 'langid', half, 'sentences.jsonl');
  const rows = (await readFile(truth, 'utf8')).split('\n').filter((line) => line !== '');
  const lines = rows.map((row) => {
    const { id, text } = JSON.parse(row) as { id: string; text: string };
    const { language } = detectLanguage(text);
    return JSON.stringify({ id, lang: language === 'und' ? '' : language });
  });
  return runScorer(dataDir, 'score_langid.mjs', truth, lines.join('\n'));
}
