/** What the window remembers of files, by their checksum. */
interface KeptByFile {
  /** Undefined where nothing is known; as it was stored, which may have been written by hand. */
  readonly of: (file: string) => unknown;
  /** Null forgets. */
  readonly keep: (file: string, value: object | number | null) => void;
}

type Pairs = readonly (readonly [file: string, value: unknown])[];

/** Remembers something of the `most` latest files in the window's storage, under `key`. */
export function keptByFile(key: string, most: number): KeptByFile {
  const all = (): Pairs => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
      return Array.isArray(kept) ? kept.filter((each): each is Pairs[number] => Array.isArray(each)) : [];
    } catch {
      return [];
    }
  };
  return {
    of: (file) => all().find(([name]) => name === file)?.[1],
    keep: (file, value) => {
      const others = all().filter(([name]) => name !== file);
      const kept: Pairs = value === null ? others : [...others, [file, value]];
      localStorage.setItem(key, JSON.stringify(kept.slice(-most)));
    },
  };
}
