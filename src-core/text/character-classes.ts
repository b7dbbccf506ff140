/** What a UTF-16 unit is to the word scanner: letter or digit that lower-casing alone brings into index form; */
export const PLAIN = 0;
/** part of a word that needs folding first: ß, final sigma, combining marks, soft hyphens …; units up to here make words; */
export const FOLDED = 1;
export const OTHER = 2;
/** Half of a surrogate pair: looked at as a whole code point. */
export const SURROGATE = 3;
/** Letter of a script written without spaces; runs of it go through a segmenter. */
export const UNSPACED = 4;
/** ' or ’ : ends a word; a lone "s" behind it belongs to the word before. */
export const APOSTROPHE = 5;

const WORD = /[\p{L}\p{N}\p{M}]/u;
const MARK = /\p{M}/u;
/** Letters of scripts written without spaces, as the inside of a character class of a regular expression. */
export const SPACELESS_CLASS = String.raw`\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
/** Such a letter anywhere in a text. */
export const SPACELESS = new RegExp(`[${SPACELESS_CLASS}]`, 'u');

let table: Uint8Array | null = null;

/** Class of every UTF-16 unit, made at first use (65,536 bytes). */
export function characterClasses(): Uint8Array {
  if (table !== null) return table;
  const classes = new Uint8Array(65536);
  for (let unit = 0; unit < 65536; unit += 1) classes[unit] = classOf(unit);
  table = classes;
  return classes;
}

/** Whether a code point beyond U+FFFF belongs to words. */
export function isWordCodePoint(codePoint: number): boolean {
  return WORD.test(String.fromCodePoint(codePoint));
}

/** Whether a code point beyond U+FFFF belongs to a script written without spaces. */
export function isUnspacedCodePoint(codePoint: number): boolean {
  return SPACELESS.test(String.fromCodePoint(codePoint));
}

function classOf(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return SURROGATE;
  if (unit === 0x27 || unit === 0x2019 || unit === 0x02bc) return APOSTROPHE;
  // soft hyphen, zero-width joiners: invisible inside a word
  if (unit === 0xad || unit === 0x200c || unit === 0x200d) return FOLDED;
  // accents belong to the letter before, though some are written with kana, too (the dot below of Việt)
  if (unit >= 0x300 && unit <= 0x36f) return FOLDED;
  const character = String.fromCharCode(unit);
  if (!WORD.test(character)) return OTHER;
  if (SPACELESS.test(character)) return UNSPACED;
  if (MARK.test(character) || unit === 0xdf || unit === 0x1e9e || unit === 0x3c2 || unit === 0x2b9)
    return FOLDED;
  return character.normalize('NFC') === character ? PLAIN : FOLDED;
}
