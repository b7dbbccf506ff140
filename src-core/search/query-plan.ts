import type { Analyzer } from '../text/analyzer.ts';
import { STEMMER_LANGUAGES } from '../text/stemmers.ts';
import type { QueryNode } from './query-grammar.ts';
import { ALL_FIELDS, fieldMask } from './search-fields.ts';

/** One position of a phrase: either an exact surface word or any of the stems. */
export type PhraseWord =
  | { readonly type: 'surface'; readonly surface: string }
  | { readonly type: 'stems'; readonly stems: readonly string[] };

/** A query in the terms of the index; the same plan answers queries and marks hits in a text. */
export type PlanNode =
  | { readonly type: 'stems'; readonly stems: readonly string[]; readonly filter: number }
  | { readonly type: 'prefix'; readonly prefix: string; readonly filter: number }
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
    stemsByWord(text, stemmers, analyzer).map((stems) => ({ type: 'stems', stems, filter: ALL_FIELDS })),
  );
}

function planWord(text: string, filter: number, stemmers: number, analyzer: Analyzer): PlanNode | null {
  const words = stemsByWord(text, stemmers, analyzer);
  const [first] = words;
  if (first === undefined) return null;
  if (words.length === 1) return { type: 'stems', stems: first, filter };
  // "Nord-Korea" is two words to the index: they must stand together
  return { type: 'phrase', words: words.map((stems) => ({ type: 'stems', stems })), filter };
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

/** For each word of the text, its stems in the languages present, each once. */
function stemsByWord(text: string, stemmers: number, analyzer: Analyzer): string[][] {
  const words: string[][] = [];
  STEMMER_LANGUAGES.forEach((language, number) => {
    if ((stemmers & (1 << number)) === 0 && (number !== 0 || stemmers !== 0)) return;
    analyzer.analyse(text, language);
    for (let index = 0; index < analyzer.count; index += 1) {
      const stem = analyzer.stem(analyzer.words[index] as number);
      const stems = (words[index] ??= []);
      if (!stems.includes(stem)) stems.push(stem);
    }
  });
  return words;
}

function together(type: 'and' | 'or', children: readonly (PlanNode | null)[]): PlanNode | null {
  const distinct = new Map<string, PlanNode>();
  for (const child of children) if (child !== null) distinct.set(JSON.stringify(child), child);
  const list = [...distinct.values()];
  const [first] = list;
  if (first === undefined) return null;
  return list.length === 1 ? first : { type, children: list };
}

function filterOf(field: string): number {
  return field === '' ? ALL_FIELDS : fieldMask(field);
}
