import type { Analyzer } from '../text/analyzer.ts';
import { sortTexts } from './sort-texts.ts';
import type { LexiconEntry } from './term-writer.ts';

interface Stem {
  readonly text: string;
  /** Surface words it has. */
  readonly forms: number;
}

/** Numbers of a batch's stems and forms. */
export interface StemTable {
  /** In dictionary order. */
  readonly sorted: readonly Stem[];
  /** Term number and form number by word number of the analyzer. */
  readonly termOfWord: Int32Array;
  readonly formOfWord: Int32Array;
}

/** Numbers the stems of some words in dictionary order and, within each, its surface words by frequency. */
export function numberStems(
  occurrences: Int32Array,
  analyzer: Analyzer,
): { readonly stems: StemTable; readonly surfaces: readonly LexiconEntry[] } {
  const frequencies = new Int32Array(analyzer.wordLimit);
  const met: number[] = [];
  for (let index = 0; index < occurrences.length; index += 1) {
    const word = occurrences[index] as number;
    const before = frequencies[word] as number;
    if (before === 0) met.push(word);
    frequencies[word] = before + 1;
  }
  const bySurface = pick(met, sortTexts(met.map((word) => analyzer.surface(word))));
  const stemTexts = Array.from(bySurface, (word) => analyzer.stem(word));
  const used = pick(bySurface, sortTexts(stemTexts));
  const termOfWord = new Int32Array(analyzer.wordLimit);
  const formOfWord = new Int32Array(analyzer.wordLimit);
  const sorted: Stem[] = [];
  let from = 0;
  while (from < used.length) {
    const text = analyzer.stem(used[from] as number);
    let to = from + 1;
    while (to < used.length && analyzer.stem(used[to] as number) === text) to += 1;
    let forms = 1;
    if (to > from + 1) forms = numberForms(used.subarray(from, to), frequencies, formOfWord, analyzer);
    for (let index = from; index < to; index += 1) termOfWord[used[index] as number] = sorted.length;
    sorted.push({ text, forms });
    from = to;
  }
  const stems = { sorted, termOfWord, formOfWord };
  return { stems, surfaces: listSurfaces(bySurface, stems, frequencies, analyzer) };
}

function pick(list: ArrayLike<number>, order: Int32Array): Int32Array {
  return order.map((index) => list[index] as number);
}

/**
 * Numbers the forms of one stem, the commonest first, and adds up the frequencies of a surface at each of its words:
 * the same surface may have come from several languages. Returns how many there are.
 */
function numberForms(
  words: Int32Array,
  frequencies: Int32Array,
  formOfWord: Int32Array,
  analyzer: Analyzer,
): number {
  const groups: number[][] = [];
  for (const word of words) {
    const last = groups.at(-1);
    if (last !== undefined && analyzer.surface(last[0] as number) === analyzer.surface(word)) last.push(word);
    else groups.push([word]);
  }
  for (const group of groups) {
    if (group.length === 1) continue;
    const sum = group.reduce((total, word) => total + (frequencies[word] as number), 0);
    for (const word of group) frequencies[word] = sum;
  }
  // stable: equally common forms stay in the order of their surfaces
  groups.sort((a, b) => (frequencies[b[0] as number] as number) - (frequencies[a[0] as number] as number));
  groups.forEach((group, form) => {
    for (const word of group) formOfWord[word] = form;
  });
  return groups.length;
}

/** The lexicon: sorted by surface, then by stem; each pair of them once. */
function listSurfaces(
  bySurface: Int32Array,
  stems: StemTable,
  frequencies: Int32Array,
  analyzer: Analyzer,
): LexiconEntry[] {
  const entries: LexiconEntry[] = [];
  let first = 0;
  for (const word of bySurface) {
    const surface = analyzer.surface(word);
    if (entries[first]?.surface !== surface) first = entries.length;
    const term = stems.termOfWord[word] as number;
    let at = first;
    while (at < entries.length && (entries[at] as LexiconEntry).term < term) at += 1;
    if (entries[at]?.term === term && at < entries.length) continue;
    const entry = {
      surface,
      term,
      form: stems.formOfWord[word] as number,
      count: frequencies[word] as number,
    };
    if (at === entries.length) entries.push(entry);
    else entries.splice(at, 0, entry);
  }
  return entries;
}
