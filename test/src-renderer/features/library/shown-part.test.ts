import { expect, test } from 'vitest';
import { shownPart } from '../../../../src-renderer/features/library/shown-part.ts';

const LONG = `${'wort '.repeat(30)}Minister und Präsident reden`;

function markOf(text: string, word: string): { start: number; end: number } {
  const start = text.indexOf(word);
  return { start, end: start + word.length };
}

test('a hit near the beginning leaves the snippet as it is', () => {
  const marks = [markOf('Der Minister redet', 'Minister')];
  expect(shownPart('Der Minister redet', marks)).toEqual({ text: 'Der Minister redet', marks });
});

test('a late first hit moves into the first line, and every mark still covers its word', () => {
  const { text, marks } = shownPart(LONG, [markOf(LONG, 'Minister'), markOf(LONG, 'Präsident')]);
  expect(text.startsWith('…wort ')).toBe(true);
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['Minister', 'Präsident']);
  expect(marks[0]?.start).toBeLessThan(40);
});

test('a late hit in a text without spaces begins at the hit', () => {
  const text = `${'字'.repeat(100)}東京`;
  expect(shownPart(text, [{ start: 100, end: 102 }])).toEqual({
    text: '…東京',
    marks: [{ start: 1, end: 3 }],
  });
});
