import type { Analyzer } from '../text/analyzer.ts';
import { foldWord, visibleLetters } from '../text/fold-word.ts';
import { ADDRESS_BIT, MARK } from '../text/stemmers.ts';
import { isStopWord } from '../text/stop-words.ts';
import { printQuery } from './print-query.ts';
import type { QueryFilter } from './query-filter.ts';
import type { FoundWords } from './found-words.ts';
import type { QueryNode } from './query-node.ts';
import { ALL_FIELDS, fieldMask } from './search-fields.ts';
import type { FormKind } from './search-types.ts';
import { stemsByWord, type StemmedWord } from './stems-by-word.ts';
import { MAX_FUZZY_UNITS, type SurfacePattern } from './surface-patterns.ts';

/** One position of a phrase: either an exact surface word or any of the stems. */
export type PhraseWord =
  | { readonly type: 'surface'; readonly surface: string }
  | { readonly type: 'stems'; readonly stems: readonly string[]; readonly word: string };

/** Other words a word also finds, with what each occurrence counts, in eighths. */
export interface Variants {
  readonly kind:
    | 'spelling'
    | 'related'
    | 'compound head'
    | 'compound modifier'
    | 'compound middle'
    | 'compound part'
    | 'alias';
  /** Surface words where the word's own are. */
  readonly stems: readonly string[];
  /** What they were made of: folded words, for people to read. */
  readonly words: readonly string[];
  readonly eighths: number;
  /** Bits of stemmers: only in documents that went through one of them; left out = in all. */
  readonly languages?: number;
}

/** What a leaf has besides what it looks for. */
interface PlanPart {
  /** Fields it may stand in, as a mask. */
  readonly filter: number;
  /** The part of the query it was made of, in canonical form. */
  readonly part: string;
  /** Where the text is not the query's own but the name of a topic it means. */
  readonly form?: 'alias';
}

/** A query in the terms of the index; the same plan answers queries and marks hits in a text. */
export type PlanNode = PlanLeaf | PlanFilter | PlanBranch;

/** What is looked up in the index. */
export type PlanLeaf = PlanWordLeaf | PlanNear | PlanSloppy;

/** What may not take more than that, see limit-work.ts; left out = as much as a whole query may. */
interface Limited {
  readonly work?: number;
}

/** Words that stand near each other, see QueryNode: of each operand any of its alternatives. */
export type PlanNear = PlanPart &
  Limited & {
    readonly type: 'near';
    readonly operands: readonly (readonly PlanWordLeaf[])[];
    readonly distances: readonly number[];
  };

/** Just these words in any order, each as often as it is listed, with at most so many others among them. */
export type PlanSloppy = PlanPart &
  Limited & {
    readonly type: 'sloppy';
    /** Folded surface words. */
    readonly words: readonly string[];
    readonly others: number;
  };

/** What is found without looking at other parts of the query. */
export type PlanWordLeaf =
  | (PlanPart & {
      readonly type: 'stems';
      readonly stems: readonly string[];
      /** The word that was asked for, folded. */
      readonly word: string;
      readonly variants: readonly Variants[];
      /** What it counts of a word's full score; 1 where it is left out. */
      readonly share?: number;
      /** Whether the stems, also those of the variants, are whole surface words instead. */
      readonly exact: boolean;
    })
  | (PlanPart & {
      readonly type: 'prefix';
      readonly prefix: string;
      /** Words from this one on are not searched: that would take too much, see limit-work.ts. */
      readonly below?: string;
    })
  | (PlanPart & {
      /** Its words are filled in before the plan is used. */
      readonly type: 'surfaces';
      readonly pattern: SurfacePattern;
    } & FoundWords)
  | (PlanPart & {
      readonly type: 'phrase';
      /** Empty = matches nothing. */
      readonly words: readonly PhraseWord[];
      /** The words' very letters, where they matter; the index does not know them, see case-check.ts. */
      readonly letters?: readonly string[];
    });

/** A condition of a query, or of the place that is searched. */
export type PlanCondition = QueryFilter | { readonly on: 'in article' | 'in topic'; readonly id: string };

/** What is looked up in the values of records. */
export interface PlanFilter {
  readonly type: 'filter';
  readonly condition: PlanCondition;
  /** The part of the query it was made of, in canonical form. */
  readonly part: string;
  /** What a match scores; 0 for most. */
  readonly score: number;
}

type PlanBranch =
  | { readonly type: 'not'; readonly child: PlanNode }
  | { readonly type: 'and' | 'or'; readonly children: readonly PlanNode[] };

/** What a query is planned for. */
export interface Planning {
  /** Bits of the stemmers that the archive's texts went through. */
  readonly stemmers: number;
  readonly analyzer: Analyzer;
  /** Kinds of forms that must not match. */
  readonly without: ReadonlySet<FormKind>;
  /** Days since 1970-01-01; without it `age:` filters nothing. */
  readonly today?: number | undefined;
}

