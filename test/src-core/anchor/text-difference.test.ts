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
    .flatMap(({ parts }) =>
      parts
        .filter(({ type }) => type !== without)
        .map(({ text }) => text)
        .join('')
        .split('¶\n')
        .map((line) => line.trim()),
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

  test('shows where a paragraph was parted, and where two were joined', () => {
    const [one, two] = [
      sample(['Eins kommt. Zwei folgt. Drei.', 'Ende.']),
      sample(['Eins kommt.', 'Zwei folgt. Drei.', 'Ende.']),
    ];
    expect(textDifference(one, two)[0]?.parts).toEqual([
      { type: 'same', text: 'Eins kommt. ' },
      { type: 'added', text: '¶\n' },
      { type: 'same', text: 'Zwei folgt. Drei.' },
    ]);
    expect(textDifference(two, one)[0]?.parts.map(({ type }) => type)).toEqual(['same', 'removed', 'same']);
    expect(textDifference(two, one)).toHaveLength(2);
  });

  test('says what a paragraph with the same words became', () => {
    const before = sample(['Ein Titel', 'Ein Satz.', 'Ein Rest.']);
    const [first, second, third] = before.blocks;
    if (first === undefined || second === undefined || third === undefined) throw new Error('blocks');
    const after: ArticleDocument = {
      ...before,
      blocks: [{ ...first, type: 'heading', level: 2 }, second, { ...third, role: 'leftover' }],
    };
    const recast = textDifference(before, after).map((each) => each.recast);
    expect(recast.map((each) => each?.after.type)).toEqual(['heading', undefined, 'paragraph']);
    expect(recast[2]?.after.role).toBe('leftover');
    const [whole, half] = [sample(['Ein Titel. Ein Satz.']), sample(['Ein Titel.', 'Ein Satz.'])];
    const headed = {
      ...half,
      blocks: half.blocks.map((each) => ({ ...each, type: 'heading' as const, level: 2 })),
    };
    expect(textDifference(whole, headed)[0]?.recast?.after.type).toBe('heading');
  });

  test('does not mix paragraphs that have nothing in common', () => {
    const paragraphs = textDifference(
      sample(['Ein Hund bellt laut vor dem Haus.']),
      sample(['Wissenschaftler entdecken neue Planeten.']),
    );
    expect(paragraphs.map(({ type }) => type)).toEqual(['removed', 'added']);
  });
});
