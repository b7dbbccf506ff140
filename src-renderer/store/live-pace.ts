/** How often live queries may run again: a batch of writes would otherwise re-run every one of them each time. */
export interface LivePace {
  /** Milliseconds between two runs of the same query; 0 = at once. */
  readonly set: (milliseconds: number) => void;
  readonly get: () => number;
}

/** A pace that starts at "at once". */
export function createLivePace(): LivePace {
  let pause = 0;
  return {
    get: () => pause,
    set: (milliseconds) => {
      pause = milliseconds;
    },
  };
}
