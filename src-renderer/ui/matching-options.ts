/** What an option is found by. */
interface Findable {
  readonly label: string;
  readonly detail?: string | undefined;
  /** Further words that find it. */
  readonly words?: string | undefined;
}

/** Letters without case and accents. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of what was typed, as `fold` leaves them; none where nothing was typed. */
export const foldedWords = (typed: string): readonly string[] =>
  fold(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');

/** At most `limit` options whose words begin with, or hold, every typed word; the former first. */
export function matchingOptions<Option extends Findable>(
  options: readonly Option[],
  typed: string,
  limit: number,
): readonly Option[] {
  const wanted = foldedWords(typed);
  if (wanted.length === 0) return options.slice(0, limit);
  const ranked: { option: Option; rank: number }[] = [];
  for (const option of options) {
    const text = fold(`${option.label} ${option.detail ?? ''} ${option.words ?? ''}`);
    if (!wanted.every((word) => text.includes(word))) continue;
    const label = fold(option.label);
    const first = wanted[0] ?? '';
    ranked.push({ option, rank: label.startsWith(first) ? 0 : text.includes(` ${first}`) ? 1 : 2 });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ option }) => option);
}
