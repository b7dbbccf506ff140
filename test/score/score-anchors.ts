import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPassage } from '../../src-core/anchor/find-passage.ts';
import { scorePrediction } from './score-prediction.ts';
import type { ScoreLine, ScoreOptions } from './score-set.ts';

interface Case {
  readonly id: string;
  readonly page: string;
  readonly to: string;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
}

/** Quotes taken in one extraction of a page, found in another: right places, wrong places, false hits of what is gone. */
export async function scoreAnchors(options: ScoreOptions): Promise<readonly ScoreLine[]> {
  const folder = join(options.dataDir, 'annotations', 'reextraction', options.half);
  const casesFile = join(folder, 'cases.jsonl');
  if (!existsSync(casesFile)) return [];
  const texts = new Map<string, Record<string, string>>();
  for (const line of await linesOf(join(folder, 'texts.jsonl'))) {
    const row = JSON.parse(line) as { page: string; texts: Record<string, string> };
    texts.set(row.page, row.texts);
  }
  const lines = (await linesOf(casesFile)).map((line) => {
    const { id, page, to, start, ...quote } = JSON.parse(line) as Case;
    const text = texts.get(page)?.[to] ?? '';
    const found = findPassage(text, quote, { start });
    return JSON.stringify({ id, start: found?.start ?? null, end: found?.end ?? null });
  });
  const figures = await scorePrediction(options, 'score_anchor.mjs', casesFile, lines.join('\n'), '--cases');
  return [{ set: 'reextraction', ...figures }];
}

async function linesOf(file: string): Promise<string[]> {
  return (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
}
