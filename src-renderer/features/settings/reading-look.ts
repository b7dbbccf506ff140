/** How the text of articles is set; a choice of this window, remembered on this computer. */
export interface ReadingLook {
  readonly face: (typeof FACES)[number];
  /** A size by its place among TEXT_SIZES. */
  readonly size: number;
  readonly width: (typeof WIDTHS)[number];
  readonly spacing: (typeof SPACINGS)[number];
  readonly align: (typeof ALIGNMENTS)[number];
  readonly hyphens: (typeof HYPHENATION)[number];
}

export const FACES = ['serif', 'sans'] as const;
/** Sizes of the reading text, as factors of the normal one. */
export const TEXT_SIZES = [0.85, 1, 1.15, 1.3, 1.5, 1.75] as const;
export const WIDTHS = ['narrow', 'normal', 'wide'] as const;
export const SPACINGS = ['close', 'normal', 'open'] as const;
export const ALIGNMENTS = ['ragged', 'justified'] as const;
export const HYPHENATION = ['on', 'off'] as const;

const NORMAL: ReadingLook = {
  face: 'serif',
  size: 1,
  width: 'normal',
  spacing: 'normal',
  align: 'ragged',
  hyphens: 'on',
};

/** Characters in a full line: 60–75 read best; the narrow and the wide measure stand at its ends. */
const CHARACTERS = { narrow: 62, normal: 69, wide: 76 } as const;
/** The same of ideographs and kana, which say more each: 35–40. */
const IDEOGRAPHS = { narrow: 34, normal: 37, wide: 40 } as const;
/** Fewest characters of a line that notes may stand beside. */
const BESIDE_NOTES = 50;
/** Mean width of a character in em, measured on running German, English and French text in the bundled faces. */
const MEAN_WIDTH = { serif: 0.452, sans: 0.432 } as const;
const LINE_HEIGHT = { close: 1.45, normal: 1.62, open: 1.85 } as const;

const STORED = 'florilegium.readingLook';
/** Where the size alone was kept before. */
const STORED_SIZE = 'florilegium.textSize';

let current: ReadingLook | null = null;
const followers = new Set<() => void>();

/** What the user chose; the same object while nothing changed. */
export function readingLook(): ReadingLook {
  current ??= readLook(localStorage.getItem(STORED), localStorage.getItem(STORED_SIZE));
  return current;
}

/** A look from what was stored; whatever is not understood is as normal. */
export function readLook(stored: string | null, storedSize: string | null): ReadingLook {
  const fields = fieldsOf(stored);
  const size = Number(fields['size'] ?? storedSize ?? NORMAL.size);
  return {
    face: oneOf(FACES, fields['face'], NORMAL.face),
    size: Number.isInteger(size) && size >= 0 && size < TEXT_SIZES.length ? size : NORMAL.size,
    width: oneOf(WIDTHS, fields['width'], NORMAL.width),
    spacing: oneOf(SPACINGS, fields['spacing'], NORMAL.spacing),
    align: oneOf(ALIGNMENTS, fields['align'], NORMAL.align),
    hyphens: oneOf(HYPHENATION, fields['hyphens'], NORMAL.hyphens),
  };
}

function fieldsOf(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function oneOf<Value>(values: readonly Value[], value: unknown, otherwise: Value): Value {
  return values.find((each) => each === value) ?? otherwise;
}

/** Puts the look into force; call before the first render. */
export function applyReadingLook(look: ReadingLook): void {
  const { style, dataset } = document.documentElement;
  style.setProperty('--read-scale', String(TEXT_SIZES[look.size] ?? 1));
  dataset['face'] = look.face;
  style.setProperty('--read-line', String(LINE_HEIGHT[look.spacing]));
  style.setProperty('--read-ems', String(CHARACTERS[look.width] * MEAN_WIDTH[look.face]));
  style.setProperty('--read-ideographs', String(IDEOGRAPHS[look.width]));
  dataset['align'] = look.align;
}

/** Changes parts of the look at once and remembers them. */
export function changeReadingLook(change: Partial<ReadingLook>): void {
  current = { ...readingLook(), ...change };
  localStorage.setItem(STORED, JSON.stringify(current));
  applyReadingLook(current);
  for (const follow of followers) follow();
}

/** Makes the text larger (1) or smaller (-1) by a step; answers false at either end. */
export function stepTextSize(by: 1 | -1): boolean {
  const size = readingLook().size + by;
  if (size < 0 || size >= TEXT_SIZES.length) return false;
  changeReadingLook({ size });
  return true;
}

/** Calls back after each change until the returned function is called. */
export function followReadingLook(follow: () => void): () => void {
  followers.add(follow);
  return () => followers.delete(follow);
}

/** Narrowest text that notes may stand beside, as a factor of the size of its type. */
export function emsBesideNotes({ face }: ReadingLook): number {
  return BESIDE_NOTES * MEAN_WIDTH[face];
}
