/** Which way the letters of a line follow each other on the page as it is seen. */
export type LineAxis = 'right' | 'left' | 'down' | 'up';

/** Text that is known to reach from one place to another; offsets into the line, places as shares of its length. */
export interface LetterAnchor {
  readonly at: number;
  readonly share: number;
}

/** Hundredths of the font's size, between those of Times and Helvetica; letters with a sign over them are as wide as without. */
const WIDTHS = new Map(
  Object.entries({
    19: "'’‘",
    25: 'ijlI|',
    27: ' .,t/\\!',
    28: ':;',
    31: 'fr',
    33: '-()[]{}',
    41: '"“”„*',
    43: 's',
    45: 'czJ?',
    48: 'aevxykß',
    52: 'bdghnopqu0123456789#$–',
    58: 'FPSL',
    62: 'ETZ&=+<>~',
    68: 'ABKVXYRC',
    73: 'DGHNOQU',
    74: 'wæœ',
    80: 'mM%',
    92: 'W@—…',
  }).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width) / 100] as const)),
);
const CAPITAL = /\p{Lu}/u;
/** Scripts whose letters fill a square (UAX 11, wide and full-width), near enough. */
const SQUARE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
const WITHOUT_WIDTH = /[\p{M}\p{Cf}]/u;

/** Rough width of a letter in shares of the font's size; what stands over another letter has none. */
function widthOf(letter: string): number {
  if (letter.length > 1) return 1;
  const known = WIDTHS.get(letter) ?? WIDTHS.get(letter.normalize('NFD').slice(0, 1));
  if (known !== undefined) return known;
  if (WITHOUT_WIDTH.test(letter)) return 0;
  if (SQUARE.test(letter)) return 1;
  return CAPITAL.test(letter) ? 0.66 : 0.5;
}

/**
 * Where the letters of a line begin and end, as shares of its length along its axis: `text.length + 1` ascending numbers
 * from 0 to 1. Between anchors letters are as wide as letters usually are against each other.
 */
export function letterPlaces(text: string, anchors: readonly LetterAnchor[] = []): Float64Array {
  const places = new Float64Array(text.length + 1);
  let unit = 0;
  for (const letter of text) {
    const before = places[unit] ?? 0;
    // Halves of a pair share one letter: its first half is all of it, so that no place lies between them.
    places.fill(before + widthOf(letter), unit + 1, unit + letter.length + 1);
    unit += letter.length;
  }
  const fixed = [{ at: 0, share: 0 }, ...anchors, { at: text.length, share: 1 }];
  let from = fixed[0] as LetterAnchor;
  const raw = places.slice();
  for (const to of fixed.slice(1)) {
    if (to.at <= from.at) continue;
    const share = Math.min(1, Math.max(from.share, to.share));
    const [low, high] = [raw[from.at] ?? 0, raw[to.at] ?? 0];
    for (let at = from.at; at <= to.at; at += 1) {
      const part = high > low ? ((raw[at] ?? 0) - low) / (high - low) : (at - from.at) / (to.at - from.at);
      places[at] = from.share + part * (share - from.share);
    }
    from = { at: to.at, share };
  }
  return places;
}

/** The place between two letters that is nearest to a share of the line's length; never within a pair or before a mark. */
export function nearestPlace(places: Float64Array, share: number): number {
  let best = 0;
  let least = Infinity;
  for (let at = 0; at < places.length; at += 1) {
    const distance = Math.abs((places[at] ?? 0) - share);
    if (distance > least) break;
    best = at;
    least = distance;
  }
  return best;
}
