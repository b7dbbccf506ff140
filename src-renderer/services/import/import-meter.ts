/** Milliseconds that the rate looks back on. */
const WINDOW = 5_000;

interface Sample extends ImportAmount {
  readonly at: number;
}

/** What an import has done so far. */
export interface ImportAmount {
  /** Articles, also those that failed or were there already. */
  readonly items: number;
  readonly bytes: number;
}

/** How fast an import runs, from what was done over the last seconds. */
export interface ImportMeter {
  readonly note: (items: number, bytes: number) => void;
  /** Items per second. */
  readonly rate: () => number;
  /** Seconds for so many bytes more; null while nothing is known. */
  readonly secondsFor: (bytes: number) => number | null;
}

/** A meter that starts now, where so much was done before; `now` in milliseconds. */
export function createImportMeter(
  now: () => number,
  before: ImportAmount = { items: 0, bytes: 0 },
): ImportMeter {
  const samples: Sample[] = [{ at: now(), ...before }];
  const span = (): { readonly seconds: number } & ImportAmount => {
    const first = samples[0];
    const last = samples.at(-1);
    if (first === undefined || last === undefined) return { seconds: 0, items: 0, bytes: 0 };
    // Up to this moment, not to the last sample: a stalled import gets slower, not faster.
    return {
      seconds: (now() - first.at) / 1000,
      items: last.items - first.items,
      bytes: last.bytes - first.bytes,
    };
  };
  return {
    note: (items, bytes) => {
      const at = now();
      samples.push({ at, items, bytes });
      while (samples.length > 2 && at - (samples[0]?.at ?? at) > WINDOW) samples.shift();
    },
    rate: () => {
      const { seconds, items } = span();
      return seconds > 0 ? items / seconds : 0;
    },
    secondsFor: (bytes) => {
      const { seconds, bytes: done } = span();
      return seconds > 0 && done > 0 ? Math.ceil((bytes * seconds) / done) : null;
    },
  };
}
