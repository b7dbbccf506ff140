import type { Values } from './flaw.ts';

/** Values within values beyond this depth are not kept: nobody meant them. */
const DEEPEST = 32;

/** What of an object fits into so many UTF-16 units of JSON: its largest properties are left out first. */
export function fitting(values: Values, units: number): { readonly values: Values; readonly isCut: boolean } {
  const sizes = new Map(Object.entries(values).map(([name, value]) => [name, sizeOf(value, name)]));
  let room = units;
  for (const [name, size] of [...sizes].toSorted(([, a], [, b]) => a - b)) {
    room -= size;
    if (room < 0) sizes.delete(name);
  }
  const kept = Object.entries(values).filter(([name]) => sizes.has(name));
  return { values: Object.fromEntries(kept), isCut: kept.length < Object.keys(values).length };
}

/** Units in JSON with its name and the signs between; Infinity where it lies too deep to be written. */
function sizeOf(value: unknown, name: string): number {
  if (value === undefined) return 0;
  return isDeep(value) ? Infinity : JSON.stringify(value).length + name.length + 4;
}

function isDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1)
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  return level.length > 0;
}
