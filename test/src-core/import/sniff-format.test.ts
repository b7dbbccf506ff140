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

  test('is HTML where a file is called so and holds any tag', () => {
    expect(sniffFormat('Here: <mark>this</mark>, not that.', 'mark.html')).toBe('html');
    expect(sniffFormat('A<br/>test.<br/>', 'breaks.html')).toBe('html');
    expect(sniffFormat('A price < 3 and > 2', 'text.html')).toBe('plain-text');
  });

  test('is a table where a file is called so, and an archive of articles where a column says so', () => {
    expect(sniffFormat('case,age\nID1,21\nID2,23\n', 'cases.csv')).toBe('table');
    expect(sniffFormat('title,text\nOne,Words\n', 'news.csv')).toBe('csv');
    expect(sniffFormat('# File with text, content, and a tag\n\nWords.', 'note.md')).toBe('markdown');
  });

  test('is JSON Lines where a file is called so, although its first line is broken', () => {
    expect(sniffFormat('{id": "x"}\n{"title": "T", "text": "Words"}\n', 'rows.jsonl')).toBe('jsonl');
  });
});
