import type { Quote } from '../quotes/quotes-article.ts';
import { createPlaces } from './clipping-places.ts';
import type { Clipping } from './clippings.ts';

interface Passage {
  readonly clipping: Clipping;
  readonly order: number;
  readonly notes: Set<string>;
}

/**
 * The passages of one book in its order: a note goes to the highlight that it was written at (the device puts it at the
 * highlight's last location), and of a highlight that was widened later only the last form stays.
 */
export function joinClippings(clippings: readonly Clipping[]): Quote[] {
  const passages: Passage[] = [];
  const places = createPlaces();
  const notes: { readonly clipping: Clipping; readonly order: number }[] = [];
  clippings.forEach((clipping, order) => {
    if (clipping.text === '') return;
    if (clipping.kind === 'note') return void notes.push({ clipping, order });
    if (clipping.kind === 'bookmark') return;
    const earlier = places.near(clipping).find((at) => isFormOf(passages[at]!.clipping, clipping));
    const at = earlier ?? passages.length;
    const kept = earlier === undefined ? clipping : longer(passages[earlier]!.clipping, clipping);
    passages[at] = { clipping: kept, order, notes: new Set() };
    places.add(kept, at);
  });
  const loose = new Map<string, Passage>();
  for (const { clipping, order } of notes) {
    const near = places.near(clipping).flatMap((at) => passages[at] ?? []);
    const home = homeOf(clipping, order, near);
    const { text, page, location } = clipping;
    const key = JSON.stringify([page, location, text]);
    if (home !== null) home.notes.add(text);
    else if (!loose.has(key)) loose.set(key, { clipping, order, notes: new Set() });
  }
  return [...passages, ...loose.values()].toSorted(byPlace).map(quoteOf);
}

function quoteOf({ clipping, notes }: Passage): Quote {
  const { kind, text, place, created } = clipping;
  const isNote = kind === 'note';
  return {
    text: isNote ? '' : text,
    note: isNote ? text : [...notes].join('\n\n'),
    colour: 'yellow',
    topics: [],
    place,
    created,
  };
}

/** The same highlight, marked again or wider: it overlaps, and one holds the words of the other. */
function isFormOf(first: Clipping, second: Clipping): boolean {
  if (first.text === second.text && samePlace(first, second)) return true;
  if (first.location === null || second.location === null) return false;
  const [from, to] = first.location;
  const [otherFrom, otherTo] = second.location;
  if (to < otherFrom || otherTo < from) return false;
  return first.text.includes(second.text) || second.text.includes(first.text);
}

function longer(first: Clipping, second: Clipping): Clipping {
  return first.text.length > second.text.length ? first : second;
}

function samePlace(first: Clipping, second: Clipping): boolean {
  return (
    first.page === second.page &&
    first.location?.[0] === second.location?.[0] &&
    first.location?.[1] === second.location?.[1]
  );
}

function homeOf(note: Clipping, order: number, passages: readonly Passage[]): Passage | null {
  const at = note.location?.[1] ?? null;
  const near = passages.filter(({ clipping: { location, page } }) =>
    at !== null && location !== null
      ? location[0] <= at && at <= location[1]
      : note.page !== null && page === note.page,
  );
  // Several highlights may share a location: the one that ends there, then the one next to the note in the list.
  const score = ({ clipping, order: place }: Passage): number =>
    (clipping.location?.[1] === at ? 0 : 1000) + Math.min(999, Math.abs(place - order));
  return near.toSorted((a, b) => score(a) - score(b))[0] ?? null;
}

function byPlace(a: Passage, b: Passage): number {
  const place = ({ clipping: { location, page } }: Passage): number => location?.[0] ?? page ?? 0;
  return place(a) - place(b) || a.order - b.order;
}
