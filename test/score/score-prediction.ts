import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScorer, type ScoreOptions } from './score-set.ts';

/** Writes truth (where it is not a file's path) and predictions to files for one run of a scorer; returns the figures it prints. */
export async function scorePrediction(
  options: ScoreOptions,
  scorer: string,
  truth: string,
  prediction: string,
  truthOption = '--truth',
): Promise<Readonly<Record<string, unknown>>> {
  const folder = await mkdtemp(join(tmpdir(), 'florilegium-score-'));
  try {
    const file = join(folder, 'prediction.json');
    await writeFile(file, prediction);
    const truthFile = truth.startsWith('{') ? join(folder, 'truth.json') : truth;
    if (truthFile !== truth) await writeFile(truthFile, truth);
    return await runScorer(options, scorer, [truthOption, truthFile, '--pred', file]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
