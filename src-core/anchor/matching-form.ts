/**
 * A text as passages are compared: lower case, decomposed (NFKD: ligatures, widths and accents in one form), quotation marks
 * and dashes each as one sign, without white space and what is not seen (soft hyphens, joiners, marks of direction).
 */
export interface MatchingForm {
  readonly text: string;
  /** Where each unit of `text` begins in what it was made of; one more for the end. */
  readonly starts: Int32Array;
  /** Where each unit's character ends there. */
  readonly ends: Int32Array;
}

const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}]/gu;
const QUOTES = /["'`´‘’‚‛“”„‟«»‹›「」『』〝〞〟＂＇′″‵‶ʼʻ]/gu;
const DASHES = /[-‐‑‒–—―−﹘﹣－⁃]/gu;
const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** Forms of characters seen so far: texts have few different ones. */
const known = new Map<string, string>();

function formOf(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  const form = character
    .replace(QUOTES, "'")
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replace(QUOTES, "'")
    .replace(DASHES, '-')
    .replace(UNSEEN, '');
  known.set(character, form);
  return form;
}

/** Length in units of the character at an offset. */
function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Brings a text into the form that is compared. Linear. */
export function matchingForm(text: string): MatchingForm {
  let starts = new Int32Array(text.length + 16);
  let ends = new Int32Array(text.length + 16);
  const pieces: string[] = [];
  let count = 0;
  for (let at = 0; at < text.length;) {
    const length = lengthAt(text, at);
    const form = formOf(length === 1 ? (text[at] as string) : text.slice(at, at + length));
    if (form !== '') {
      if (count + form.length + 1 > starts.length) {
        starts = grown(starts, form.length);
        ends = grown(ends, form.length);
      }
      pieces.push(form);
      for (let unit = 0; unit < form.length; unit += 1) {
        starts[count] = at;
        ends[count] = at + length;
        count += 1;
      }
    }
    at += length;
  }
  starts[count] = text.length;
  ends[count] = text.length;
  return { text: pieces.join(''), starts, ends };
}

function grown(array: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2 + room);
  larger.set(array);
  return larger;
}

/** Only letters, digits and their marks of such a form: what is left when punctuation, bullets and table lines do not count. */
export function lettersOf({ text, starts, ends }: MatchingForm): MatchingForm {
  const letterStarts = new Int32Array(text.length + 1);
  const letterEnds = new Int32Array(text.length + 1);
  const pieces: string[] = [];
  let count = 0;
  for (let at = 0; at < text.length;) {
    const length = lengthAt(text, at);
    const character = length === 1 ? (text[at] as string) : text.slice(at, at + length);
    if (isLetter(character)) {
      pieces.push(character);
      for (let unit = at; unit < at + length; unit += 1) {
        letterStarts[count] = starts[unit] as number;
        letterEnds[count] = ends[unit] as number;
        count += 1;
      }
    }
    at += length;
  }
  letterStarts[count] = starts[text.length] as number;
  letterEnds[count] = ends[text.length] as number;
  return { text: pieces.join(''), starts: letterStarts, ends: letterEnds };
}

const letters = new Map<string, boolean>();

function isLetter(character: string): boolean {
  const found = letters.get(character);
  if (found !== undefined) return found;
  const is = LETTER.test(character);
  letters.set(character, is);
  return is;
}

/** The same of a short text, where only the form itself is wanted. */
export function lettersOfText(text: string): string {
  return lettersOf(matchingForm(text)).text;
}
