import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { whyInstall } from './ensure-installed.mjs';
import { compiledOnce, handOver, projectNode, projectRoot } from './project.mjs';

/**
 * `node scripts/run.mjs PROGRAM.ts [ARGUMENTS]`: runs a program of the project with the project's own Node, which reads
 * TypeScript, whatever Node the machine has. Missing packages are installed first; what that says goes to standard error,
 * since standard output belongs to the program.
 */
const [program, ...args] = process.argv.slice(2);
const started =
  whyInstall(projectRoot, projectNode) === null ||
  spawnSync(process.execPath, [join(projectRoot, 'scripts', 'install.mjs')], { stdio: ['ignore', 2, 2] })
    .status === 0;
// npm goes to the project's folder first; paths are meant from where the user stands.
const cwd = process.env['INIT_CWD'] ?? process.cwd();
const env = { ...compiledOnce, ...process.env };
process.exitCode = started
  ? await handOver(projectNode, [join(projectRoot, program), ...args], { cwd, env })
  : 1;
