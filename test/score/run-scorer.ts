import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { importArticles } from '../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../src-core/import/import-limits.ts';
import type { ImportedArticle } from '../../src-core/import/imported-article.ts';

/** Where a set lies: DIR/<set>/<half>/. */
export interface ScoreInput {
  readonly dataDir: string;
  readonly half: string;
}

/** Feeds predictions to one of the data's own scorers and returns the figures it prints. */
export async function runScorer(
  dataDir: string,
  scorer: string,
  truth: string,
  prediction: string,
  more: readonly string[] = [],
): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(tmpdir(), 'florilegium-score-'));
  try {
    const file = join(folder, 'prediction.json');
    await writeFile(file, prediction);
    const script = join(dataDir, 'score', scorer);
    const { stdout } = await promisify(execFile)(process.execPath, [script, '--truth', truth, '--pred', file, ...more]);
    return JSON.parse(stdout) as Record<string, unknown>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Imports a saved page (plain or gzipped) as the product does; null where it fails. */
export async function importPage(path: string): Promise<ImportedArticle | null> {
  const stored = await readFile(path);
  const bytes = stored[0] === 0x1f && stored[1] === 0x8b ? gunzipSync(stored) : stored;
  for (const item of importArticles({ name: 'page.html', bytes, pasted: false }, DEFAULT_IMPORT_LIMITS)) {
    return item.ok ? item.value : null;
  }
  return null;
}
