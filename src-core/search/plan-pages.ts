import { MARK } from '../text/stemmers.ts';
import { phraseTerms, termsOfLeaf } from './leaf-terms.ts';
import { findForms } from './match-forms.ts';
import type { PageRange } from './paged-bytes.ts';
import { listOfPhrase } from './phrase-of-stems.ts';
import type { PhraseWord, PlanNode, PlanWordLeaf } from './query-plan.ts';
import { POSTINGS } from './segment-file.ts';
import type { Segment } from './segment.ts';

/**
 * What has to be loaded before a plan can run, so that it is read in one go. Only that: what is forgotten here costs a
 * further round of reading, it is not read as nothing (see PagedBytes).
 */
export function missingOfPlan(plan: PlanNode, segments: readonly Segment[]): PageRange[] {
  return segments.flatMap((segment) => (segment.tail.isComplete ? [] : missingIn(segment, plan)));
}

function missingIn(segment: Segment, plan: PlanNode): PageRange[] {
  switch (plan.type) {
    case 'stems':
      return [...plan.stems, ...plan.variants.flatMap(({ stems }) => stems)].flatMap((stem) =>
        missingOfStem(segment, stem, false),
      );
    case 'prefix':
      return missingOfForms(segment, plan.prefix, false, false, plan.below);
    case 'surfaces':
      return (plan.terms.get(segment) ?? []).flatMap(({ info, forms }) =>
        segment.missingOf(info, forms !== null),
      );
    case 'phrase':
      return missingOfPhrase(segment, plan);
    case 'near':
      return [
        ...missingOfStem(segment, MARK, true),
        ...plan.operands.flat().flatMap((leaf) => missingPlaces(segment, leaf)),
      ];
    case 'sloppy':
      return [
        ...missingOfStem(segment, MARK, true),
        ...plan.words.flatMap((word) => missingOfForms(segment, word, true, true)),
      ];
    case 'not':
      return missingIn(segment, plan.child);
    case 'and':
    case 'or':
      return plan.children.flatMap((child) => missingIn(segment, child));
    default:
      return [];
  }
}

function missingPlaces(segment: Segment, leaf: PlanWordLeaf): PageRange[] {
  const terms = leaf.type === 'phrase' ? phraseTerms(segment, leaf.words).flat() : termsOfLeaf(segment, leaf);
  return terms.flatMap(({ info }) => segment.missingOf(info, true));
}

function missingOfPhrase(
  segment: Segment,
  { words, filter }: Extract<PlanWordLeaf, { readonly type: 'phrase' }>,
): PageRange[] {
  const terms = phraseTerms(segment, words);
  const only = terms.flatMap((list) => (list.length === 1 ? list : []));
  const listed = only.length === words.length ? listOfPhrase(segment, only, filter) : null;
  if (listed === null) return words.flatMap((word) => missingOfWord(segment, word, words.length > 1));
  const missing = segment.tail.missing(POSTINGS, listed.at, listed.end);
  return missing === null ? [] : [missing];
}

function missingOfWord(segment: Segment, word: PhraseWord, positions: boolean): PageRange[] {
  return word.type === 'surface'
    ? missingOfForms(segment, word.surface, true, positions)
    : word.stems.flatMap((stem) => missingOfStem(segment, stem, positions));
}

function missingOfStem(segment: Segment, stem: string, positions: boolean): PageRange[] {
  const info = segment.findTerm(stem);
  return info === null ? [] : segment.missingOf(info, positions);
}

function missingOfForms(
  segment: Segment,
  prefix: string,
  exact: boolean,
  positions: boolean,
  below?: string,
): PageRange[] {
  return findForms(segment, prefix, exact, below).flatMap(({ info, forms }) =>
    segment.missingOf(info, positions || forms !== null),
  );
}
