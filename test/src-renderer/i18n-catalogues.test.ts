import { describe, expect, it } from 'vitest';
import { de } from '../../src-renderer/i18n/de.ts';
import { en } from '../../src-renderer/i18n/en.ts';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  it('have the same placeholders in every sentence', () => {
    for (const [key, text] of Object.entries(en)) {
      expect([key, ...placeholders(de[key as keyof typeof en])]).toEqual([key, ...placeholders(text)]);
    }
  });
});
