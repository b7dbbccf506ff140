import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../architecture/read-tree.ts';

/** What a run of the command line left: exit code and both outputs. */
export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder that is removed when the test ends, with room for the state that belongs outside notebooks. */
export interface CliFolder {
  readonly path: (...parts: string[]) => string;
  /** Runs the real program in a process of its own. */
  readonly run: (...args: string[]) => Promise<CliRun>;
  readonly remove: () => void;
}

/** Makes an empty folder for one test of the command line. */
export function createCliFolder(): CliFolder {
  const folder = mkdtempSync(join(tmpdir(), 'florilegium-cli-'));
  return {
    path: (...parts) => join(folder, ...parts),
    run: (...args) =>
      new Promise((resolve) => {
        const program = join(PROJECT_ROOT, 'src-main/cli/florilegium.ts');
        const env = { ...process.env, XDG_STATE_HOME: join(folder, 'state') };
        execFile(process.execPath, [program, ...args], { env, maxBuffer: 256 << 20 }, (error, out, err) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : error ? 99 : 0, out, err });
        });
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Parses JSON lines. */
export function jsonLines(text: string): readonly Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
