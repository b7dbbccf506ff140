/** Milliseconds after which a step lets other work have its turn. */
const BREATH = 50;
/** Milliseconds that a file may take at first, and that each of its steps adds. */
const AT_FIRST = 30_000;
const A_STEP = 250;

/** How far a parser got that works in steps. */
export interface Steps {
  /** `done` of 1 of a file is; `nested` = one within the input, of which nothing follows for the whole. */
  readonly step: (done: number, nested?: boolean) => Promise<void>;
  /** Steps so far; it stands still for a file that takes too long on the whole, though each step comes in time. */
  readonly signs: () => number;
  /** Share of the input that is done; 1 where the parser takes no steps. */
  readonly done: () => number;
}

/** Counts steps; `clock` in milliseconds, `breathe` lets timers and messages have their turn. */
export function createSteps(clock: () => number, breathe: () => Promise<void>): Steps {
  let began = clock();
  let breathed = began;
  let signs = 0;
  let signsBefore = 0;
  let last = 1;
  let share = 1;
  return {
    step: async (done, nested = false) => {
      const now = clock();
      // Back to its beginning: another file.
      if (done <= last) {
        began = now;
        signsBefore = signs;
      }
      last = done;
      if (!nested) share = done;
      if (now - began < AT_FIRST + A_STEP * (signs - signsBefore)) signs += 1;
      if (now - breathed < BREATH) return;
      await breathe();
      breathed = clock();
    },
    signs: () => signs,
    done: () => share,
  };
}
