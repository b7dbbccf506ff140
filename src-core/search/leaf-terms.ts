import { findForms, inLanguages, type TermForms, WHOLE } from './match-forms.ts';
import type { PhraseWord, PlanWordLeaf } from './query-plan.ts';
import type { Segment } from './segment.ts';

/** Terms of a segment in which a leaf that is no phrase finds its words, with what each counts. */
export function termsOfLeaf(
  segment: Segment,
  leaf: Exclude<PlanWordLeaf, { readonly type: 'phrase' }>,
): readonly TermForms[] {
  switch (leaf.type) {
    case 'stems': {
      const wanted = [
        ...leaf.stems.map((stem) => ({ stem, eighths: WHOLE, languages: undefined })),
        ...leaf.variants.flatMap(({ stems, eighths, languages }) =>
          stems.map((stem) => ({ stem, eighths, languages })),
        ),
      ];
      return wanted.flatMap(({ stem, eighths, languages }) =>
        (leaf.exact ? findForms(segment, stem, true) : termOfStem(segment, stem)).map((term) => ({
          ...term,
          eighths,
          ...inLanguages(languages),
        })),
      );
    }
    case 'prefix':
      return findForms(segment, leaf.prefix, false, leaf.below);
    case 'surfaces':
      return leaf.terms.get(segment) ?? [];
  }
}

/** Terms of each word of a phrase. */
export function phraseTerms(segment: Segment, words: readonly PhraseWord[]): (readonly TermForms[])[] {
  return words.map((word) =>
    word.type === 'surface'
      ? findForms(segment, word.surface, true)
      : word.stems.flatMap((stem) => termOfStem(segment, stem)),
  );
}

function termOfStem(segment: Segment, stem: string): TermForms[] {
  const info = segment.findTerm(stem);
  return info === null ? [] : [{ info, forms: null }];
}
