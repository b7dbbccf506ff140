import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../src-core/base/text-codec.ts';
import { createParsePool, type ParsePool, type ParserLimits } from '../../../src-main/cli/parse-pool.ts';

let pool: ParsePool | null = null;
afterEach(() => pool?.close());

/** What a file gives in a pool of one parser: its text, or the code of an error and the file it names. */
async function parsed(name: string, text: string): Promise<readonly string[]> {
  const given: string[] = [];
  for await (const item of pool!.parse({ name, path: `/nowhere/${name}`, bytes: encodeUtf8(text) }))
    given.push(
      item.ok ? item.value.document.text : `${item.error.code} ${item.error.values['file'] ?? 'no name'}`,
    );
  return given;
}

const GOOD = 'The harbour was closed for three days.';
/** A page whose elements need far more memory and time than its letters. */
const PAGE = `<html><body>${'<p><b>a</b>'.repeat(2_500_000)}`;

describe('a parser', () => {
  test.each<readonly [string, ParserLimits, RegExp]>([
    ['eats its memory', { seconds: 60, heap: 64 }, /^parser-failed page\.html$/u],
    ['goes on for too long', { seconds: 6, heap: 2048 }, /^parser-timeout page\.html$/u],
  ])('that %s costs its file, by name, and another takes its place', async (_, limits, told) => {
    pool = createParsePool(1, limits);
    expect(await parsed('page.html', PAGE)).toEqual([expect.stringMatching(told)]);
    expect(await parsed('good.txt', GOOD)).toEqual([GOOD]);
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
