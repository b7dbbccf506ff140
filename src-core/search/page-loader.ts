import type { PageRange, PagedBytes } from './paged-bytes.ts';

/** Bytes [start, end) of a segment file; the whole file when `end` is -1. Rejects where they cannot be read. */
export type SegmentReader = (name: string, start: number, end: number) => Promise<Uint8Array>;

/** Bytes of one request: checking and copying them takes less than a frame. */
const REQUEST_BYTES = 1 << 20;
/** Requests that are under way at once. */
const AT_ONCE = 4;
/** Pages that are there already are read again where that spares a request. */
const GAP_PAGES = 2;

interface PageRequest {
  readonly bytes: PagedBytes;
  readonly first: number;
  readonly end: number;
}

/** Loads what is missing of the ranges, in few requests; gives the name of a segment file that is damaged, else null. */
export async function loadPages(read: SegmentReader, ranges: readonly PageRange[]): Promise<string | null> {
  const requests = requestsFor(ranges);
  let next = 0;
  let damaged: string | null = null;
  const work = async (): Promise<void> => {
    for (
      let request = requests[next++];
      request !== undefined && damaged === null;
      request = requests[next++]
    )
      if (!(await load(read, request))) damaged = request.bytes.region.name;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return damaged;
}

async function load(read: SegmentReader, { bytes, first, end }: PageRequest): Promise<boolean> {
  const { name, offset } = bytes.region;
  const [from, to] = bytes.extentOf(first, end);
  try {
    const loaded = await read(name, offset + from, offset + to);
    return loaded.length === to - from && bytes.fill(first, loaded);
  } catch {
    return false;
  }
}

function requestsFor(ranges: readonly PageRange[]): PageRequest[] {
  const byRegion = new Map<PagedBytes, Set<number>>();
  for (const { bytes, first, end } of ranges) {
    let pages = byRegion.get(bytes);
    if (pages === undefined) byRegion.set(bytes, (pages = new Set()));
    for (let page = first; page < end; page += 1) if (!bytes.isLoaded(page)) pages.add(page);
  }
  const requests: PageRequest[] = [];
  for (const [bytes, pages] of byRegion) {
    const most = Math.max(1, Math.floor(REQUEST_BYTES / bytes.region.pageBytes));
    let open: { readonly bytes: PagedBytes; readonly first: number; end: number } | null = null;
    for (const page of [...pages].sort((a, b) => a - b)) {
      if (open !== null && page - open.end <= GAP_PAGES && page - open.first < most) open.end = page + 1;
      else requests.push((open = { bytes, first: page, end: page + 1 }));
    }
  }
  return requests;
}
