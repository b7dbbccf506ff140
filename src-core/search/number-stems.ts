import type { UnitTexts, WordTable } from '../text/word-table.ts';
import { sortByUnits } from './sort-units.ts';

/** Numbers of a batch's stems and forms. */
export interface NumberedStems {
  /** Stem numbers of the word table, in dictionary order. */
  readonly stems: Int32Array;
  /** Surface words of each stem, in the same order. */
  readonly formCounts: Int32Array;
  /** Term number and form number by word number. */
  readonly termOfWord: Int32Array;
  readonly formOfWord: Int32Array;
  readonly lexicon: NumberedSurfaces;
}

/** Sorted by surface, then by stem; each pair of them once. Only the first `count` of each list are meant. */
export interface NumberedSurfaces {
  readonly count: number;
  /** A word that has the surface. */
  readonly words: Int32Array;
  readonly terms: Int32Array;
  readonly forms: Int32Array;
  readonly occurrences: Int32Array;
}

/**
 * Numbers the stems of some words in dictionary order and, within each, its surface words in theirs.
 * `words`: each word once; `frequencies`: occurrences by word number.
 */
export function numberStems(words: Int32Array, frequencies: Int32Array, table: WordTable): NumberedStems {
  const { surfaces, stemOfWord } = table;
  const bySurface = sortByUnits(surfaces, words);
  const { stems, termOfStem } = sortStems(bySurface, table);
  const formCounts = new Int32Array(stems.length);
  const termOfWord = new Int32Array(surfaces.count);
  const formOfWord = new Int32Array(surfaces.count);
  const lexicon = {
    count: 0,
    words: new Int32Array(words.length),
    terms: new Int32Array(words.length),
    forms: new Int32Array(words.length),
    occurrences: new Int32Array(words.length),
  };
  for (let from = 0, to = 0; from < bySurface.length; from = to) {
    const group = lexicon.count;
    // one surface in several languages: with the same stem it is one entry
    for (to = from; to === from || isSameText(surfaces, bySurface, to); to += 1) {
      const word = bySurface[to] as number;
      const term = termOfStem[stemOfWord[word] as number] as number;
      let at = lexicon.count;
      while (at > group && (lexicon.terms[at - 1] as number) >= term) at -= 1;
      if (at === lexicon.count || lexicon.terms[at] !== term) {
        const { words: entries, terms, forms, occurrences } = lexicon;
        if (at < lexicon.count)
          for (const list of [entries, terms, forms, occurrences]) list.copyWithin(at + 1, at, lexicon.count);
        entries[at] = word;
        terms[at] = term;
        forms[at] = formCounts[term] as number;
        occurrences[at] = 0;
        formCounts[term] = (formCounts[term] as number) + 1;
        lexicon.count += 1;
      }
      lexicon.occurrences[at] = (lexicon.occurrences[at] as number) + (frequencies[word] as number);
      termOfWord[word] = term;
      formOfWord[word] = lexicon.forms[at] as number;
    }
  }
  return { stems, formCounts, termOfWord, formOfWord, lexicon };
}

function sortStems(words: Int32Array, table: WordTable): { stems: Int32Array; termOfStem: Int32Array } {
  const { stems, stemOfWord } = table;
  const termOfStem = new Int32Array(stems.count).fill(-1);
  const used = new Int32Array(words.length);
  let count = 0;
  for (const word of words) {
    const stem = stemOfWord[word] as number;
    if (termOfStem[stem] === 0) continue;
    termOfStem[stem] = 0;
    used[count++] = stem;
  }
  const sorted = sortByUnits(stems, used.subarray(0, count));
  for (let term = 0; term < count; term += 1) termOfStem[sorted[term] as number] = term;
  return { stems: sorted, termOfStem };
}

/** Whether the text at that place of the list is that of the place before. */
function isSameText({ pool, starts, lengths }: UnitTexts, list: Int32Array, at: number): boolean {
  if (at >= list.length) return false;
  const a = list[at - 1] as number;
  const b = list[at] as number;
  const length = lengths[a] as number;
  if (lengths[b] !== length) return false;
  const aStart = starts[a] as number;
  const bStart = starts[b] as number;
  for (let index = length - 1; index >= 0; index -= 1)
    if (pool[aStart + index] !== pool[bStart + index]) return false;
  return true;
}
