import type { WordTable } from '../text/word-table.ts';
import { type SortedTexts, TextOrder } from './text-order.ts';

/** Numbers of a batch's stems and forms. */
export interface NumberedStems {
  /** Stem numbers of the word table, in dictionary order. */
  readonly stems: SortedTexts;
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
  /** Units that the surface shares with the one before. */
  readonly shared: Uint16Array;
  readonly terms: Int32Array;
  readonly forms: Int32Array;
  readonly occurrences: Int32Array;
}

/** Numbers stems and surfaces of a word table's words, one batch after the other. */
export class StemNumbering {
  readonly table: WordTable;
  readonly #surfaces = new TextOrder();
  readonly #stems = new TextOrder();

  constructor(table: WordTable) {
    this.table = table;
  }

  /**
   * Numbers the stems of some words in dictionary order and, within each, its surface words in theirs.
   * `words`: each word once; `frequencies`: occurrences by word number.
   */
  number(words: Int32Array, frequencies: Int32Array): NumberedStems {
    const { surfaces, stemOfWord } = this.table;
    const bySurface = this.#surfaces.sort(surfaces, words, frequencies);
    const { stems, termOfStem } = this.#sortStems(words);
    const formCounts = new Int32Array(stems.numbers.length);
    const termOfWord = new Int32Array(surfaces.count);
    const formOfWord = new Int32Array(surfaces.count);
    const lexicon = {
      count: 0,
      words: new Int32Array(words.length),
      shared: new Uint16Array(words.length),
      terms: new Int32Array(words.length),
      forms: new Int32Array(words.length),
      occurrences: new Int32Array(words.length),
    };
    const { numbers, shared } = bySurface;
    for (let from = 0, to = 0; from < numbers.length; from = to) {
      const group = lexicon.count;
      const length = surfaces.lengths[numbers[from] as number] as number;
      // one surface in several languages: with the same stem it is one entry
      for (
        to = from;
        to === from || (shared[to] === length && surfaces.lengths[numbers[to] as number] === length);
        to += 1
      ) {
        const word = numbers[to] as number;
        const term = termOfStem[stemOfWord[word] as number] as number;
        let at = lexicon.count;
        while (at > group && (lexicon.terms[at - 1] as number) >= term) at -= 1;
        if (at === lexicon.count || lexicon.terms[at] !== term) {
          const { words: entries, terms, forms, occurrences } = lexicon;
          if (at < lexicon.count)
            for (const list of [entries, terms, forms, occurrences])
              list.copyWithin(at + 1, at, lexicon.count);
          entries[at] = word;
          lexicon.shared[lexicon.count] = shared[to] as number;
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

  #sortStems(words: Int32Array): { stems: SortedTexts; termOfStem: Int32Array } {
    const { stems, stemOfWord } = this.table;
    const termOfStem = new Int32Array(stems.count);
    const used = new Int32Array(words.length);
    let count = 0;
    for (const word of words) {
      const stem = stemOfWord[word] as number;
      if (termOfStem[stem] === 1) continue;
      termOfStem[stem] = 1;
      used[count++] = stem;
    }
    const sorted = this.#stems.sort(stems, used.subarray(0, count), termOfStem);
    for (let term = 0; term < count; term += 1) termOfStem[sorted.numbers[term] as number] = term;
    return { stems: sorted, termOfStem };
  }
}
