import type { HitRange, SearchHit } from '../../../src-core/search/search-types.ts';

/** A hit that was chosen to be worked on, or one passage of it. */
export interface ChosenHit {
  readonly hit: SearchHit;
  /** One passage, in the article's canonical text; null = the whole hit. */
  readonly range: HitRange | null;
}

/** What is chosen, by `choiceKey`, in the order of choosing. */
export type HitSelection = ReadonlyMap<string, ChosenHit>;

export const NOTHING_CHOSEN: HitSelection = new Map();

/** Names a hit or one of its passages. */
export function choiceKey({ hit, range }: ChosenHit): string {
  return range === null ? hit.key : `${hit.key} ${String(range.start)}-${String(range.end)}`;
}

/** With or, where it was there, without it. */
export function toggledChoice(selection: HitSelection, chosen: ChosenHit): HitSelection {
  const next = new Map(selection);
  if (!next.delete(choiceKey(chosen))) next.set(choiceKey(chosen), chosen);
  return next;
}

/** With all of these. */
export function withChoices(selection: HitSelection, chosen: readonly ChosenHit[]): HitSelection {
  const next = new Map(selection);
  for (const each of chosen) next.set(choiceKey(each), each);
  return next;
}
