import { MARK } from '../text/stemmers.ts';
import { type TermForms, WHOLE } from './match-forms.ts';
import type { Segment } from './segment.ts';
import { WORK_PER_FORM, WORK_PER_TERM } from './work-units.ts';
import { type FoundForm, type MatchedWords, matchPattern } from './match-pattern.ts';
import type { SurfacePattern } from './surface-patterns.ts';

/** The archive's words that a pattern takes. */
export interface FoundWords {
  /** Folded; of addresses with MARK in front. */
  readonly surfaces: ReadonlySet<string>;
  /** Whether more words match than these. */
  readonly cut: boolean;
  /** Their stems and forms in each segment. */
  readonly terms: ReadonlyMap<Segment, readonly TermForms[]>;
  /** What searching them takes, see work-units.ts. */
  readonly work: number;
  /** What finding them took. */
  readonly walk: number;
}

/** More words than this are not searched: the first in order are. */
const MAX_MATCHING_WORDS = 2000;
const MAX_REMEMBERED = 8;

interface FoundPattern {
  readonly matched: MatchedWords;
  readonly all: FoundWords;
  readonly limited: Map<number, FoundWords>;
}

/** Looks patterns up in the lexicons; the last ones are remembered, so that search, snippets and marks look once. */
export class PatternWords {
  readonly #segments: readonly Segment[];
  readonly #found = new Map<string, FoundPattern>();

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  /** Words of addresses where `marked`, else of all other texts. */
  find(pattern: SurfacePattern, marked: boolean): FoundWords {
    return this.#known(pattern, marked).all;
  }

  /** The first of these words that take no more than so much together; one at least. */
  findWithin(pattern: SurfacePattern, marked: boolean, work: number): FoundWords {
    const known = this.#known(pattern, marked);
    let found = known.limited.get(work);
    if (found === undefined) {
      const words = this.#firstWithin(known, marked, work);
      found = this.#foundWords(pattern, marked, { ...known.matched, words, isCut: true });
      known.limited.set(work, found);
    }
    return found;
  }

  #known(pattern: SurfacePattern, marked: boolean): FoundPattern {
    const key = JSON.stringify([marked, pattern]);
    let found = this.#found.get(key);
    if (found === undefined) {
      found = this.#search(pattern, marked);
      const [oldest] = this.#found.keys();
      if (this.#found.size >= MAX_REMEMBERED && oldest !== undefined) this.#found.delete(oldest);
      this.#found.set(key, found);
    }
    return found;
  }

  #firstWithin(
    { matched: { forms }, all }: FoundPattern,
    marked: boolean,
    work: number,
  ): ReadonlySet<string> {
    const costs = new Map<string, number>();
    this.#segments.forEach((segment, index) => {
      const list = forms[index] as readonly FoundForm[];
      const workOfTerm = new Map<number, number>();
      const formsOfTerm = new Map<number, number>();
      for (const term of all.terms.get(segment) ?? []) add(workOfTerm, term.info.term, workOf(term));
      for (const { term } of list) add(formsOfTerm, term, 1);
      for (const { surface, term } of list)
        add(costs, surface, (workOfTerm.get(term) ?? 0) / (formsOfTerm.get(term) as number));
    });
    let spent = 0;
    const words = [...all.surfaces].map((word) => (marked ? word.slice(MARK.length) : word)).sort();
    const count = words.findIndex((word) => (spent += costs.get(word) ?? 0) > work);
    return new Set(words.slice(0, Math.max(1, count < 0 ? words.length : count)));
  }

  #search(pattern: SurfacePattern, marked: boolean): FoundPattern {
    const matched = matchPattern(this.#segments, pattern, marked, MAX_MATCHING_WORDS);
    return { matched, all: this.#foundWords(pattern, marked, matched), limited: new Map() };
  }

  #foundWords(
    pattern: SurfacePattern,
    marked: boolean,
    { forms, words, isCut, walk }: MatchedWords,
  ): FoundWords {
    const terms = new Map<Segment, readonly TermForms[]>();
    let work = 0;
    this.#segments.forEach((segment, index) => {
      const list = (forms[index] as readonly FoundForm[]).filter(({ surface }) => words.has(surface));
      if (list.length === 0) return;
      const found = termForms(segment, list, pattern);
      terms.set(segment, found);
      for (const term of found) work += workOf(term);
    });
    const surfaces = marked ? new Set([...words].map((surface) => MARK + surface)) : words;
    return { surfaces, cut: isCut, terms, work, walk };
  }
}

function add<Key>(sums: Map<Key, number>, key: Key, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

function workOf({ info, forms }: TermForms): number {
  return WORK_PER_TERM + info.documents * (forms === null ? 1 : WORK_PER_FORM);
}

/** Occurrences of what was mistyped count half of those of the word as it stands. */
function termForms(segment: Segment, list: readonly FoundForm[], pattern: SurfacePattern): TermForms[] {
  const wanted = pattern.type === 'fuzzy' ? pattern.word : null;
  const whole = list.filter(({ surface }) => wanted === null || surface === wanted);
  const half = list.filter(({ surface }) => wanted !== null && surface !== wanted);
  return [...byTerm(segment, whole, WHOLE), ...byTerm(segment, half, WHOLE / 2)];
}

function byTerm(segment: Segment, list: readonly FoundForm[], eighths: number): TermForms[] {
  const numbers = new Map<number, number[]>();
  for (const { term, form } of list) {
    const forms = numbers.get(term);
    if (forms === undefined) numbers.set(term, [form]);
    else forms.push(form);
  }
  return [...numbers].map(([term, forms]) => {
    const info = segment.termAt(term);
    if (forms.length === info.formCount) return { info, forms: null, eighths };
    const wanted = new Uint8Array(info.formCount);
    for (const form of forms) wanted[form] = 1;
    return { info, forms: wanted, eighths };
  });
}
