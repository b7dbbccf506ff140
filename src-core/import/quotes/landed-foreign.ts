import type { ForeignAnnotation } from '../../model/foreign-annotation.ts';
import { idInUrn } from '../../model/web-annotation.ts';

/**
 * What stays of what an annotation came with once it lies on its page: the page's article knows its own format and language, and
 * words, position and rectangle are written anew from the passage.
 */
export function landedForeign(foreign: ForeignAnnotation): ForeignAnnotation | null {
  const { source: given = {}, selectors: ways = [], states: told = [], ...others } = foreign;
  const { format: _format, language: _language, 'dcterms:identifier': _identifier, ...source } = given;
  const selectors = ways.filter((each) => !isWrittenAnew(each));
  const states = told.filter((each) => !isOwnState(each));
  const landed = {
    ...others,
    ...(Object.keys(source).length === 0 ? {} : { source }),
    ...(selectors.length === 0 ? {} : { selectors }),
    ...(states.length === 0 ? {} : { states }),
  };
  return Object.keys(landed).length === 0 ? null : landed;
}

function isOwnState(state: unknown): boolean {
  const id = typeof state === 'object' && state !== null && 'id' in state ? state.id : state;
  return typeof id === 'string' && idInUrn('document', id) !== null;
}

const OWN: Readonly<Record<string, ReadonlySet<string>>> = {
  TextQuoteSelector: new Set(['type', 'exact', 'prefix', 'suffix']),
  TextPositionSelector: new Set(['type', 'start', 'end']),
};

function isWrittenAnew(selector: unknown): boolean {
  if (typeof selector !== 'object' || selector === null || !('type' in selector)) return false;
  const { type } = selector;
  if (type === 'FragmentSelector')
    return 'value' in selector && /^page=\d+&viewrect=[\d.,]+$/u.test(String(selector.value));
  const own = typeof type === 'string' && Object.hasOwn(OWN, type) ? OWN[type] : undefined;
  return own !== undefined && Object.keys(selector).every((name) => own.has(name));
}
