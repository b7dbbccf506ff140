import type { UndoService } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';

/** Undo and redo of everything that was done in this window. */
export function createUndoService(runner: CommandRunner): UndoService {
  return { state: () => runner.state, undo: runner.undo, redo: runner.redo, place: runner.place };
}
