import { describe, expect, test } from 'vitest';
import { addressKey } from '../../../src-core/model/address-key.ts';

describe('the key of an address', () => {
  test.each([
    ['https://www.zeit.de/politik/2024-10/kursk', 'http://zeit.de/politik/2024-10/kursk/'],
    ['https://example.org/a/b?id=7', 'https://EXAMPLE.org/a/b?utm_source=x&id=7&fbclid=1#top'],
    ['https://example.org/a?x=1&y=2', 'https://example.org:443/a?y=2&x=1'],
    ['https://m.example.org/a/index.html', 'https://example.org/a'],
  ])('is the same for %s and %s', (a, b) => {
    expect(addressKey(a)).toBe(addressKey(b));
    expect(addressKey(a)).not.toBe('');
  });

  test.each([
    ['https://example.org/a', 'https://example.org/b'],
    ['https://example.org/a?id=1', 'https://example.org/a?id=2'],
    ['https://example.org/a', 'https://news.example.org/a'],
    ['http://localhost:8080/a', 'http://localhost:9090/a'],
  ])('tells %s from %s', (a, b) => expect(addressKey(a)).not.toBe(addressKey(b)));

  test.each([
    'https://example.org/',
    'https://example.org',
    'https://www.example.org/?utm_source=x',
    'mailto:a@b.c',
    '',
    'file:///a',
  ])('is none for %j', (url) => expect(addressKey(url)).toBe(''));
});
