import { join } from 'node:path';
import { projectNode, projectRoot, run } from './project.mjs';

const bin = (...parts) => join(projectRoot, 'node_modules', ...parts);

/** What must hold of the sources before anything runs: a name, and the program with its arguments. */
const CHECKS = [
  ['types', bin('typescript', 'bin', 'tsc'), ['-b']],
  ['lint', bin('oxlint', 'bin', 'oxlint'), ['--type-aware', '--deny-warnings', '.']],
  ['format', bin('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level', 'warn', '.']],
  ['dead code', bin('knip', 'bin', 'knip.js'), ['--no-progress']],
];

/** Runs all checks, says how each ended, and answers how many passed and failed. */
export async function runChecks(say) {
  let failed = 0;
  for (const [name, program, args] of CHECKS) {
    const started = Date.now();
    const { code, output } = await run(projectNode, [program, ...args], { quiet: true });
    say(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    if (code !== 0) {
      say(output.trim());
      failed += 1;
    }
  }
  return { passed: CHECKS.length - failed, failed, skipped: 0 };
}
