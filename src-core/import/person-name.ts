import { canonicalLine } from '../text/canonical-text.ts';

/** Suffixes that stand behind a second comma: "Brown, James, Jr." */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|v|md|phd|dds)\.?$/iu;

/** A name as bibliographies write it ("Brown, Peter C.") in reading order ("Peter C. Brown"). */
export function personName(given: string): string {
  const name = canonicalLine(given).replace(/^[,;\s]+|[,;\s]+$/gu, '');
  const parts = name.split(/\s*,\s*/u).filter((part) => part !== '');
  if (parts.length === 2) return SUFFIX.test(parts[1]!) ? parts.join(' ') : `${parts[1]!} ${parts[0]!}`;
  if (parts.length === 3 && SUFFIX.test(parts[1]!)) return `${parts[2]!} ${parts[0]!} ${parts[1]!}`;
  if (parts.length === 3 && SUFFIX.test(parts[2]!)) return `${parts[1]!} ${parts[0]!} ${parts[2]!}`;
  return name;
}

/** Names of a list parted by semicolons, in reading order, each once. */
export function personNames(list: readonly string[]): readonly string[] {
  const names = list.flatMap((entry) => entry.split(/\s*;\s*/u)).map(personName);
  return [...new Set(names)].filter((name) => name !== '');
}
