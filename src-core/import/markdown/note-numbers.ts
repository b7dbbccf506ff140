import type { Token } from 'markdown-it';
import type { NoteLabels } from './markdown-notes.ts';

/** A note that stands within a line of the text. */
export interface InlineNote {
  readonly number: number;
  readonly tokens: readonly Token[];
}

/** Counts the notes of a text in the order in which it comes to them. */
export class NoteNumbers {
  readonly #labels: NoteLabels;
  readonly #numbers = new Map<string, number>();
  readonly #inline: InlineNote[] = [];
  readonly #met = new Set<number>();
  #count = 0;

  constructor(labels: NoteLabels) {
    this.#labels = labels;
  }

  /** Null for a label that nothing refers to. */
  of(label: string): number | null {
    if (!this.#labels.referenced.has(label)) return null;
    const before = this.#numbers.get(label);
    if (before !== undefined) return before;
    this.#count += 1;
    this.#numbers.set(label, this.#count);
    return this.#count;
  }

  /** Number of a note that stands in its line. */
  ofInline(tokens: readonly Token[]): number {
    this.#count += 1;
    this.#inline.push({ number: this.#count, tokens });
    return this.#count;
  }

  /** Whether a note is referred to for the first time; that is where it leads back to. */
  isFirst(number: number): boolean {
    const { size } = this.#met;
    return this.#met.add(number).size > size;
  }

  /** Notes within lines, once each; reading one may add further ones. */
  takeInline(): InlineNote | undefined {
    return this.#inline.shift();
  }
}
