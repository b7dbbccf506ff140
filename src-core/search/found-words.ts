import { MARK } from '../text/stemmers.ts';
import { type TermForms, WHOLE } from './match-forms.ts';
import type { FoundForm, MatchedWords } from './match-pattern.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';
import type { SurfacePattern } from './surface-patterns.ts';
import { WORK_PER_FORM, WORK_PER_TERM } from './work-units.ts';

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
  /** Entries of the lexicons: those of the words, and maybe more. */
  readonly forms: ReadonlyMap<Segment, readonly FoundForm[]>;
}

type Found = Pick<FoundWords, 'surfaces' | 'forms' | 'cut' | 'walk'>;

/** Where the words that a pattern takes are to be looked up; of addresses where `marked`, else of all other texts. */
export function foundWords(
  segments: readonly Segment[],
  pattern: SurfacePattern,
  marked: boolean,
  { forms, words, isCut, walk }: MatchedWords,
): FoundWords {
  const bySegment = new Map(
    segments.map((segment, index) => [segment, forms[index] as readonly FoundForm[]]),
  );
  const surfaces = marked ? new Set([...words].map((surface) => MARK + surface)) : words;
  return withTerms(pattern, { surfaces, forms: bySegment, cut: isCut, walk }, (segment, term) =>
    segment.termAt(term),
  );
}

/** The first of the words found that take no more than so much together; one at least. */
export function firstWords(pattern: SurfacePattern, found: FoundWords, work: number): FoundWords {
  const costs = new Map<string, number>();
  const infos = new Map<Segment, Map<number, TermInfo>>();
  for (const [segment, list] of found.forms) {
    const infoOfTerm = new Map<number, TermInfo>();
    const workOfTerm = new Map<number, number>();
    const formsOfTerm = new Map<number, number>();
    for (const term of found.terms.get(segment) ?? []) {
      infoOfTerm.set(term.info.term, term.info);
      add(workOfTerm, term.info.term, workOf(term));
    }
    for (const { term } of list) add(formsOfTerm, term, 1);
    for (const { surface, term } of list)
      add(costs, surface, (workOfTerm.get(term) ?? 0) / (formsOfTerm.get(term) as number));
    infos.set(segment, infoOfTerm);
  }
  let spent = 0;
  const words = [...found.surfaces].sort();
  const count = words.findIndex((word) => (spent += costs.get(unmarked(word)) ?? 0) > work);
  const surfaces = new Set(words.slice(0, Math.max(1, count < 0 ? words.length : count)));
  return withTerms(
    pattern,
    { ...found, surfaces, cut: true },
    (segment, term) => infos.get(segment)?.get(term) as TermInfo,
  );
}

function withTerms(
  pattern: SurfacePattern,
  found: Found,
  infoOf: (segment: Segment, term: number) => TermInfo,
): FoundWords {
  const words = new Set([...found.surfaces].map(unmarked));
  const terms = new Map<Segment, readonly TermForms[]>();
  let work = 0;
  for (const [segment, all] of found.forms) {
    const list = all.filter(({ surface }) => words.has(surface));
    if (list.length === 0) continue;
    const inSegment = termForms(list, pattern, (term) => infoOf(segment, term));
    terms.set(segment, inSegment);
    for (const term of inSegment) work += workOf(term);
  }
  return { ...found, terms, work };
}

function unmarked(word: string): string {
  return word.startsWith(MARK) ? word.slice(MARK.length) : word;
}

function add<Key>(sums: Map<Key, number>, key: Key, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

function workOf({ info, forms }: TermForms): number {
  return WORK_PER_TERM + info.documents * (forms === null ? 1 : WORK_PER_FORM);
}

/** Occurrences of what was mistyped count half of those of the word as it stands. */
function termForms(
  list: readonly FoundForm[],
  pattern: SurfacePattern,
  infoOf: (term: number) => TermInfo,
): TermForms[] {
  if (pattern.type !== 'fuzzy') return byTerm(list, WHOLE, infoOf);
  const whole = list.filter(({ surface }) => surface === pattern.word);
  const half = list.filter(({ surface }) => surface !== pattern.word);
  return [...byTerm(whole, WHOLE, infoOf), ...byTerm(half, WHOLE / 2, infoOf)];
}

function byTerm(
  list: readonly FoundForm[],
  eighths: number,
  infoOf: (term: number) => TermInfo,
): TermForms[] {
  const numbers = new Map<number, number[]>();
  for (const { term, form } of list) {
    const forms = numbers.get(term);
    if (forms === undefined) numbers.set(term, [form]);
    else forms.push(form);
  }
  return [...numbers].map(([term, forms]) => {
    const info = infoOf(term);
    if (forms.length === info.formCount) return { info, forms: null, eighths };
    const wanted = new Uint8Array(info.formCount);
    for (const form of forms) wanted[form] = 1;
    return { info, forms: wanted, eighths };
  });
}
