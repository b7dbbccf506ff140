import { canonicalLine } from '../text/canonical-text.ts';

/** Splits a field that may name several persons; "Family, Given" stays one. */
export function splitNames(field: string): readonly string[] {
  const text = canonicalLine(field.replace(/\p{Co}|\uFFFD|\0/gu, ''));
  if (text === '') return [];
  const parts = text.split(/\s*(?:;|\band\b|\bund\b|&|\/)\s*/u).filter((part) => part !== '');
  return parts.flatMap((part) => {
    const commas = part.split(/\s*,\s*/u).filter((each) => each !== '');
    if (commas.length === 2 && !commas[0]?.includes(' ')) return [`${commas[1]} ${commas[0]}`];
    return commas.length > 1 && commas.every((each) => each.includes(' ')) ? commas : [part];
  });
}
