import { MARK } from '../text/stemmers.ts';
import { type TermForms, WHOLE } from './match-forms.ts';
import type { Segment } from './segment.ts';
import { patternFollower, type SurfacePattern } from './surface-patterns.ts';

/** The archive's words that a pattern takes. */
export interface FoundWords {
  /** Folded; of addresses with MARK in front. */
  readonly surfaces: ReadonlySet<string>;
  /** Whether more words match than these. */
  readonly cut: boolean;
  /** Their stems and forms in each segment. */
  readonly terms: ReadonlyMap<Segment, readonly TermForms[]>;
}

/** More words than this are not searched: the first in order are. */
const MAX_MATCHING_WORDS = 2000;
const MAX_REMEMBERED = 8;

interface FoundForm {
  readonly surface: string;
  readonly term: number;
  readonly form: number;
}

/** Looks patterns up in the lexicons; the last ones are remembered, so that search, snippets and marks look once. */
export class PatternWords {
  readonly #segments: readonly Segment[];
  readonly #found = new Map<string, FoundWords>();

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  /** Words of addresses where `marked`, else of all other texts. */
  find(pattern: SurfacePattern, marked: boolean): FoundWords {
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

  #search(pattern: SurfacePattern, marked: boolean): FoundWords {
    const { follower, isExhausted } = patternFollower(pattern);
    let words = new Set<string>();
    let isCut = false;
    /** No word behind it is searched. */
    let bound: string | null = null;
    const forms = this.#segments.map((segment) => {
      const list: FoundForm[] = [];
      const { markedTerms } = segment;
      let last = '';
      let distinct = 0;
      segment.lexicon.match(follower, (length, term, form) => {
        if (term < markedTerms !== marked) return true;
        const surface = String.fromCharCode(...follower.units.subarray(0, length));
        if (bound !== null && surface > bound) return false;
        if (surface !== last) distinct += 1;
        last = surface;
        words.add(surface);
        list.push({ surface, term, form });
        // the first words of all are among the first of each segment
        return distinct <= MAX_MATCHING_WORDS;
      });
      if (words.size > MAX_MATCHING_WORDS) {
        const first = [...words].sort().slice(0, MAX_MATCHING_WORDS);
        words = new Set(first);
        bound = first.at(-1) ?? null;
        isCut = true;
      }
      return list;
    });
    const terms = new Map<Segment, readonly TermForms[]>();
    this.#segments.forEach((segment, index) => {
      const list = (forms[index] as FoundForm[]).filter(({ surface }) => words.has(surface));
      if (list.length > 0) terms.set(segment, termForms(segment, list, pattern));
    });
    const surfaces = marked ? new Set([...words].map((surface) => MARK + surface)) : words;
    return { surfaces, cut: isCut || isExhausted(), terms };
  }
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
