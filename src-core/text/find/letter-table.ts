/** Which letters count as one: small and large ones, and whether accents and the shapes of quotes and dashes differ. */
export interface LetterRules {
  readonly matchCase: boolean;
  /** ä is neither a nor ae, ß is not ss, “ is not ". */
  readonly exactLetters: boolean;
}

/** What a unit may stand for. */
export interface LetterTable {
  /** By UTF-16 unit: a number that all units have which count as the same; 0 = passed over. */
  readonly ids: Uint16Array;
  /** Ids that a unit may also be read as, one behind the other: ä as "ae", ﬁ as "fi". */
  readonly spelledOut: ReadonlyMap<number, readonly number[]>;
}

/** The id of white space of every kind: a run of it is one sign. */
export const SPACE_ID = 0x20;

const MARK = /\p{M}/u;
/** Letters that keep their own id although a mark is part of them in Unicode: й is no и. */
const ACCENTED = /[\u00C0-\u024F\u0370-\u03FF\u0401\u0451\u1E00-\u1EFF\u1F00-\u1FFF]/;
/** Accents, vowel points and joiners, which are written or left out. */
const PASSED_OVER =
  /\u00AD|[\u0300-\u036F]|[\u0591-\u05BD\u05BF]|[\u0610-\u061A\u064B-\u065F\u0670]|[\u200B-\u200D]/;
/** Letters whose stroke or missing dot is no mark in Unicode. */
const WITHOUT_STROKE: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
  ı: 'i',
};
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ø: 'oe',
  Ø: 'Oe',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ß: 'ss',
  ẞ: 'SS',
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
  '…': '...',
};
const SHAPES: readonly (readonly [string, string])[] = [
  ["'", '‘’‚‛′ʼ＇`´'],
  ['"', '“”„‟«»″＂'],
  ['-', '‐‑‒–—―−'],
];

const tables = new Map<string, LetterTable>();

/** The table for these rules, made at first use. */
export function letterTable({ matchCase, exactLetters }: LetterRules): LetterTable {
  const key = `${String(matchCase)} ${String(exactLetters)}`;
  let table = tables.get(key);
  if (table === undefined) tables.set(key, (table = makeTable(matchCase, exactLetters)));
  return table;
}

/** The one unit that all cases of a unit become; itself where its cases are longer. */
function withoutCase(unit: number): number {
  const character = String.fromCharCode(unit);
  const upper = character.toUpperCase();
  const lower = (upper.length === 1 ? upper : character).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

function withoutAccent(unit: number): number {
  const character = String.fromCharCode(unit);
  const plain = WITHOUT_STROKE[character];
  if (plain !== undefined) return plain.charCodeAt(0);
  if (!ACCENTED.test(character)) return unit;
  const parts = character.normalize('NFD');
  return MARK.test(parts.slice(1)) ? parts.charCodeAt(0) : unit;
}

function makeTable(matchCase: boolean, exactLetters: boolean): LetterTable {
  const ids = new Uint16Array(0x10000);
  const spelledOut = new Map<number, readonly number[]>();
  const caseless = (unit: number): number => (matchCase ? unit : withoutCase(unit));
  for (let unit = 0; unit < ids.length; unit += 1) {
    if (unit >= 0xd800 && unit <= 0xdfff) ids[unit] = unit;
    else ids[unit] = caseless(exactLetters ? unit : withoutAccent(unit));
  }
  for (let unit = 0; unit < ids.length; unit += 1) {
    const character = String.fromCharCode(unit);
    if (unit === 0x20 || (/\s/.test(character) && unit !== 0xfeff)) ids[unit] = SPACE_ID;
    else if (!exactLetters && PASSED_OVER.test(character)) ids[unit] = 0;
  }
  if (exactLetters) return { ids, spelledOut };
  for (const [shape, others] of SHAPES)
    for (const other of others) ids[other.charCodeAt(0)] = shape.charCodeAt(0);
  for (const [letter, letters] of Object.entries(SPELLED_OUT))
    spelledOut.set(
      letter.charCodeAt(0),
      Array.from(letters, (each) => caseless(each.charCodeAt(0))),
    );
  return { ids, spelledOut };
}
