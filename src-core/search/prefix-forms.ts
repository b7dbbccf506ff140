import { MARK } from '../text/stemmers.ts';
import type { TermForms } from './match-forms.ts';
import type { Segment } from './segment.ts';

/** Of the prefix asked for last: planning, loading and matching ask for the same one. */
const remembered = new WeakMap<
  Segment,
  { readonly prefix: string; readonly below: string | undefined; readonly forms: readonly TermForms[] }
>();

/**
 * Terms whose surface words begin with the (folded) prefix, ascending; of addresses where the prefix begins with MARK,
 * else of all others. `below`: only words before that one.
 */
export function prefixForms(
  segment: Segment,
  prefix: string,
  below: string | undefined,
): readonly TermForms[] {
  const last = remembered.get(segment);
  if (last?.prefix === prefix && last.below === below) return last.forms;
  const forms = findPrefixForms(segment, prefix, below);
  remembered.set(segment, { prefix, below, forms });
  return forms;
}

function withoutMark(text: string): string {
  return text.startsWith(MARK) ? text.slice(MARK.length) : text;
}

function findPrefixForms(segment: Segment, prefix: string, below: string | undefined): TermForms[] {
  const marked = prefix.startsWith(MARK);
  const wanted = withoutMark(prefix);
  const { markedTerms } = segment;
  if (counts.length < segment.termCount) counts = new Int32Array(segment.termCount);
  let entries = 0;
  let first = segment.termCount;
  let last = -1;
  const end = below === undefined ? Infinity : segment.lexicon.numberOf(withoutMark(below));
  segment.lexicon.eachWithPrefix(wanted, end, (term, form) => {
    if (term < markedTerms !== marked) return;
    if (entries * 2 === pairs.length) {
      const wide = new Int32Array(entries * 4);
      wide.set(pairs);
      pairs = wide;
    }
    pairs[entries * 2] = term;
    pairs[entries * 2 + 1] = form;
    entries += 1;
    counts[term] = (counts[term] as number) + 1;
    if (term < first) first = term;
    if (term > last) last = term;
  });
  /** Terms of which some forms begin otherwise. */
  const partial = new Map<number, Uint8Array>();
  const found = segment.termsAt(counts, first, last + 1).map((info): TermForms => {
    if (counts[info.term] === info.formCount) return { info, forms: null };
    const forms = new Uint8Array(info.formCount);
    partial.set(info.term, forms);
    return { info, forms };
  });
  counts.fill(0, first, last + 1);
  if (partial.size > 0) {
    for (let at = 0; at < entries * 2; at += 2) {
      const forms = partial.get(pairs[at] as number);
      if (forms !== undefined) forms[pairs[at + 1] as number] = 1;
    }
  }
  return found;
}

/** Forms found by term, at zero between uses; and the pairs of term and form they are. One of each for all segments. */
let counts = new Int32Array(1024);
let pairs = new Int32Array(1024);
