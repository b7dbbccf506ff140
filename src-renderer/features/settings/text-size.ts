/** Sizes of the reading text, as factors of the normal one. */
export const TEXT_SIZES = [0.85, 1, 1.15, 1.3, 1.5, 1.75] as const;

/** A size by its place among TEXT_SIZES. */
export type TextSize = number;

const STORED = 'florilegium.textSize';
const NORMAL = 1;

/** What the user chose. */
export function chosenTextSize(): TextSize {
  const stored = Number.parseInt(localStorage.getItem(STORED) ?? '', 10);
  return stored >= 0 && stored < TEXT_SIZES.length ? stored : NORMAL;
}

/** Puts a size into force; lines keep their number of characters, since the measure grows along (ui/tokens.css). */
export function applyTextSize(size: TextSize): void {
  document.documentElement.style.setProperty('--read-scale', String(TEXT_SIZES[size] ?? 1));
}

/** Makes the text larger (1) or smaller (-1) by a step and remembers it; answers false at either end. */
export function stepTextSize(by: 1 | -1): boolean {
  const next = chosenTextSize() + by;
  if (next < 0 || next >= TEXT_SIZES.length) return false;
  chooseTextSize(next);
  return true;
}

/** Chooses a size at once and remembers it. */
export function chooseTextSize(size: TextSize): void {
  localStorage.setItem(STORED, String(size));
  applyTextSize(size);
}
