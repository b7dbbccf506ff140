import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** A command of the command line. */
export interface CliCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Usage and options, as --help prints them. */
  readonly help: string;
  /** Runs with what follows the command's name; answers the exit code. */
  readonly run: (args: readonly string[], io: CliOutput) => Promise<number>;
}

/** Where a command writes; a reader that went away (`| head`) ends the program quietly. */
export interface CliOutput {
  /** A line of results on standard output. */
  readonly line: (text: string) => void;
  /** A line for the person on standard error. */
  readonly note: (text: string) => void;
}

/** Exit codes as Unix tools have them: all well, something failed, the call itself was wrong. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** A wrong call: told on standard error with the command's usage, exit code 2. */
export class UsageError extends Error {}

/** Parses options strictly; an unknown or badly used one becomes a UsageError. */
export function parseOptions<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A whole number of at least `least`, from an option's text. */
export function wholeNumber(text: string, option: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new UsageError(`--${option} takes a whole number from ${least}, not "${text}"`);
  return value;
}
