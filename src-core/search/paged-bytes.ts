import { crc32 } from '../base/crc32.ts';

/** Where bytes of a segment file lie that are read in pages, as they are needed. */
export interface PagedRegion {
  /** Of the segment file. */
  readonly name: string;
  /** Byte of the file that the region begins with. */
  readonly offset: number;
  readonly length: number;
  /** Bytes under one checksum; the last page may be shorter. */
  readonly pageBytes: number;
  /** CRC-32 by page. */
  readonly sums: Uint32Array;
  /** First byte, in the region, and length of each section in it. */
  readonly sections: readonly (readonly [start: number, length: number])[];
}

/** Whether the bytes are those of the whole region. */
export function isSound({ length, pageBytes, sums }: PagedRegion, bytes: Uint8Array): boolean {
  return (
    bytes.length === length &&
    sums.every((sum, page) => sum === crc32(bytes.subarray(page * pageBytes, (page + 1) * pageBytes)))
  );
}

/** Pages [first, end) of a region, some of which are not loaded. */
export interface PageRange {
  readonly bytes: PagedBytes;
  readonly first: number;
  readonly end: number;
}

/** Thrown where a question meets bytes that are not loaded: SearchIndex.ask loads them and asks again. */
export class MissingPages extends Error {
  readonly ranges: readonly PageRange[];

  constructor(range: PageRange, others: readonly PageRange[] = []) {
    super(`pages ${range.first} to ${range.end} of ${range.bytes.region.name} are not loaded`);
    this.ranges = [range, ...others];
  }
}

/**
 * A part of a segment file of which only the pages that questions needed are in memory. The buffer has the full size from
 * the start, but the system gives it memory only where something is written. Its bytes can be had only by
 * naming the range that will be read, so that what is not loaded is never taken for zeros.
 */
export class PagedBytes {
  readonly region: PagedRegion;
  #views: readonly Uint8Array[] = [];
  #bytes: Uint8Array<ArrayBuffer>;
  /** Whether nothing else lies in its buffer. */
  #isOwn: boolean;
  /** 1 = loaded, 2 = loaded and needed since the last release, by page. */
  readonly #pages: Uint8Array;
  #loadedPages: number;
  /** Sections that are known to be loaded as a whole. */
  readonly #whole: boolean[];

  /** With `bytes` everything is loaded, without them nothing. */
  constructor(region: PagedRegion, bytes: Uint8Array<ArrayBuffer> | null) {
    this.region = region;
    this.#pages = new Uint8Array(region.sums.length).fill(bytes === null ? 0 : 1);
    this.#loadedPages = bytes === null ? 0 : region.sums.length;
    this.#whole = region.sections.map(() => false);
    this.#bytes = bytes ?? emptyBytes(region.length);
    this.#isOwn = bytes === null;
    this.#makeViews();
  }

