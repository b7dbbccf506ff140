import type { HitRange } from './search-types.ts';
import { segmentUnspaced } from '../text/segment-unspaced.ts';
import { sentences } from '../text/sentences.ts';

/** A piece of a text that begins and ends between words. */
export interface CutPassage {
  /** With "…" where there is more, every white space a space. */
  readonly text: string;
  /** UTF-16 units of the text it was cut from, half-open. */
  readonly from: number;
  readonly to: number;
  /** Units in front of `from` in `text`. */
  readonly shift: number;
}

/** UTF-16 units, half-open. */
interface WantedPassage {
  /** Nothing before it is shown: another passage ends there. */
  readonly least: number;
  readonly from: number;
  readonly to: number;
  readonly keepFrom: number;
  readonly keepTo: number;
}

const CUT = '…';
/** Units in which a place to cut is looked for. */
const SEEK = 30;
/** A sentence that begins so much earlier than wanted is shown from its beginning. */
const SENTENCE_SEEK = 50;
const SPACE = /\s/u;
/** Marks, and what holds an emoji's parts together. */
const ATTACHED = /\p{M}|\u200d|\ufe0f/u;
const OF_WORD = /[\p{L}\p{N}\p{M}]|\u200d|\ufe0f/u;

/**
 * Cuts about [from, to) out of a text, all of [keepFrom, keepTo) in it and none of the ranges in `whole` in two: at the beginning of a sentence where one is near,
 * else between words, also of scripts without spaces, and never inside a surrogate pair.
 */
export function cutPassage(
  text: string,
  { least, from, to, keepFrom, keepTo }: WantedPassage,
  { language, whole }: { readonly language: string; readonly whole: readonly HitRange[] },
): CutPassage {
  const cutBefore = startOf(text, least, Math.max(least, from), keepFrom, language);
  const cutBehind = endOf(text, Math.min(text.length, to), keepTo);
  const isCut = (at: number) => (range: HitRange) => range.start < at && range.end > at;
  const start = whole.find(isCut(cutBefore))?.start ?? cutBefore;
  const end = whole.findLast(isCut(cutBehind))?.end ?? cutBehind;
  const head = start > 0 ? CUT : '';
  const tail = end < text.length ? CUT : '';
  return {
    text: head + text.slice(start, end).replace(/\s/gu, ' ') + tail,
    from: start,
    to: end,
    shift: head.length,
  };
}

function startOf(text: string, least: number, wanted: number, latest: number, language: string): number {
  if (wanted === 0) return 0;
  const earliest = Math.max(least, wanted - SENTENCE_SEEK);
  const sentence = sentences(text.slice(earliest, latest + 1), language).findLast(
    ({ start }) => start > 0 && start + earliest <= latest,
  );
  if (sentence !== undefined) return earliest + sentence.start;
  if (earliest === 0) return 0;
  for (let at = wanted; at <= Math.min(latest, wanted + SEEK); at += 1)
    if (SPACE.test(text.charAt(at - 1))) return at;
  return boundaries(text, wanted).find((at) => at >= wanted && at <= latest) ?? latest;
}

function endOf(text: string, wanted: number, earliest: number): number {
  if (wanted >= text.length) return text.length;
  for (let at = wanted; at >= Math.max(earliest, wanted - SEEK); at -= 1)
    if (SPACE.test(text.charAt(at))) return at;
  return boundaries(text, wanted).findLast((at) => at <= wanted && at >= earliest) ?? earliest;
}

/** Where words begin and end near a place of a text without spaces, ascending. */
function boundaries(text: string, near: number): number[] {
  let from = Math.max(0, near - SEEK);
  if (isLowSurrogate(text, from)) from -= 1;
  let to = Math.min(text.length, near + SEEK);
  if (isLowSurrogate(text, to)) to += 1;
  const piece = text.slice(from, to);
  const found = new Set<number>();
  for (const place of segmentUnspaced(piece)) found.add(place);
  // signs and emoji are no words: between any two of them
  let at = 0;
  for (const character of piece) {
    if (!OF_WORD.test(character)) found.add(at).add(at + character.length);
    at += character.length;
  }
  return [...found]
    .filter((place) => place > 0 && place < piece.length && !ATTACHED.test(piece.charAt(place)))
    .map((place) => place + from)
    .sort((a, b) => a - b);
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
