import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Where the sets lie and which half of them is meant: DIR/<set>/<half>/. */
export interface ScoreOptions {
  readonly dataDir: string;
  readonly half: string;
  /** Formats: only files whose path contains this. */
  readonly only: string;
}

/** One printed line: the set's name and its scorer's figures. */
export interface ScoreLine {
  readonly set: string;
  readonly [figure: string]: unknown;
}

/** Feeds one kind of set through the product; one line for each set that is there. */
export type Score = (options: ScoreOptions) => Promise<readonly ScoreLine[]>;

/** Runs a scorer of the shared data and parses the JSON it prints. */
export async function runScorer(
  options: ScoreOptions,
  scorer: string,
  args: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const script = join(options.dataDir, 'score', scorer);
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], { maxBuffer: 64 << 20 });
  return JSON.parse(stdout) as Record<string, unknown>;
}
