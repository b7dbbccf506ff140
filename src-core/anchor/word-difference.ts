import { diffArrays } from 'diff';

/** A stretch of text that both versions have, or only one of them. */
export interface DifferencePart {
  readonly type: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Edits after which texts count as others altogether: comparing them word for word would take too long and help nobody. */
const MOST_EDITS = 1_500;
/** Words with what stands inside of them ("10.000", "d'Or"), white space, and single signs. */
const TOKEN = /\s+|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.,'’-]*[\p{L}\p{N}\p{M}])?|[^\s\p{L}\p{N}]/gu;

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** Words that changed one after another become one change: "ab [-cd ef-] [+gh ij+]", not word by word. */
function joined(parts: readonly DifferencePart[]): readonly DifferencePart[] {
  const result: DifferencePart[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') result.push({ type: 'removed', text: removed });
    if (added !== '') result.push({ type: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [index, { type, text }] of parts.entries()) {
    const isGap = type === 'same' && text.trim() === '' && removed + added !== '' && index < parts.length - 1;
    if (type === 'removed' || isGap) removed += text;
    if (type === 'added' || isGap) added += text;
    if (type !== 'same' || isGap) continue;
    flush();
    result.push({ type, text });
  }
  flush();
  return result;
}

/** What changed between two texts, word for word; null where that is too much to be compared. */
export function wordDifference(before: string, after: string): readonly DifferencePart[] | null {
  const changes = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: MOST_EDITS });
  if (changes === undefined) return null;
  return joined(
    changes.map(({ value, added, removed }): DifferencePart => ({
      type: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })),
  );
}
