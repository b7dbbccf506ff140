import type { DocumentId } from '../../base/id.ts';
import { readTextDirectives } from '../../anchor/text-fragment.ts';
import type { PlaceSelector } from '../quotes/place-selector.ts';
import { isValues, listOf, propertyOf, typesOf, type Values } from './flaw.ts';
import { pageArea } from './page-area.ts';

/** Selectors within selectors beyond this are left out. */
const DEEPEST = 8;
/** Characters of a selector that name it where it cannot be followed. */
const NAME_LENGTH = 200;

/** The selectors of a target; `version` is the text that positions count in, null where the target does not say. */
export function readSelectors(value: unknown, version: DocumentId | null): readonly PlaceSelector[] {
  return listOf(value).flatMap((each) => readSelector(each, version, 0) ?? []);
}

/** What a person would call the place that a target's selectors describe; "" where words say it. */
export function selectorsInWords(value: unknown): string {
  const all = listOf(value);
  if (all.some((each) => isValues(each) && wordsIn(each) !== null)) return '';
  return all
    .map((each) => {
      if (!isValues(each)) return typeof each === 'string' ? each : '';
      const { value: text, start, end } = each;
      const span = isCount(start) && isCount(end) ? `${start}–${end}` : '';
      const about = typeof text === 'string' ? text : span;
      return `${typesOf(each)[0] ?? ''} ${about}`.trim().slice(0, NAME_LENGTH);
    })
    .filter((name) => name !== '')
    .join(' · ');
}

/** The words that a selector quotes, itself or in what refines it; null where it quotes none. */
export function wordsIn(selector: Values, depth = 0): Values | null {
  if (typesOf(selector).includes('TextQuoteSelector') && textOf(selector, 'exact').trim() !== '')
    return selector;
  const { refinedBy } = selector;
  if (depth > DEEPEST) return null;
  for (const each of listOf(refinedBy)) {
    const found = isValues(each) ? wordsIn(each, depth + 1) : null;
    if (found !== null) return found;
  }
  return null;
}

function readSelector(value: unknown, version: DocumentId | null, depth: number): PlaceSelector | null {
  if (depth > DEEPEST) return null;
  if (!isValues(value)) return typeof value === 'string' ? { type: 'other' } : null;
  const own = ownSelector(value, version, depth);
  const refinedBy = listOf(value['refinedBy']).flatMap(
    (each) => readSelector(each, version, depth + 1) ?? [],
  )[0];
  return refinedBy === undefined ? own : { ...own, refinedBy };
}

function ownSelector(value: Values, version: DocumentId | null, depth: number): PlaceSelector {
  const types = typesOf(value);
  if (types.includes('TextQuoteSelector')) {
    const exact = textOf(value, 'exact');
    if (exact.trim() !== '')
      return { type: 'words', exact, prefix: textOf(value, 'prefix'), suffix: textOf(value, 'suffix') };
  }
  if (types.includes('TextPositionSelector')) {
    const { start, end } = value;
    if (isCount(start) && isCount(end) && start <= end) return { type: 'position', start, end, version };
  }
  if (types.includes('RangeSelector')) {
    const from = readSelector(listOf(value['startSelector'])[0], version, depth + 1);
    const to = readSelector(listOf(value['endSelector'])[0], version, depth + 1);
    if (from !== null && to !== null) return { type: 'range', from, to };
  }
  if (types.includes('FragmentSelector')) {
    const fragment = textOf(value, 'value');
    const [directive] = readTextDirectives(fragment);
    return directive === undefined
      ? (pageArea(fragment) ?? { type: 'other' })
      : { type: 'directive', directive };
  }
  return { type: 'other' };
}

/** The state of a target names the version of ours that its positions count in. */
export function statesOf(target: Values): readonly string[] {
  return listOf(target['state']).flatMap((state) => {
    const id = isValues(state) ? propertyOf(state, 'id') : state;
    return typeof id === 'string' ? [id] : [];
  });
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** A text of an object; "" where it has none of that name. */
export function textOf(values: Values, name: string): string {
  const value = listOf(propertyOf(values, name))[0];
  return typeof value === 'string' ? value : '';
}
