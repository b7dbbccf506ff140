import type { Analyzer } from '../text/analyzer.ts';
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
  for (let index = 0; index < occurrences.length; index += 1) {
    const word = occurrences[index] as number;
    frequencies[word] = (frequencies[word] as number) + 1;
  }
  const termOfWord = new Int32Array(analyzer.wordLimit);
  const formOfWord = new Int32Array(analyzer.wordLimit);
  const sorted: Stem[] = [];
  const used = analyzer.wordsByStem().filter((word) => frequencies[word] !== 0);
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
  return { stems, surfaces: listSurfaces(stems, frequencies, analyzer) };
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
function listSurfaces(stems: StemTable, frequencies: Int32Array, analyzer: Analyzer): LexiconEntry[] {
  const entries: LexiconEntry[] = [];
  let first = 0;
  for (const word of analyzer.wordsBySurface()) {
    if (frequencies[word] === 0) continue;
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