  /** Bytes that are in memory, to the page. */
  get loadedBytes(): number {
    return Math.min(this.region.length, this.#loadedPages * this.region.pageBytes);
  }

  get isComplete(): boolean {
    return this.#loadedPages === this.region.sums.length;
  }

  /** The bytes of a section, of which only [start, end) may be read; throws MissingPages where a page of these is not loaded. */
  need(section: number, start: number, end: number): Uint8Array {
    if (start < end) {
      const range = this.#pagesOf(section, start, end);
      for (let page = range.first; page < range.end; page += 1) {
        if (this.#pages[page] === 0) throw new MissingPages(range);
        this.#pages[page] = 2;
      }
    }
    return this.#views[section] as Uint8Array;
  }

  /** All bytes of a section. */
  needAll(section: number): Uint8Array {
    if (this.#whole[section] !== true) {
      this.need(section, 0, this.region.sections[section]?.[1] ?? 0);
      this.#whole[section] = true;
    }
    return this.#views[section] as Uint8Array;
  }

  /** All bytes; throws MissingPages where one is not loaded. */
  needEverything(): Uint8Array<ArrayBuffer> {
    if (!this.isComplete) throw new MissingPages({ bytes: this, first: 0, end: this.#pages.length });
    return this.#bytes;
  }

  /** What is not loaded of [start, end) of a section; null = nothing. */
  missing(section: number, start: number, end: number): PageRange | null {
    if (start >= end || this.isComplete) return null;
    const range = this.#pagesOf(section, start, end);
    return this.#pages.subarray(range.first, range.end).includes(0) ? range : null;
  }

  isLoaded(page: number): boolean {
    return this.#pages[page] !== 0;
  }

  /** Bytes of the region [from, to) that the pages are made of. */
  extentOf(first: number, end: number): readonly [from: number, to: number] {
    const { pageBytes, length } = this.region;
    return [first * pageBytes, Math.min(length, end * pageBytes)];
  }

  /** Takes pages in from `first` on; false where one is not what was written. */
  fill(first: number, bytes: Uint8Array): boolean {
    const { pageBytes, sums, length } = this.region;
    for (let page = first, at = 0; at < bytes.length; page += 1, at += pageBytes) {
      const part = bytes.subarray(at, at + pageBytes);
      const whole = part.length === Math.min(pageBytes, length - page * pageBytes);
      if (!whole || sums[page] !== crc32(part)) return false;
      if (this.#pages[page] !== 0) continue;
      this.#bytes.set(part, page * pageBytes);
      this.#pages[page] = 2;
      this.#loadedPages += 1;
    }
    return true;
  }

  /** Gives back the memory of all pages but those that were needed since the last release; what was read from before is void. */
  release(): void {
    const { pageBytes } = this.region;
    const old = this.#bytes;
    this.#bytes = emptyBytes(this.region.length);
    this.#loadedPages = 0;
    this.#pages.forEach((state, page) => {
      this.#pages[page] = state === 2 ? 1 : 0;
      if (state !== 2) return;
      this.#loadedPages += 1;
      this.#bytes.set(old.subarray(page * pageBytes, (page + 1) * pageBytes), page * pageBytes);
    });
    this.#whole.fill(false);
    this.#makeViews();
    // at once, not when it is collected: several such buffers would be more than all that may be loaded
    if (this.#isOwn) old.buffer.transfer(0);
    this.#isOwn = true;
  }

  #makeViews(): void {
    this.#views = this.region.sections.map(([start, length]) => this.#bytes.subarray(start, start + length));
  }

  #pagesOf(section: number, start: number, end: number): PageRange {
    const { sections, pageBytes } = this.region;
    const at = (sections[section] as readonly [number, number])[0];
    return {
      bytes: this,
      first: Math.floor((at + start) / pageBytes),
      end: Math.floor((at + end - 1) / pageBytes) + 1,
    };
  }
}

/** Below this an allocator may take used memory, and clear it, instead of asking the system for new (glibc's M_MMAP_THRESHOLD_MAX). */
const ALWAYS_NEW = 33 << 20;
const SMALL = 1 << 20;

/** Zeros that take no memory until they are written to, where there are many. */
function emptyBytes(length: number): Uint8Array<ArrayBuffer> {
  return length < SMALL
    ? new Uint8Array(length)
    : new Uint8Array(Math.max(length, ALWAYS_NEW)).subarray(0, length);
}

const LEAST_BUDGET = 48 << 20;
const MOST_BUDGET = 256 << 20;
/** Part of all pages that may stay, between the two: what is asked again and again is less. */
const SHARE = 0.4;

/** Bytes of pages that stay in memory though they can be read again. */
export function pageBudget(all: readonly PagedBytes[]): number {
  const bytes = all.reduce((sum, { region }) => sum + region.length, 0);
  return Math.min(MOST_BUDGET, Math.max(LEAST_BUDGET, SHARE * bytes));
}

/** Releases pages where more than so many bytes are loaded: those that were not needed of late, then as many as must be. */
export function releasePages(all: readonly PagedBytes[], budget: number): void {
  const loaded = (): number => all.reduce((sum, bytes) => sum + bytes.loadedBytes, 0);
  if (loaded() <= budget) return;
  for (const bytes of all) bytes.release();
  // less than is allowed, so that the next page does not begin it anew
  const least = (budget / 4) * 3;
  for (const bytes of all) if (loaded() > least) bytes.release();
}
