import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textDifference } from '../../../src-core/anchor/text-difference.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import { buildDocument } from '../../../src-core/text/document-builder.ts';

const SEED = 5;

const sample = (lines: readonly string[]): ArticleDocument =>
  buildDocument(
    lines.map((raw) => ({ type: 'paragraph', raw, marks: [] })),
    'de',
  );

const linesOf = ({ text, blocks }: ArticleDocument): string[] =>
  blocks.map(({ start, end }) => text.slice(start, end));

/** One version out of a difference. */
const side = (paragraphs: ReturnType<typeof textDifference>, without: 'added' | 'removed'): string[] =>
  paragraphs
    .filter(({ type }) => type !== without)
    .map(({ parts }) =>
      parts
        .filter(({ type }) => type !== without)
        .map(({ text }) => text)
        .join(''),
    );

describe('the difference of two versions', () => {
  const line = fc
    .array(fc.constantFrom('der', 'Rat', 'tagt', 'heute', 'nicht', 'mehr'), { minLength: 1, maxLength: 6 })
    .map((words) => words.join(' '));
  test(`holds both versions whole, in order (seed ${SEED})`, () => {
    const lines = fc.array(line, { maxLength: 7 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const [a, b] = [sample(before), sample(after)];
        const paragraphs = textDifference(a, b);
        expect(side(paragraphs, 'added')).toEqual(linesOf(a));
        expect(side(paragraphs, 'removed')).toEqual(linesOf(b));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('marks the words that changed inside of a paragraph', () => {
    const paragraphs = textDifference(
      sample(['Der Rat tagt am Freitag in Berlin.', 'Das bleibt.']),
      sample(['Der Rat tagt am Samstag in Berlin.', 'Das bleibt.', 'Das ist neu.']),
    );
    expect(paragraphs.map(({ type }) => type)).toEqual(['changed', 'same', 'added']);
    expect(paragraphs[0]?.parts.filter(({ type }) => type !== 'same')).toEqual([
      { type: 'removed', text: 'Freitag' },
      { type: 'added', text: 'Samstag' },
    ]);
  });

  test('keeps words that changed one after another, and numbers, together', () => {
    const [paragraph] = textDifference(
      sample(['Der Rat schickt rund 10.000 alte Wagen nach Osten, sagt er.']),
      sample(['Der Rat schickt rund 12.500 neue Panzer nach Osten, sagt er.']),
    );
    expect(paragraph?.parts).toEqual([
      { type: 'same', text: 'Der Rat schickt rund ' },
      { type: 'removed', text: '10.000 alte Wagen' },
      { type: 'added', text: '12.500 neue Panzer' },
      { type: 'same', text: ' nach Osten, sagt er.' },
    ]);
  });

  test('does not mix paragraphs that have nothing in common', () => {
    const paragraphs = textDifference(
      sample(['Ein Hund bellt laut vor dem Haus.']),
      sample(['Wissenschaftler entdecken neue Planeten.']),
    );
    expect(paragraphs.map(({ type }) => type)).toEqual(['removed', 'added']);
  });
});
