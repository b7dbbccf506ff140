import type { Analyzer } from '../text/analyzer.ts';
import { foldWord } from '../text/fold-word.ts';
import { STEMMER_LANGUAGES } from '../text/stemmers.ts';
import type { QueryNode } from './query-grammar.ts';
import { ALL_FIELDS, fieldMask } from './search-fields.ts';
import { MAX_FUZZY_UNITS, type SurfacePattern } from './surface-patterns.ts';

/** One position of a phrase: either an exact surface word or any of the stems. */
export type PhraseWord =
  | { readonly type: 'surface'; readonly surface: string }
  | { readonly type: 'stems'; readonly stems: readonly string[] };

/** Other words a word also finds, with what each occurrence counts, in eighths. */
export interface Variants {
  readonly kind: 'spelling' | 'related' | 'compound head' | 'compound modifier' | 'compound part';
  readonly stems: readonly string[];
  readonly eighths: number;
}

/** A query in the terms of the index; the same plan answers queries and marks hits in a text. */
export type PlanNode =
  | {
      readonly type: 'stems';
      readonly stems: readonly string[];
      /** The word that was asked for, folded. */
      readonly word: string;
      readonly variants: readonly Variants[];
      readonly filter: number;
    }
  | { readonly type: 'prefix'; readonly prefix: string; readonly filter: number }
  | {
      readonly type: 'surfaces';
      readonly pattern: SurfacePattern;
      /** The words of the archive that match it; filled in before the plan is used. */
      readonly surfaces: ReadonlySet<string>;
      /** Whether more match than are searched. */
      readonly cut: boolean;
      readonly filter: number;
    }
  | { readonly type: 'phrase'; readonly words: readonly PhraseWord[]; readonly filter: number }
  | { readonly type: 'not'; readonly child: PlanNode }
  | { readonly type: 'and' | 'or'; readonly children: readonly PlanNode[] };

/**
 * Turns a query tree into stems and surfaces. Words are stemmed in every language of `stemmers` (bits), since a
 * query has no language; equal parts are kept once. Null = nothing to search for.
 */
export function planQuery(node: QueryNode, stemmers: number, analyzer: Analyzer): PlanNode | null {
  switch (node.type) {
    case 'word':
      return planWord(node.text, filterOf(node.field), stemmers, analyzer);
    case 'prefix':
      return planPrefix(node.text, filterOf(node.field), stemmers, analyzer);
    case 'wildcard': {
      const pattern = node.text
        .split(/([*?])/u)
        .map((piece) => (piece === '*' || piece === '?' ? piece : foldWord(piece)))
        .join('');
      return surfacesNode({ type: 'wildcard', pattern }, filterOf(node.field));
    }
    case 'fuzzy': {
      const word = foldWord(node.text);
      if (word.length > MAX_FUZZY_UNITS) return planWord(node.text, filterOf(node.field), stemmers, analyzer);
      return surfacesNode({ type: 'fuzzy', word, edits: node.edits }, filterOf(node.field));
    }
    case 'phrase': {
      analyzer.analyse(node.text, 'und');
      const words: PhraseWord[] = [];
      for (let index = 0; index < analyzer.count; index += 1) {
        words.push({ type: 'surface', surface: analyzer.surface(analyzer.words[index] as number) });
      }
      return words.length === 0 ? null : { type: 'phrase', words, filter: filterOf(node.field) };
    }
    case 'not': {
      const child = planQuery(node.child, stemmers, analyzer);
      return child === null ? null : { type: 'not', child };
    }
    case 'and':
    case 'or':
      return together(
        node.type,
        node.children.map((child) => planQuery(child, stemmers, analyzer)),
      );
  }
}

/** Any of the words of a text, ranked; a word that stands twice counts once. */
export function planAnyWord(text: string, stemmers: number, analyzer: Analyzer): PlanNode | null {
  return together(
    'or',
    stemsByWord(text, stemmers, analyzer).map((word) => stemsNode(word, ALL_FIELDS)),
  );
}

function planWord(text: string, filter: number, stemmers: number, analyzer: Analyzer): PlanNode | null {
  const words = stemsByWord(text, stemmers, analyzer);
  const [first] = words;
  if (first === undefined) return null;
  if (words.length === 1) return stemsNode(first, filter);
  // "Nord-Korea" is two words to the index: they must stand together
  return { type: 'phrase', words: words.map(({ stems }) => ({ type: 'stems', stems })), filter };
}

function planPrefix(text: string, filter: number, stemmers: number, analyzer: Analyzer): PlanNode | null {
  analyzer.analyse(text, 'und');
  const count = analyzer.count;
  if (count === 0) return null;
  const prefix: PlanNode = {
    type: 'prefix',
    prefix: analyzer.surface(analyzer.words[count - 1] as number),
    filter,
  };
  if (count === 1) return prefix;
  const before = planWord(text.slice(0, analyzer.starts[count - 1]), filter, stemmers, analyzer);
  return together('and', [before, prefix]);
}

function surfacesNode(pattern: SurfacePattern, filter: number): PlanNode {
  return { type: 'surfaces', pattern, surfaces: new Set(), cut: false, filter };
}

interface StemmedWord {
  readonly surface: string;
  readonly stems: string[];
}

function stemsNode({ surface, stems }: StemmedWord, filter: number): PlanNode {
  return { type: 'stems', stems, word: surface, variants: [], filter };
}

/** For each word of the text, its stems in the languages present, each once. */
export function stemsByWord(text: string, stemmers: number, analyzer: Analyzer): StemmedWord[] {
  const words: StemmedWord[] = [];
  STEMMER_LANGUAGES.forEach((language, number) => {
    if ((stemmers & (1 << number)) === 0 && (number !== 0 || stemmers !== 0)) return;
    analyzer.analyse(text, language);
    for (let index = 0; index < analyzer.count; index += 1) {
      const word = analyzer.words[index] as number;
      const stem = analyzer.stem(word);
      const { stems } = (words[index] ??= { surface: analyzer.surface(word), stems: [] });
      if (!stems.includes(stem)) stems.push(stem);
    }
  });
  return words;
}

function together(type: 'and' | 'or', children: readonly (PlanNode | null)[]): PlanNode | null {
  const distinct = new Map<string, PlanNode>();
  // words of the same stems are one
  const withoutWord = (name: string, value: unknown): unknown => (name === 'word' ? undefined : value);
  for (const child of children) {
    if (child === null) continue;
    const key = JSON.stringify(child, withoutWord);
    if (!distinct.has(key)) distinct.set(key, child);
  }
  const list = [...distinct.values()];
  const [first] = list;
  if (first === undefined) return null;
  return list.length === 1 ? first : { type, children: list };
}

function filterOf(field: string): number {
  return field === '' ? ALL_FIELDS : fieldMask(field);
}
