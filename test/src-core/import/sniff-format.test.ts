import { describe, expect, test } from 'vitest';
import { sniffFormat } from '../../../src-core/import/sniff-format.ts';

const PAGE = '<html><head><title>A page</title></head><body><p>Words.</p></body></html>';
const ABOUT_PAGES = `How pages are written\n\nA page begins with <html>, then <head> and <body>:\n\n${PAGE}\n`;

describe('the format of a file', () => {
  test('is text where it is called text and talks about HTML', () => {
    expect(sniffFormat(ABOUT_PAGES, 'notes.txt')).toBe('plain-text');
    expect(sniffFormat(ABOUT_PAGES, 'notes.md')).toBe('markdown');
  });

  test('is HTML where a page begins, whatever the file is called', () => {
    expect(sniffFormat(PAGE, 'page.txt')).toBe('html');
    expect(sniffFormat(PAGE, 'page.md')).toBe('html');
    expect(sniffFormat(`HTTP/1.1 200 OK\nContent-Type: text/html\n\n${PAGE}`, 'response')).toBe('html');
  });
});
