import { firstIndex } from '../../base/first-index.ts';
import type { LinePiece, TextLine } from './text-line.ts';

/** A piece with its place in the joined text. */
export interface JoinedPiece extends LinePiece {
  readonly page: number;
  /** Counts the lines that were joined. */
  readonly line: number;
}

/** The text of some lines with their ends joined. */
export interface JoinedLines {
  readonly text: string;
  readonly pieces: readonly JoinedPiece[];
}

/** Words of a document as they stand inside its lines, small letters: they tell whether a hyphen belongs to a word. */
export function wordsInside(lines: readonly TextLine[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines)
    for (const [word] of text.matchAll(/[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*(?=[^\p{L}\p{M}‐-])/gu))
      words.add(word.toLowerCase().replaceAll('‐', '-'));
  return words;
}

/** The end of a text that is looked at: the text itself may be that of a whole book. */
const LONGEST_WORD = 100;
const BREAK = /([\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*)[-‐\u00AD]$/u;
const SCRIPTS_WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}、。，」』）]/u;

/** Joins lines to one text: words broken at the line's end become whole again, other lines get a blank. */
export function joinLines(
  lines: readonly TextLine[],
  words: ReadonlySet<string>,
  language: string,
): JoinedLines {
  const parts: string[] = [];
  const pieces: JoinedPiece[] = [];
  let length = 0;
  // Kept apart: to cut the end off a text that grows would copy all of it, line by line.
  let end = '';
  for (const [index, { text: line, pieces: own, page }] of lines.entries()) {
    const join = length === 0 ? '' : between(end, line, words, language);
    if (join === null) {
      parts.push((parts.pop() ?? '').slice(0, -1));
      length -= 1;
      const last = pieces.at(-1);
      if (last !== undefined) pieces[pieces.length - 1] = { ...last, end: Math.min(last.end, length) };
      end = end.slice(0, -1);
    } else if (join !== '') {
      parts.push(join);
      length += join.length;
    }
    for (const piece of own)
      pieces.push({ ...piece, start: piece.start + length, end: piece.end + length, page, line: index });
    // No empty part: the last one ends with the text's last sign.
    if (line !== '') parts.push(line);
    length += line.length;
    end = `${end}${join ?? ''}${line.slice(-LONGEST_WORD)}`.slice(-LONGEST_WORD);
  }
  return mendAccents({ text: parts.join(''), pieces });
}

/** Accents that old fonts print as signs of their own, before their letter (a cedilla behind it). */
const COMBINING: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030C',
  '˚': '\u030A',
  '¸': '\u0327',
};
const LOOSE_ACCENT = /([¨´ˆ˜ˇ˚]) ?([aeiouyncszrgAEIOUYNCSZRG\u0131])|([csCS]) ?(¸)/gu;

function mendAccents({ text, pieces }: JoinedLines): JoinedLines {
  if (!/[¨´ˆ˜ˇ˚¸]/u.test(text)) return { text, pieces };
  const cuts: Cut[] = [];
  let before = 0;
  const mended = text.replace(LOOSE_ACCENT, (found, accent, letter, plain, cedilla, at: number) => {
    const base = String(letter ?? plain).replace('\u0131', 'i');
    const whole = (base + (COMBINING[String(accent ?? cedilla)] ?? '')).normalize('NFC');
    if (whole.length !== 1) return found;
    cuts.push({ at: at + 1, by: found.length - 1, before });
    before += found.length - 1;
    return whole;
  });
  return {
    text: mended,
    pieces: pieces.map((piece) => ({
      ...piece,
      start: movedBy(cuts, piece.start),
      end: movedBy(cuts, piece.end),
    })),
  };
}

/** Characters that go from a text. */
interface Cut {
  readonly at: number;
  readonly by: number;
  /** What all cuts before it take. */
  readonly before: number;
}

/** Where a place comes to lie; cuts in order. */
function movedBy(cuts: readonly Cut[], place: number): number {
  const last = cuts[firstIndex(cuts.length, (at) => (cuts[at] as Cut).at >= place) - 1];
  return last === undefined ? place : place - last.before - Math.min(last.by, place - last.at);
}

/** What stands between two lines; null = the hyphen at the end of the first one goes. */
function between(first: string, second: string, words: ReadonlySet<string>, language: string): string | null {
  const broken = BREAK.exec(first);
  if (broken === null) {
    if (/[/‐–—-]$/u.test(first) && /\S[/‐–—-]$/u.test(first) && /^\S/u.test(second))
      return /[/]$/u.test(first) ? '' : ' ';
    return SCRIPTS_WITHOUT_BLANKS.test(first.slice(-1)) && SCRIPTS_WITHOUT_BLANKS.test(second.slice(0, 1))
      ? ''
      : ' ';
  }
  if (first.endsWith('\u00AD')) return null;
  const rest = /^[\p{L}\p{M}]+/u.exec(second)?.[0] ?? '';
  // "Ein- und Ausgang", "pre- and postwar".
  if (rest === '' || /^(?:und|oder|bzw|sowie|and|or|et|ou|y|o|e|of|en|i)$/u.test(rest)) return ' ';
  const head = (broken[1] as string).toLowerCase().replaceAll('‐', '-');
  const tail = rest.toLowerCase();
  if (words.has(head + tail)) return null;
  if (words.has(`${head}-${tail}`)) return '';
  const lastPart = head.slice(head.lastIndexOf('-') + 1);
  // A capital goes on only in a compound ("Nord-Korea"), a single letter is a word of its own ("e-mail").
  if (/^\p{Lu}/u.test(rest) && !/^\p{Lu}{2,}$/u.test(broken[1] as string)) return '';
  if ([...lastPart].length < 2) return '';
  // English writes compounds with a hyphen; where both halves are words and the whole is none, it is one.
  const whole = language === 'en' && lastPart.length > 3 && tail.length > 3;
  return whole && words.has(lastPart) && words.has(tail) ? '' : null;
}
