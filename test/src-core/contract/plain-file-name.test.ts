import { expect, it } from 'vitest';
import { isPlainFileName } from '../../../src-core/contract/plain-file-name.ts';

it('accepts the names people give to files, in every script', () => {
  for (const name of [
    'a',
    'Überschrift – “zitiert”.md',
    '북한군.md',
    '.hidden',
    'con-text.md',
    'x'.repeat(255),
    '🙂.txt',
  ]) {
    expect(isPlainFileName(name), name).toBe(true);
  }
});

it('refuses what is no single name on one of the systems', () => {
  for (const name of [
    '',
    '.',
    '..',
    'a/b',
    'a\\b',
    'C:',
    'a:b',
    'a\0',
    'a\nb',
    'x ',
    'x.',
    'CON',
    'con.md',
    'Lpt1.txt',
    'what?',
    'a*',
    '"',
    'x'.repeat(256),
    '🙂'.repeat(64),
  ]) {
    expect(isPlainFileName(name), JSON.stringify(name)).toBe(false);
  }
});
