import type { IndexFlush } from './index-change.ts';
import { joinedFile } from './segment-file.ts';
import type { Segment } from './segment.ts';

/** Which segments have a file on disk, and which files must come and go with the next flush. */
export class WrittenSegments {
  /** Names of files that are on disk, or will be when the flush in hand is. */
  readonly #written = new Set<string>();
  /** Names of files whose segments are gone. */
  readonly #obsolete = new Set<string>();
  /** Names of files that can be read again. */
  readonly #readable = new Set<string>();

  /** Takes in a file that the index was opened from. */
  opened(name: string): void {
    this.#written.add(name);
    this.#readable.add(name);
  }

  /** What differs between the disk and the segments; it counts as written until `failed` says otherwise. */
  next(segments: readonly Segment[]): Pick<IndexFlush, 'segments' | 'remove'> {
    const fresh = segments
      .filter(({ name }) => !this.#written.has(name))
      .map((segment) => ({ name: segment.name, bytes: joinedFile(segment.file()) }));
    const remove = [...this.#obsolete];
    for (const { name } of fresh) this.#written.add(name);
    for (const name of remove) this.#written.delete(name);
    this.#obsolete.clear();
    return { segments: fresh, remove };
  }

  /** Takes a flush back that could not be written; the next one brings it again. */
  failed({ segments, remove }: IndexFlush): void {
    for (const { name } of segments) this.#written.delete(name);
    for (const name of remove) {
      this.#written.add(name);
      this.#obsolete.add(name);
    }
  }

  /** Says that a flush is on disk. */
  done({ segments }: IndexFlush): void {
    for (const { name } of segments) this.#readable.add(name);
  }

  /** Lets the file of a segment go that is gone. */
  retire(name: string): void {
    if (this.#written.has(name)) this.#obsolete.add(name);
    this.#readable.delete(name);
  }

  /** Whether the bytes of a segment can be read again when they were forgotten. */
  isReadable(name: string): boolean {
    return this.#readable.has(name);
  }
}
