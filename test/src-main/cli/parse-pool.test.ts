import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../src-core/base/text-codec.ts';
import { makeEndlessPdf } from '../../src-core/import/pdf/make-endless-pdf.ts';
import { createParsePool, type ParsePool, type ParserLimits } from '../../../src-main/cli/parse-pool.ts';

let pool: ParsePool | null = null;
afterEach(() => pool?.close());

/** What a file gives in a pool of one parser: its text, or the code of an error and the file it names. */
async function parsed(name: string, bytes: Uint8Array): Promise<readonly string[]> {
  const given: string[] = [];
  for await (const item of pool!.parse({ name, path: `/nowhere/${name}`, bytes }))
    given.push(
      item.ok ? item.value.document.text : `${item.error.code} ${item.error.values['file'] ?? 'no name'}`,
    );
  return given;
}

const GOOD = 'The harbour was closed for three days.';
/** A page whose elements need far more memory than its letters. */
const PAGE = encodeUtf8(`<html><body>${'<p><b>a</b>'.repeat(600_000)}`);

describe('a parser', () => {
  test.each<readonly [string, ParserLimits, Uint8Array, string]>([
    ['eats its memory', { seconds: 60, heap: 64 }, PAGE, 'parser-failed bad.html'],
    ['goes on for too long', { seconds: 5, heap: 2048 }, makeEndlessPdf(), 'parser-timeout bad.html'],
  ])('that %s costs its file, by name, and another takes its place', async (_, limits, bytes, told) => {
    pool = createParsePool(1, limits);
    expect(await parsed('bad.html', bytes)).toEqual([told]);
    expect(await parsed('good.txt', encodeUtf8(GOOD))).toEqual([GOOD]);
  });

  test('hands over a table that lies packed in a file once: all its rows share the bytes', async () => {
    pool = createParsePool(1);
    const rows = Array.from({ length: 150 }, (_, at) =>
      JSON.stringify({ title: `Row ${at}`, text: `${GOOD} ${at} ships waited.` }),
    ).join('\n');
    const file = {
      name: 'rows.jsonl.gz',
      path: '/nowhere/rows.jsonl.gz',
      bytes: new Uint8Array(gzipSync(rows)),
    };
    const tables = new Set<Uint8Array>();
    let count = 0;
    for await (const item of pool.parse(file)) {
      if (!item.ok || item.value.part === null) throw new Error(JSON.stringify(item));
      tables.add(item.value.part.bytes);
      count += 1;
    }
    expect(count).toBe(150);
    expect([...tables].map((bytes) => Buffer.from(bytes).toString())).toEqual([rows]);
  });
});
