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
});
