import { describe, expect, it } from 'vitest';
import { moveCursor, sentencesOf } from '../../../../src-renderer/features/reader/reading-cursor.ts';
import type { CursorStep, ReadingCursor } from '../../../../src-renderer/features/reader/reading-cursor.ts';
import { buildDocument } from '../../fake-articles.ts';

const document = buildDocument(
  'de',
  [
    { type: 'paragraph', text: 'Am 3. Oktober kam er. Dann ging er wieder.' },
    { type: 'caption', role: 'credit', text: 'Foto: dpa' },
    { type: 'paragraph', text: 'Ein neuer Absatz. Noch ein Satz.' },
  ],
  'kein Link',
);
const list = sentencesOf(document, (index) => document.blocks[index]?.role === undefined);
const words = (cursor: ReadingCursor | null): string | null =>
  cursor === null ? null : document.text.slice(cursor.start, cursor.end);
const walk = (...steps: CursorStep[]): string | null => {
  let cursor: ReadingCursor | null = null;
  for (const step of steps) cursor = moveCursor(cursor, step, list, document.text, 0);
  return words(cursor);
};

describe('the reading cursor', () => {
  it('begins at the first sentence in sight', () => {
    expect(walk('next-sentence')).toBe('Am 3. Oktober kam er.');
    expect(words(moveCursor(null, 'next-sentence', list, document.text, 30))).toBe('Ein neuer Absatz.');
  });

  it('steps from sentence to sentence over what is folded away', () => {
    expect(walk('next-sentence', 'next-sentence', 'next-sentence')).toBe('Ein neuer Absatz.');
    expect(walk('next-sentence', 'next-sentence', 'next-sentence', 'previous-sentence')).toBe(
      'Dann ging er wieder.',
    );
  });

  it('steps from paragraph to paragraph', () => {
    expect(walk('next-sentence', 'next-paragraph')).toBe('Ein neuer Absatz.');
    expect(walk('next-sentence', 'next-paragraph', 'next-sentence', 'previous-paragraph')).toBe(
      'Ein neuer Absatz.',
    );
    expect(walk('next-sentence', 'next-paragraph', 'previous-paragraph')).toBe('Am 3. Oktober kam er.');
  });

  it('extends and shrinks by sentences and by words', () => {
    expect(walk('next-sentence', 'extend-sentence')).toBe('Am 3. Oktober kam er. Dann ging er wieder.');
    expect(walk('next-sentence', 'extend-sentence', 'shrink-sentence')).toBe('Am 3. Oktober kam er.');
    expect(walk('next-sentence', 'extend-word')).toBe('Am 3. Oktober kam er. Dann');
    expect(walk('next-sentence', 'shrink-word')).toBe('Am 3. Oktober kam er');
    expect(walk('next-sentence', 'shrink-word', 'shrink-word')).toBe('Am 3. Oktober kam');
  });

  it('extends and shrinks at its start, too', () => {
    const second = ['next-sentence', 'next-sentence'] as const;
    expect(walk(...second, 'extend-word-back')).toBe('er. Dann ging er wieder.');
    expect(walk(...second, 'extend-sentence-back')).toBe('Am 3. Oktober kam er. Dann ging er wieder.');
    expect(walk(...second, 'extend-sentence-back', 'shrink-sentence-front')).toBe('Dann ging er wieder.');
    expect(walk(...second, 'shrink-word-front', 'shrink-word-front')).toBe('er wieder.');
  });

  it('goes word by word into the next block, over what is folded away', () => {
    expect(walk('next-sentence', 'next-sentence', 'extend-word')).toMatch(/^Dann ging er wieder\..*Ein$/su);
    const third = ['next-sentence', 'next-sentence', 'next-sentence'] as const;
    expect(walk(...third, 'extend-word-back')).toMatch(/^wieder\..*Ein neuer Absatz\.$/su);
  });

  it('stays at the ends of the text', () => {
    expect(walk('next-sentence', 'previous-sentence')).toBe('Am 3. Oktober kam er.');
    expect(walk('next-sentence', ...Array.from({ length: 9 }, () => 'next-sentence' as const))).toBe(
      'Noch ein Satz.',
    );
  });
});
