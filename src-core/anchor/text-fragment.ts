import type { PassageEnds } from './passage-ends.ts';
import { isWordBound, wordEndBehind, wordStartBefore } from './word-bounds.ts';

/**
 * A text directive, `text=[prefix-,]start[,end][,-suffix]` (WICG, URL Fragment Text Directives); "" where a part is missing.
 */
export interface TextDirective {
  readonly prefix: string;
  readonly start: string;
  readonly end: string;
  readonly suffix: string;
}

/** A text as directives are compared: white space as one space, lower case, without accents; and where each unit stood. */
interface FoldedText {
  readonly text: string;
  readonly places: readonly number[];
}

const ACCENTS = /[\u0300-\u036F]/gu;
/** Longest passage that is named whole, longer ones by their first and last words. */
const WHOLE = 300;
/** Words of each end by which a long passage is named, and words beside it that are tried until it is the first one found. */
const END_WORDS = [4, 4, 6, 10, 16, 24, 40] as const;
const SIDE_WORDS = [0, 3, 5, 8, 14, 30, 80] as const;
/** Starts that are tried. */
const MOST_STARTS = 2_000;

/** The text directives of an address or its fragment, in order; those that are no such thing are left out. */
export function readTextDirectives(address: string): readonly TextDirective[] {
  const at = address.indexOf(':~:');
  if (at < 0) return [];
  return address
    .slice(at + 3)
    .split('&')
    .flatMap((part) => (part.startsWith('text=') ? (readDirective(part.slice(5)) ?? []) : []));
}

function readDirective(value: string): TextDirective | null {
  const parts = value.split(',');
  const prefix = parts[0]?.endsWith('-') === true ? parts.shift() : undefined;
  const suffix = parts.at(-1)?.startsWith('-') === true ? parts.pop() : undefined;
  const [start, end = '', ...more] = parts;
  if (start === undefined || start === '' || more.length > 0) return null;
  try {
    return {
      prefix: decodeURIComponent(prefix?.slice(0, -1) ?? ''),
      start: decodeURIComponent(start),
      end: decodeURIComponent(end),
      suffix: decodeURIComponent(suffix?.slice(1) ?? ''),
    };
  } catch {
    return null;
  }
}

/** The directive as it stands behind `:~:` in an address. */
export function writeTextDirective({ prefix, start, end, suffix }: TextDirective): string {
  const encoded = (words: string): string =>
    encodeURIComponent(
      words
        .replace(/\s+/gu, ' ')
        .trim()
        .replace(/\p{Cs}/gu, '\uFFFD'),
    ).replaceAll('-', '%2D');
  const parts = [
    ...(prefix === '' ? [] : [`${encoded(prefix)}-`]),
    encoded(start),
    ...(end === '' ? [] : [encoded(end)]),
    ...(suffix === '' ? [] : [`-${encoded(suffix)}`]),
  ];
  return `text=${parts.join(',')}`;
}

/**
 * The first passage of a canonical text that a directive names; null where there is none. Words are whole, capitals and
 * accents do not count; each part stands within one block, or, where that finds nothing, anywhere.
 */
export function findTextDirective(text: string, directive: TextDirective): PassageEnds | null {
  const folded = fold(text);
  return search(text, folded, directive, true) ?? search(text, folded, directive, false);
}

/** Names a passage of a text so that a browser finds it: with as many words beside it as tell it from others before it. */
export function textDirectiveOf(text: string, { start, end }: PassageEnds): TextDirective | null {
  const [from, to] = wholeWords(text, start, end);
  if (from >= to) return null;
  const folded = fold(text);
  let directive: TextDirective | null = null;
  for (const [index, sides] of SIDE_WORDS.entries()) {
    directive = {
      ...namedBy(text, from, to, END_WORDS[index] as number),
      prefix: sides === 0 ? '' : sideOf(text.slice(stepped(text, from, sides, wordStartBefore), from), true),
      suffix: sides === 0 ? '' : sideOf(text.slice(to, stepped(text, to, sides, wordEndBehind)), false),
    };
    const found = search(text, folded, directive, true);
    if (found?.start === from && found.end === to) break;
  }
  return directive;
}

/** The passage without white space at its ends and with the whole of its first and last word. */
function wholeWords(text: string, start: number, end: number): readonly [from: number, to: number] {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to -= 1;
  while (from > 0 && !isWordBound(text, from)) from -= 1;
  while (to < text.length && !isWordBound(text, to)) to += 1;
  return [from, to];
}

