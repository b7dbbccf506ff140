import { describe, expect, test } from 'vitest';
import { crc32 } from '../../../src-core/base/crc32.ts';
import { MissingPages, PagedBytes, type PagedRegion } from '../../../src-core/search/paged-bytes.ts';

const PAGE = 8;
const content = Uint8Array.from({ length: 3 * PAGE }, (_, index) => index + 1);
const pageOf = (page: number): Uint8Array => content.subarray(page * PAGE, (page + 1) * PAGE);
const region: PagedRegion = {
  name: 'segment',
  offset: 0,
  length: content.length,
  pageBytes: PAGE,
  sums: Uint32Array.from([0, 1, 2], (page) => crc32(pageOf(page))),
  sections: [[0, content.length]],
};

describe('bytes in pages', () => {
  test('keep what was needed of late when they are released, and give the rest of their memory back at once', () => {
    const bytes = new PagedBytes(region, null);
    for (let page = 0; page < 3; page += 1) expect(bytes.fill(page, pageOf(page))).toBe(true);
    bytes.release();
    const before = bytes.need(0, PAGE, 2 * PAGE);
    bytes.release();
    expect(before.length).toBe(0);
    expect([...bytes.need(0, PAGE, 2 * PAGE).subarray(PAGE, 2 * PAGE)]).toEqual([...pageOf(1)]);
    expect(() => bytes.need(0, 0, PAGE)).toThrow(MissingPages);
    expect(bytes.loadedBytes).toBe(PAGE);
  });

  test('never touch the buffer of bytes that they were given whole', () => {
    const file = new Uint8Array(content);
    const bytes = new PagedBytes(region, file);
    bytes.release();
    expect([...file]).toEqual([...content]);
    expect(() => bytes.need(0, 0, PAGE)).toThrow(MissingPages);
  });
});