/**
 * Turns a query tree into stems and surfaces. Words are stemmed in every language of `stemmers` (bits), since a
 * query has no language; equal parts are kept once. Null = nothing to search for.
 */
export function planQuery(node: QueryNode, given: Planning): PlanNode | null {
  const isAddress = 'field' in node && node.field === 'url';
  const planning = isAddress ? { ...given, stemmers: ADDRESS_BIT } : given;
  switch (node.type) {
    case 'filter':
      return {
        type: 'filter',
        condition: publishedSince(node.filter, planning.today),
        part: printQuery(node),
        score: 0,
      };
    case 'word':
      return planWord(node.text, partOf(node), planning);
    case 'prefix':
      return planPrefix(node.text, partOf(node), planning);
    case 'wildcard': {
      if (planning.without.has('pattern')) return { type: 'phrase', words: [], ...partOf(node) };
      const pattern = node.text
        .split(/([*?])/u)
        .map((piece) => (piece === '*' || piece === '?' ? piece : foldWord(piece)))
        .join('');
      return surfacesNode({ type: 'wildcard', pattern }, partOf(node));
    }
    case 'fuzzy': {
      const word = foldWord(node.text);
      if (word.length > MAX_FUZZY_UNITS) return planWord(node.text, partOf(node), planning);
      const edits = planning.without.has('typo') ? 0 : node.edits;
      return surfacesNode({ type: 'fuzzy', word, edits }, partOf(node));
    }
    case 'phrase': {
      const words = surfacesOf(node.text, planning);
      if (words.length === 0) return null;
      const whole: PlanNode = { type: 'phrase', words, ...partOf(node) };
      const parts = partsOfGlued(node.text, planning);
      if (parts === null) return whole;
      // texts have a glued word as a whole and in parts, but other words stand beside its parts
      return { type: 'or', children: [whole, { ...whole, words: parts }] };
    }
    case 'sloppy': {
      const words = surfacesOf(node.text, planning);
      if (words.length < 2) return words.length === 0 ? null : { type: 'phrase', words, ...partOf(node) };
      const surfaces = words.map(({ surface }) => surface);
      return { type: 'sloppy', words: surfaces, others: node.others, ...partOf(node) };
    }
    case 'regex': {
      if (planning.without.has('pattern')) return { type: 'phrase', words: [], ...partOf(node) };
      return surfacesNode({ type: 'regex', source: node.source }, partOf(node));
    }
    case 'cased': {
      const words = surfacesOf(node.text, planning);
      const { analyzer } = planning;
      const letters = words.map((_, index) =>
        visibleLetters(node.text.slice(analyzer.starts[index], analyzer.ends[index])),
      );
      return words.length === 0 ? null : { type: 'phrase', words, letters, ...partOf(node) };
    }
    case 'near':
      return planNear(node, planning);
    case 'not': {
      const child = planQuery(node.child, planning);
      return child === null ? null : { type: 'not', child };
    }
    case 'and':
    case 'or':
      return together(
        node.type,
        node.children.map((child) => planQuery(child, planning)),
      );
  }
}

/** Words that carry a sentence say little, those that ask are even rare in what answers; alone they must still find. */
export const STOP_WORD_SHARE = 0.3;

/** Any of the words of a text, ranked; a word that stands twice counts once. */
export function planAnyWord(text: string, planning: Planning): PlanNode | null {
  return together(
    'or',
    wordsOf(text, planning).map((word) => {
      const node = stemsNode(word, { filter: ALL_FIELDS, part: word.written }, planning);
      return isStopWord(word.surface, planning.stemmers) ? { ...node, share: STOP_WORD_SHARE } : node;
    }),
  );
}

function planNear(node: Extract<QueryNode, { type: 'near' }>, planning: Planning): PlanNode | null {
  const beside: PlanNode[] = [];
  const operands: (readonly PlanWordLeaf[])[] = [];
  const distances: number[] = [];
  node.operands.forEach((operand, index) => {
    const plans = (operand.type === 'or' ? operand.children : [operand]).map((child) =>
      planQuery(child, planning),
    );
    const leaves = plans.flatMap((plan) => (plan === null ? [] : nearLeaves(plan)));
    if (leaves.length === 0) return;
    if (operands.length > 0) distances.push(node.distances[index - 1] as number);
    operands.push(leaves);
    // "Nord-Kor*" is a word and a prefix: only the prefix has a place of its own
    const [only] = plans;
    if (plans.length === 1 && only?.type === 'and') beside.push(only);
  });
  const [first] = operands;
  if (first === undefined) return null;
  const near: PlanNode | null =
    operands.length === 1
      ? together('or', first)
      : { type: 'near', operands, distances, filter: ALL_FIELDS, part: printQuery(node) };
  return together('and', [near, ...beside]);
}

