import type { NumberedStems } from './number-stems.ts';
import { OCCURRENCE } from './postings-encoder.ts';

/** Room for a first batch. */
const FIRST_WORDS = 1 << 16;

/** Occurrences sorted by term, and within each as they came. */
export interface SortedOccurrences {
  /** Where each term's occurrences end. */
  readonly ends: Int32Array;
  /** See PostingsEncoder.addOccurrences; the list may be longer, and is written anew by the next sort. */
  readonly occurrences: Int32Array;
}

/** All words of a batch in order of document, field and position: the words of a run stand side by side, at following places. */
export class Occurrences {
  count = 0;
  /** Word numbers. */
  words = new Int32Array(FIRST_WORDS);
  /** Where each run ends, its document, and the place of its first word. */
  readonly #runEnds: number[] = [];
  readonly #runDocuments: number[] = [];
  readonly #runPlaces: number[] = [];
  /** Room for sorting, from batch to batch. */
  #sorted = new Int32Array(0);

  /** Adds the first `count` of the words. */
  addRun(document: number, place: number, words: Int32Array, count: number): void {
    this.#reserve(count);
    this.words.set(words.subarray(0, count), this.count);
    this.#endRun(document, place, this.count + count);
  }

  addWord(document: number, place: number, word: number): void {
    this.#reserve(1);
    this.words[this.count] = word;
    this.#endRun(document, place, this.count + 1);
  }

  #reserve(more: number): void {
    if (this.count + more <= this.words.length) return;
    const wide = new Int32Array(Math.max(this.words.length * 2, this.count + more));
    wide.set(this.words.subarray(0, this.count));
    this.words = wide;
  }

  #endRun(document: number, place: number, end: number): void {
    this.count = end;
    this.#runEnds.push(end);
    this.#runDocuments.push(document);
    this.#runPlaces.push(place);
  }

  /** Forgets all but the first `count` words; these must end with a run. */
  cut(count: number): void {
    while ((this.#runEnds.at(-1) ?? 0) > count) {
      this.#runEnds.pop();
      this.#runDocuments.pop();
      this.#runPlaces.pop();
    }
    this.count = count;
  }

  /** Gives back the room of a large batch, which the next ones would use again; for when there are no words. */
  release(): void {
    if (this.words.length > FIRST_WORDS) this.words = new Int32Array(FIRST_WORDS);
    this.#sorted = new Int32Array(0);
  }

  /** Each word once, in the order of first use, and how often by word number (below `limit`). */
  countWords(limit: number): { words: Int32Array; frequencies: Int32Array } {
    const frequencies = new Int32Array(limit);
    const met = new Int32Array(Math.min(this.count, limit));
    let count = 0;
    for (let index = 0; index < this.count; index += 1) {
      const word = this.words[index] as number;
      const before = frequencies[word] as number;
      if (before === 0) met[count++] = word;
      frequencies[word] = before + 1;
    }
    return { words: met.subarray(0, count), frequencies };
  }

  /** A counting sort by term. */
  sortByTerm({ termOfWord, formOfWord, lexicon, formCounts }: NumberedStems): SortedOccurrences {
    const next = new Int32Array(formCounts.length + 1);
    for (let entry = 0; entry < lexicon.count; entry += 1) {
      const term = lexicon.terms[entry] as number;
      next[term + 1] = (next[term + 1] as number) + (lexicon.occurrences[entry] as number);
    }
    for (let term = 1; term < next.length; term += 1)
      next[term] = (next[term] as number) + (next[term - 1] as number);
    // side by side, so that each occurrence is written to one place of the memory
    const size = this.count * OCCURRENCE;
    if (size > this.#sorted.length) this.#sorted = new Int32Array(size + (size >> 3));
    const occurrences = this.#sorted;
    const words = this.words;
    let index = 0;
    for (let run = 0; run < this.#runEnds.length; run += 1) {
      const end = this.#runEnds[run] as number;
      const document = this.#runDocuments[run] as number;
      for (let place = this.#runPlaces[run] as number; index < end; index += 1, place += 1) {
        const word = words[index] as number;
        const term = termOfWord[word] as number;
        const at = next[term] as number;
        next[term] = at + 1;
        const to = at * OCCURRENCE;
        occurrences[to] = document;
        occurrences[to + 1] = place;
        occurrences[to + 2] = formOfWord[word] as number;
      }
    }
    return { ends: next, occurrences };
  }
}
