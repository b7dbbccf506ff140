import type { DraftAnchor } from '../../text/document-builder.ts';
import type { HtmlElement } from './html-node.ts';
import { holdsOneNote, type PagePlaces } from './page-places.ts';

/** A name that what is read now belongs to. */
interface OpenPlace {
  readonly name: string;
  readonly around: boolean;
  /** The element with whose end it ends. */
  readonly until: HtmlElement;
  start: number;
  /** Blocks that have a piece of it. */
  pieces: number;
}

/** Blocks of one place that are remembered: no note is longer. */
const MOST_PIECES = 40;
/** Names that stand on nothing in one block, whose block may be a note. */
const MOST_AROUND = 20;

/** Follows the named places of a page while its elements are read into blocks; lengths are those of the raw text so far. */
export class OpenPlaces {
  readonly #places: PagePlaces;
  /** Innermost last. */
  readonly #own: OpenPlace[] = [];
  #around: OpenPlace[] = [];
  /** Of the block that is being read. */
  #anchors: DraftAnchor[] = [];

  constructor(places: PagePlaces) {
    this.#places = places;
  }

  /** An element begins; `block` is the one around it where it is no block itself. */
  begin(element: HtmlElement, block: HtmlElement | null, length: number): void {
    const name = this.#places.placeOf(element);
    if (name === null) return;
    this.#own.push({ name, around: false, until: element, start: length, pieces: 0 });
    if (block !== null && this.#around.length < MOST_AROUND && holdsOneNote(block))
      this.#around.push({ name, around: true, until: block, start: length, pieces: 0 });
  }

  end(element: HtmlElement, length: number): void {
    if (this.#own.at(-1)?.until === element) this.#close(this.#own.pop() as OpenPlace, length);
    if (!this.#around.some(({ until }) => until === element)) return;
    for (const place of this.#around) if (place.until === element) this.#close(place, length);
    this.#around = this.#around.filter(({ until }) => until !== element);
  }

  #close(place: OpenPlace, length: number): void {
    if (place.pieces === 0 || (length > place.start && place.pieces < MOST_PIECES))
      this.#anchors.push(pieceOf(place, place.start, length));
  }

  /** A block has been read: what of it has names. */
  take(length: number): { readonly anchors?: readonly DraftAnchor[] } {
    for (const place of [...this.#own, ...this.#around]) {
      if (place.pieces < MOST_PIECES) this.#anchors.push(pieceOf(place, place.start, length));
      place.start = 0;
      place.pieces += 1;
    }
    const anchors = this.#anchors;
    this.#anchors = [];
    return anchors.length > 0 ? { anchors } : {};
  }

  /** What was read makes no block: names that stand on nothing go to the next one. */
  drop(): void {
    for (const place of [...this.#own, ...this.#around]) place.start = 0;
    if (this.#anchors.length > 0)
      this.#anchors = this.#anchors.map((anchor) => ({ ...anchor, start: 0, end: 0 }));
  }
}

function pieceOf({ name, around }: OpenPlace, start: number, end: number): DraftAnchor {
  return around ? { name, start, end, around } : { name, start, end };
}