/** What a plan can stand for as an operand of NEAR. */
export function nearLeaves(plan: PlanNode): PlanWordLeaf[] {
  switch (plan.type) {
    case 'or':
      return plan.children.flatMap(nearLeaves);
    case 'prefix': {
      // words that many others begin with have too many places: the first of them are searched, as for other patterns
      const pattern = `${plan.prefix.replace(MARK, '')}*`;
      const { filter, part } = plan;
      return [surfacesNode({ type: 'wildcard', pattern }, { filter, part })];
    }
    case 'stems':
    case 'surfaces':
    case 'phrase':
      return [plan];
    case 'and':
      return plan.children.slice(-1).flatMap(nearLeaves);
    default:
      return [];
  }
}

function planWord(text: string, part: PlanPart, planning: Planning): PlanNode | null {
  const words = wordsOf(text, planning);
  const [first] = words;
  if (first === undefined) return null;
  if (words.length === 1) return stemsNode(first, part, planning);
  // "Nord-Korea" is two words to the index: they must stand together
  const exact = planning.without.has('stem');
  return {
    type: 'phrase',
    words: words.map(({ surface, stems }) =>
      exact
        ? { type: 'surface', surface: markOf(planning) + surface }
        : { type: 'stems', stems, word: surface },
    ),
    ...part,
  };
}

function planPrefix(text: string, part: PlanPart, planning: Planning): PlanNode | null {
  const { analyzer, without } = planning;
  const words = surfacesOf(text, planning);
  const count = words.length;
  if (count === 0) return null;
  if (without.has('pattern')) return { type: 'phrase', words, ...part };
  const prefix: PlanNode = {
    type: 'prefix',
    prefix: words[count - 1]?.surface as string,
    ...part,
  };
  if (count === 1) return prefix;
  const before = planWord(text.slice(0, analyzer.starts[count - 1]), part, planning);
  return together('and', [before, prefix]);
}

type Surface = Extract<PhraseWord, { type: 'surface' }>;

/** The words of a text as they stand, folded. */
function surfacesOf(text: string, planning: Planning): Surface[] {
  planning.analyzer.analyseWhole(text, 'und');
  return surfacesFound(planning);
}

/** The same with glued words in parts; null where there are none. */
function partsOfGlued(text: string, planning: Planning): Surface[] | null {
  planning.analyzer.analyse(text, 'und');
  return planning.analyzer.glued.length === 0 ? null : surfacesFound(planning);
}

function surfacesFound(planning: Planning): Surface[] {
  const { analyzer } = planning;
  return Array.from({ length: analyzer.count }, (_, index) => ({
    type: 'surface',
    surface: markOf(planning) + analyzer.surface(analyzer.words[index] as number),
  }));
}

/** What sets the words apart from others. */
function markOf({ stemmers }: Planning): string {
  return stemmers === ADDRESS_BIT ? MARK : '';
}

function surfacesNode(pattern: SurfacePattern, part: PlanPart): Extract<PlanWordLeaf, { type: 'surfaces' }> {
  return {
    type: 'surfaces',
    pattern,
    surfaces: new Set(),
    cut: false,
    terms: new Map(),
    forms: new Map(),
    work: 0,
    walk: 0,
    ...part,
  };
}

function stemsNode(
  { surface, stems }: StemmedWord,
  part: PlanPart,
  { without }: Planning,
): Extract<PlanLeaf, { type: 'stems' }> {
  return { type: 'stems', stems, word: surface, variants: [], exact: without.has('stem'), ...part };
}

/** The words of a text, each once with its stems; with itself alone where stems are switched off. */
function wordsOf(text: string, planning: Planning): StemmedWord[] {
  const words = stemsByWord(text, planning.stemmers, planning.analyzer);
  if (!planning.without.has('stem')) return words;
  return words.map((word) => ({ ...word, stems: [markOf(planning) + word.surface] }));
}

/** How a leaf's word and part were written does not make it another leaf. */
const WRITTEN: ReadonlySet<string> = new Set(['word', 'part']);

function together(type: 'and' | 'or', children: readonly (PlanNode | null)[]): PlanNode | null {
  const distinct = new Map<string, PlanNode>();
  const withoutWritten = (name: string, value: unknown): unknown => (WRITTEN.has(name) ? undefined : value);
  for (const child of children) {
    if (child === null) continue;
    const key = JSON.stringify(child, withoutWritten);
    if (!distinct.has(key)) distinct.set(key, child);
  }
  const list = [...distinct.values()];
  const [first] = list;
  if (first === undefined) return null;
  return list.length === 1 ? first : { type, children: list };
}

/** An age in days before today is a range of days; without a today it stays as it is. */
function publishedSince(filter: QueryFilter, today: number | undefined): QueryFilter {
  if (filter.on !== 'age' || today === undefined) return filter;
  const day = today - filter.days;
  return filter.older
    ? { on: 'published', from: null, to: day - 1 }
    : { on: 'published', from: day, to: null };
}

function partOf(node: Extract<QueryNode, { readonly field: string }>): PlanPart {
  return { filter: node.field === '' ? ALL_FIELDS : fieldMask(node.field), part: printQuery(node) };
}
