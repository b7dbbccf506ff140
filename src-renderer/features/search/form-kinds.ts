import type { FormKind, SearchedForms } from '../../../src-core/search/search-types.ts';

/** Forms of one kind, over all parts of the query. */
export interface KindOfForms {
  readonly kind: FormKind;
  readonly off: boolean;
  /** Different words. */
  readonly count: number;
  readonly parts: readonly SearchedForms[];
}

/** What is nearest to the words as they stand comes first. */
const ORDER: readonly FormKind[] = ['stem', 'spelling', 'related', 'compound', 'alias', 'typo', 'pattern'];

/** The forms by kind; a kind is off where it is off for every part. */
export function kindsOfForms(forms: readonly SearchedForms[]): readonly KindOfForms[] {
  return ORDER.flatMap((kind) => {
    const parts = forms.filter((each) => each.kind === kind);
    if (parts.length === 0) return [];
    const words = new Set(parts.flatMap((part) => part.words));
    return [{ kind, off: parts.every(({ off }) => off), count: words.size, parts }];
  });
}
