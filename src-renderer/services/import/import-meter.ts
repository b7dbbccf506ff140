/** Milliseconds that the rate looks back on. */
const WINDOW = 5_000;

interface Sample {
  readonly at: number;
  readonly files: number;
  readonly bytes: number;
}

/** How fast an import runs, from what was done over the last seconds. */
export interface ImportMeter {
  readonly note: (files: number, bytes: number) => void;
  /** Files per second. */
  readonly rate: () => number;
  /** Seconds for so many bytes more; null while nothing is known. */
  readonly secondsFor: (bytes: number) => number | null;
}

/** A meter that starts now; `now` in milliseconds. */
export function createImportMeter(now: () => number): ImportMeter {
  const samples: Sample[] = [{ at: now(), files: 0, bytes: 0 }];
  const span = (): { readonly seconds: number; readonly files: number; readonly bytes: number } => {
    const first = samples[0];
    const last = samples.at(-1);
    if (first === undefined || last === undefined) return { seconds: 0, files: 0, bytes: 0 };
    // Up to this moment, not to the last sample: a stalled import gets slower, not faster.
    return {
      seconds: (now() - first.at) / 1000,
      files: last.files - first.files,
      bytes: last.bytes - first.bytes,
    };
  };
  return {
    note: (files, bytes) => {
      const at = now();
      samples.push({ at, files, bytes });
      while (samples.length > 2 && at - (samples[0]?.at ?? at) > WINDOW) samples.shift();
    },
    rate: () => {
      const { seconds, files } = span();
      return seconds > 0 ? files / seconds : 0;
    },
    secondsFor: (bytes) => {
      const { seconds, bytes: done } = span();
      return seconds > 0 && done > 0 ? Math.ceil((bytes * seconds) / done) : null;
    },
  };
}
