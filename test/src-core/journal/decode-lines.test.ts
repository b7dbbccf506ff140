import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../src-core/base/text-codec.ts';
import { decodeLines, scanLines } from '../../../src-core/journal/decode-lines.ts';
import type { Transaction } from '../../../src-core/journal/transaction.ts';
import { decodeTransactionLine, encodeTransactionLine } from '../../../src-core/journal/transaction-line.ts';
import { crc32 } from '../../../src-core/base/crc32.ts';
import { sampleArticle } from '../model/sample-records.ts';
import { journalsArbitrary } from './transaction-arbitrary.ts';

const SEED = 20_241_102;
const documents = { file: 2, offset: 345 };

function journalBytes(transactions: readonly Transaction[]): { bytes: Uint8Array; ends: number[] } {
  const lines = transactions.map((transaction) => encodeTransactionLine({ transaction, documents }));
  const ends: number[] = [];
  for (const line of lines) ends.push((ends.at(-1) ?? 0) + line.length);
  return { bytes: new Uint8Array(Buffer.concat(lines)), ends };
}

const [sample] = fc.sample(
  journalsArbitrary.filter((journals) => journals.flat().length >= 3),
  { seed: SEED, numRuns: 1 },
);
const transactions = sample!.flat().slice(0, 3);

describe('a transaction line', () => {
  it(`says exactly what was encoded, and is JSON by itself (seed ${SEED})`, () => {
    fc.assert(
      fc.property(journalsArbitrary, (journals) => {
        for (const transaction of journals.flat()) {
          const line = encodeTransactionLine({ transaction, documents });
          expect(line.indexOf(10)).toBe(line.length - 1);
          expect(JSON.parse(decodeUtf8(line))).toMatchObject({ v: 1, transaction });
          expect(decodeTransactionLine(line.subarray(0, -1))).toEqual({ transaction, documents });
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('of a newer format is told from a damaged one', () => {
    const line = decodeUtf8(encodeTransactionLine({ transaction: transactions[0]!, documents })).trimEnd();
    const rest = line.slice(line.indexOf('"documents"'));
    const crc = crc32(encodeUtf8(rest), crc32(encodeUtf8('{"v":2,')))
      .toString(16)
      .padStart(8, '0');
    expect(decodeTransactionLine(encodeUtf8(`{"v":2,"crc":"${crc}",${rest}`))).toBe('newer');
    expect(decodeTransactionLine(encodeUtf8(line.replace('{"v":1', '{"v":2')))).toBe('checksum');
  });

  it('with a good checksum over something impossible is refused', () => {
    for (const change of [
      { hlc: 'yesterday' },
      { hlc: 'ffffffffffff-ffff-X' },
      { device: '../..' },
      { ops: [{ op: 'put', kind: 'topic', id: 'a', record: { id: 'a' } }] },
      { ops: 'none' },
    ]) {
      const transaction = { ...transactions[0]!, ...change } as unknown as Transaction;
      const line = encodeTransactionLine({ transaction, documents });
      expect(decodeTransactionLine(line.subarray(0, -1)), JSON.stringify(change)).toBe('shape');
    }
    const article = JSON.stringify({ ...sampleArticle(1), sources: { x: '@' } }).replace(
      '"x":"@"',
      '"__proto__":"x"',
    );
    for (const hostile of [
      '{"op":"patch","kind":"topic","id":"a","fields":{"__proto__":{"name":"x"}}}',
      '{"op":"patch","kind":"article","id":"a","fields":{"sources":{"__proto__":"x"}}}',
      `{"op":"put","kind":"article","id":"${sampleArticle(1).id}","record":${article}}`,
    ]) {
      const transaction = { ...transactions[0]!, ops: [JSON.parse(hostile)] } as unknown as Transaction;
      const line = encodeTransactionLine({ transaction, documents });
      expect(decodeTransactionLine(line.subarray(0, -1)), hostile).toBe('shape');
    }
  });
});

describe('a journal file', () => {
  const { bytes, ends } = journalBytes(transactions);

  it('cut at any byte keeps every whole line before the cut and nothing of the one it hits', () => {
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const whole = ends.filter((end) => end <= cut).length;
      const { lines, damaged } = decodeLines(bytes.subarray(0, cut));
      expect(lines.map(({ transaction }) => transaction)).toEqual(transactions.slice(0, whole));
      expect(damaged).toEqual([]);
      const scan = scanLines(bytes.subarray(0, cut));
      expect(scan.tornAt).toBe(ends[whole - 1] ?? 0);
      expect(scan.damaged).toEqual([]);
    }
  });

  it('with any one byte changed, in any bit, never tells something else than was written, and says that it is damaged', () => {
    for (let index = 0; index < bytes.length; index += 1) {
      for (const bit of [0, 2, 5, 7]) {
        const changed = bytes.slice();
        changed[index]! ^= 1 << bit;
        const { lines, damaged, end } = decodeLines(changed);
        const hit = ends.findIndex((lineEnd) => index < lineEnd);
        const decoded = lines.map(({ transaction }) => transaction);
        const without = transactions.filter(
          (_, at) => at !== hit && !(at === hit + 1 && index === ends[hit]! - 1),
        );
        expect(decoded).toEqual(without);
        expect(damaged.length > 0 || end < changed.length).toBe(true);
        const scan = scanLines(changed);
        expect(scan.damaged.length > 0 || scan.tornAt < changed.length).toBe(true);
      }
    }
  });

  it('names the damaged line in the middle and goes on behind it', () => {
    const changed = bytes.slice();
    changed[ends[0]! + 40]! ^= 1;
    expect(decodeLines(changed).damaged).toEqual([
      { line: 2, start: ends[0], end: ends[1], damage: 'checksum' },
    ]);
    expect(scanLines(changed)).toMatchObject({ damaged: [{ line: 2 }], tornAt: changed.length, version: 1 });
  });

  it('with zeros behind its last line, as a power cut leaves them, is torn there', () => {
    const zeros = new Uint8Array(bytes.length + 4096);
    zeros.set(bytes);
    expect(scanLines(zeros)).toMatchObject({ damaged: [], tornAt: bytes.length });
  });
});
