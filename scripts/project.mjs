import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node the project is written for; it comes with `npm ci`, whatever Node the machine has. */
export const projectNode = join(
  projectRoot,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** Node keeps what it compiled here: a program that was run before starts in less than half of the time. */
export const compiledOnce = { NODE_COMPILE_CACHE: join(projectRoot, '.cache', 'compiled') };

/** Tells the user what happens next. */
export function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

/** An end that is told in one sentence instead of a stack. */
export class PlainFailure extends Error {}

/** Runs the main function of a script: a PlainFailure is printed as its sentence with exit code 1. */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof PlainFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/**
 * Runs a program in the project's folder without a stdin to wait on; resolves with its exit code (1 when a signal
 * ended it). The output goes to ours, or with `quiet` is collected and returned.
 */
export function run(command, args, { quiet = false, timeout, env = {}, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...compiledOnce, ...process.env, ...env },
      shell,
      timeout,
      windowsHide: true,
    });
    let output = '';
    child.stdout?.on('data', (part) => (output += part));
    child.stderr?.on('data', (part) => (output += part));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Hands the terminal over to a long-running program until it ends: Ctrl+C reaches it as part of our process group,
 * a SIGTERM meant for us is passed on. Resolves with its exit code.
 */
export function handOver(command, args, { env = {}, cwd = projectRoot } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    const stay = () => {};
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', stay);
    process.on('SIGTERM', pass);
    process.on('SIGHUP', pass);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGINT', stay);
      process.off('SIGTERM', pass);
      process.off('SIGHUP', pass);
      resolve(code ?? 1);
    });
  });
}
