import { success } from '../../src-core/base/result.ts';
import type { CommandResult } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';
import type { Command } from './commands/command.ts';

/** Things changed in one transaction: below a second. Smaller ones cost more, as every one is followed by all that is live. */
const PORTION = 1_000;
let changes = 0;

/**
 * Changes many things portion by portion, which are undone as one; told of those done and of all. Answers how many were
 * changed when the signal ended it, or all were.
 */
export async function inPortions<Item>(
  runner: Pick<CommandRunner, 'run'>,
  items: readonly Item[],
  command: (portion: readonly Item[]) => Command,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
  size = PORTION,
): CommandResult<number> {
  const portionOf = `change ${String((changes += 1))}`;
  let done = 0;
  while (done < items.length && !signal.aborted) {
    const portion = items.slice(done, done + size);
    const changed = await runner.run({ ...command(portion), portionOf });
    if (!changed.ok) return changed;
    done += portion.length;
    onProgress(done, items.length);
  }
  return success(done);
}
