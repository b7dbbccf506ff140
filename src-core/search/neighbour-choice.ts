import type { TermInfo } from './segment-walks.ts';

/** A surface word of a common stem. */
export interface CommonForm {
  /** Number of the stem in the dictionary. */
  readonly term: number;
  readonly form: number;
  readonly occurrences: number;
}

/** Which words' neighbourhood is written down. */
export interface NeighbourChoice {
  /** By stem, then by form. */
  readonly words: readonly CommonForm[];
  /** Number of the pair at `first word * words + second word`, ascending from 0; -1 = none. */
  readonly pairs: Int32Array;
  readonly pairCount: number;
}

/** What pairs are chosen by. */
export interface NeighbourLimits {
  /** Segments of fewer documents have none: a phrase in them costs little. */
  readonly documents: number;
  /** What a phrase must have to read at least, in places for each document of the segment; see DOCUMENT_PLACES. */
  readonly places: number;
  /** Part of all places where two words are neighbours that may be written down. */
  readonly share: number;
}

/** A stem in one document of so many, or in more, is common. */
const COMMON = 8;
/** A word as often as once in so many documents, or more often, is worth lists of its own. */
const WORTH = 50;
const MOST_WORDS = 1000;
/** What a document that holds both stems costs besides, in places read (measured). */
const DOCUMENT_PLACES = 12;

interface CommonStem {
  readonly documents: number;
  /** Occurrences, and those of its chosen words. */
  readonly all: number;
  readonly chosen: number;
  readonly words: readonly number[];
}

/** Whether a stem of so many documents may be one of a pair. */
export function isCommon(termDocuments: number, documents: number): boolean {
  return termDocuments * COMMON >= documents;
}

/**
 * Chooses pairs of words whose phrase would be slowest to find, as one that reads most places: all of them where both
 * stems occur. As many as the limits allow, counted as if words stood at random; words that never meet cost nothing.
 */
export function chooseNeighbours(
  terms: readonly TermInfo[],
  forms: readonly CommonForm[],
  documents: number,
  occurrences: number,
  limits: NeighbourLimits,
): NeighbourChoice {
  const words = forms
    .filter((form) => form.occurrences * WORTH >= documents)
    .toSorted((a, b) => b.occurrences - a.occurrences)
    .slice(0, MOST_WORDS)
    .sort((a, b) => a.term - b.term || a.form - b.form);
  const stems = terms
    .map((info): CommonStem => {
      const own = words.flatMap(({ term }, word) => (term === info.term ? [word] : []));
      return {
        documents: info.documents,
        all: sum(forms.filter(({ term }) => term === info.term)),
        chosen: sum(own.map((word) => words[word] as CommonForm)),
        words: own,
      };
    })
    .filter((stem) => stem.words.length > 0);
  const costly: { readonly a: CommonStem; readonly b: CommonStem; readonly places: number }[] = [];
  stems.forEach((a, index) => {
    for (let other = index; other < stems.length; other += 1) {
      const b = stems[other] as CommonStem;
      const both = (a.documents * b.documents) / documents;
      const read = (a.all * b.documents + b.all * a.documents) / documents + both * DOCUMENT_PLACES;
      const places = read / documents;
      if (places >= limits.places) costly.push({ a, b, places });
    }
  });
  costly.sort((one, other) => other.places - one.places);
  const chosen = new Uint8Array(words.length * words.length);
  const isUsed = new Uint8Array(words.length);
  let left = occurrences * limits.share;
  for (const { a, b } of costly) {
    left -= ((a === b ? 1 : 2) * a.chosen * b.chosen) / occurrences;
    if (left < 0) break;
    for (const one of a.words)
      for (const other of b.words) {
        chosen[one * words.length + other] = 1;
        chosen[other * words.length + one] = 1;
        isUsed[one] = 1;
        isUsed[other] = 1;
      }
  }
  const used = words.map((_, word) => word).filter((word) => isUsed[word] === 1);
  const pairs = new Int32Array(used.length * used.length).fill(-1);
  let pairCount = 0;
  used.forEach((one, row) => {
    used.forEach((other, column) => {
      if (chosen[one * words.length + other] === 1) pairs[row * used.length + column] = pairCount++;
    });
  });
  return { words: used.map((word) => words[word] as CommonForm), pairs, pairCount };
}

function sum(forms: readonly CommonForm[]): number {
  return forms.reduce((all, { occurrences }) => all + occurrences, 0);
}
