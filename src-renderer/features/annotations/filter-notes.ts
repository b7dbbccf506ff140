import type { TopicId } from '../../../src-core/base/id.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { AnnotationWithTopics } from '../../services/app-services.ts';
import { fold, foldedWords } from '../../ui/matching-options.ts';

/** Which notes of an article are listed. */
export interface NoteFilter {
  /** Empty = all. */
  readonly colours: ReadonlySet<AnnotationColour>;
  readonly topicId: TopicId | null;
  /** Words that must be in the quote, the note or the topics' names. */
  readonly text: string;
  /** Made in the last so many days; null = whenever. */
  readonly days: number | null;
}

export type NoteSort = 'position' | 'newest' | 'oldest';

/** All notes. */
export const NO_FILTER: NoteFilter = { colours: new Set(), topicId: null, text: '', days: null };

const DAY = 86_400_000;

/** What words are looked for in; folded once, as it is gone through with each letter that is typed. */
const folded = new WeakMap<AnnotationWithTopics, string>();

function foldedText(item: AnnotationWithTopics): string {
  let text = folded.get(item);
  if (text === undefined) {
    const { annotation, topics } = item;
    const names = topics.map(({ topic }) => topic.name).join(' ');
    text = fold(`${annotation.quote.exact} ${annotation.note} ${names}`);
    folded.set(item, text);
  }
  return text;
}

/** The notes that pass, in the order asked for; `items` are sorted by position, `now` is in milliseconds since 1970. */
export function filterNotes(
  items: readonly AnnotationWithTopics[],
  { colours, topicId, text, days }: NoteFilter,
  sort: NoteSort,
  now: number,
): readonly AnnotationWithTopics[] {
  const words = foldedWords(text);
  const since = days === null ? '' : new Date(now - days * DAY).toISOString();
  const found = items.filter((item) => {
    const { annotation, topics } = item;
    if (colours.size > 0 && !colours.has(annotation.colour)) return false;
    if (topicId !== null && !topics.some(({ topic }) => topic.id === topicId)) return false;
    if (annotation.created < since) return false;
    if (words.length === 0) return true;
    const all = foldedText(item);
    return words.every((word) => all.includes(word));
  });
  if (sort === 'position') return found;
  const direction = sort === 'newest' ? -1 : 1;
  return found.sort(({ annotation: a }, { annotation: b }) =>
    a.created === b.created ? 0 : a.created < b.created ? -direction : direction,
  );
}
