import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { detectLanguage } from '../../src-core/text/detect-language.ts';
import { scorePrediction } from './score-prediction.ts';
import type { ScoreLine, ScoreOptions } from './score-set.ts';

/** Languages of single sentences told right, in per cent. */
export async function scoreLangid(options: ScoreOptions): Promise<readonly ScoreLine[]> {
  const truthFile = join(options.dataDir, 'langid', options.half, 'sentences.jsonl');
  if (!existsSync(truthFile)) return [];
  const rows = (await readFile(truthFile, 'utf8')).split('\n').filter((line) => line !== '');
  const lines = rows.map((row) => {
    const { id, text } = JSON.parse(row) as { id: string; text: string };
    const { language } = detectLanguage(text);
    return JSON.stringify({ id, lang: language === 'und' ? '' : language });
  });
  const figures = await scorePrediction(options, 'score_langid.mjs', truthFile, lines.join('\n'));
  return [{ set: 'langid', ...figures }];
}