function namedBy(
  text: string,
  from: number,
  to: number,
  words: number,
): Pick<TextDirective, 'start' | 'end'> {
  const passage = text.slice(from, to);
  if (passage.length <= WHOLE && !passage.includes('\n')) return { start: passage, end: '' };
  const firstLine = text.indexOf('\n', from);
  const lastLine = text.lastIndexOf('\n', to - 1) + 1;
  const head = Math.min(stepped(text, from, words, wordEndBehind), firstLine < 0 ? to : firstLine, to);
  const tail = Math.max(stepped(text, to, words, wordStartBefore), lastLine, head);
  return { start: text.slice(from, head), end: text.slice(tail, to) };
}

function stepped(
  text: string,
  offset: number,
  count: number,
  step: (text: string, offset: number) => number,
): number {
  let at = offset;
  for (let word = 0; word < count; word += 1) at = step(text, at);
  return at;
}

/** What stands beside a passage, of the nearest block that has words. */
function sideOf(text: string, isBefore: boolean): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (isBefore ? lines.at(-1) : lines[0])?.trim() ?? '';
}

const folds = new Map<string, string>();

function foldOf(character: string): string {
  let form = folds.get(character);
  if (form === undefined) {
    form = /\s/u.test(character) ? ' ' : character.toLowerCase().normalize('NFKD').replace(ACCENTS, '');
    folds.set(character, form);
  }
  return form;
}

function fold(text: string): FoldedText {
  const pieces: string[] = [];
  const places: number[] = [];
  let last = '';
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const form = foldOf(character);
    if (form !== ' ' || last !== ' ') {
      pieces.push(form);
      for (let unit = 0; unit < form.length; unit += 1) places.push(at);
      last = form === '' ? last : form;
    }
    at += character.length;
  }
  places.push(text.length);
  return { text: pieces.join(''), places };
}

function search(
  text: string,
  folded: FoldedText,
  directive: TextDirective,
  withinBlocks: boolean,
): PassageEnds | null {
  const [prefix, start, end, suffix] = [
    directive.prefix,
    directive.start,
    directive.end,
    directive.suffix,
  ].map((part) => fold(part).text.trim()) as [string, string, string, string];
  if (start === '') return null;
  /** Where a folded range stands in the text; without the accents that belong to its last letter it would be no whole word. */
  const range = (from: number, length: number): PassageEnds => {
    const last = folded.places[from + length - 1] as number;
    let to = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
    while (to < text.length && foldOf(text[to] as string) === '') to += 1;
    return { start: folded.places[from] as number, end: to };
  };
  const isWhole = ({ start: from, end: to }: PassageEnds): boolean =>
    isWordBound(text, from) &&
    isWordBound(text, to) &&
    !(withinBlocks && text.slice(from, to).includes('\n'));
  /** The end in the folded text of a part that stands at a place, white space before it left out; -1 = it does not. */
  const standsAt = (part: string, at: number): number => {
    const from = folded.text[at] === ' ' ? at + 1 : at;
    return folded.text.startsWith(part, from) && isWhole(range(from, part.length)) ? from + part.length : -1;
  };
  const hasSuffix = (at: number): boolean => suffix === '' || standsAt(suffix, at) >= 0;
  const first = prefix === '' ? start : prefix;
  let at = folded.text.indexOf(first);
  for (let tried = 0; at >= 0 && tried < MOST_STARTS; tried += 1, at = folded.text.indexOf(first, at + 1)) {
    if (!isWhole(range(at, first.length))) continue;
    const behind = prefix === '' ? at + start.length : standsAt(start, at + prefix.length);
    if (behind < 0) continue;
    const from = range(behind - start.length, start.length).start;
    if (end === '') {
      if (hasSuffix(behind)) return { start: from, end: range(behind - start.length, start.length).end };
      continue;
    }
    for (let last = folded.text.indexOf(end, behind); last >= 0; last = folded.text.indexOf(end, last + 1)) {
      const place = range(last, end.length);
      if (isWhole(place) && hasSuffix(last + end.length)) return { start: from, end: place.end };
    }
    // what does not stand behind this start stands behind no later one
    return null;
  }
  return null;
}
