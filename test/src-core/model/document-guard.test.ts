import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../src-core/model/document-guard.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import { sampleContent } from './sample-records.ts';

const good: ArticleDocument = {
  text: 'Titel\nEin Absatz mit Link.\n',
  language: 'de',
  blocks: [
    { type: 'heading', start: 0, end: 5, level: 1 },
    { type: 'paragraph', start: 6, end: 26, role: 'credit' },
    { type: 'rule', start: 27, end: 27 },
  ],
  marks: [
    { type: 'strong', start: 6, end: 16 },
    { type: 'emphasis', start: 10, end: 12 },
    {
      type: 'link',
      start: 21,
      end: 25,
      href: 'https://example.org',
      target: { start: 0, end: 26, note: true },
    },
  ],
  figures: [{ beforeBlock: 1, alt: 'Bild', source: 'bild.jpg' }],
};

describe('checkDocument', () => {
  it('accepts documents as document.ts describes them', () => {
    expect(checkDocument(good)).toEqual({ ok: true, value: good });
    expect(checkDocument(sampleContent(1)).ok).toBe(true);
    expect(checkDocument({ ...good, text: '', blocks: [], marks: [], figures: [] }).ok).toBe(true);
  });

  it('accepts the empty cells of a table, also at the end of a row', () => {
    const cells = [
      { type: 'cell', start: 0, end: 0, heads: 'row', columns: 2, rows: 3 },
      { type: 'cell', start: 1, end: 2 },
      { type: 'cell', start: 3, end: 3 },
      { type: 'cell', start: 4, end: 5 },
    ];
    const blocks = [
      { type: 'table-row', start: 0, end: 3 },
      { type: 'table-row', start: 4, end: 5 },
    ];
    const table = { text: '\tb\t\nc', language: 'und', blocks, marks: cells, figures: [] };
    expect(checkDocument(table).ok).toBe(true);
  });

  const [heading, paragraph, rule] = good.blocks;
  const wrong: Readonly<Record<string, unknown>> = {
    'a text': 'text',
    'no blocks field': { ...good, blocks: undefined },
    'stored HTML': { ...good, html: '<p>' },
    'an unknown block type': { ...good, blocks: [{ ...heading, type: 'script' }, paragraph, rule] },
    'blocks out of order': { ...good, blocks: [paragraph, heading, rule] },
    'overlapping blocks': { ...good, blocks: [heading, { ...paragraph, start: 5 }, rule] },
    'a gap between blocks': { ...good, blocks: [heading, rule] },
    'a block beyond the text': { ...good, blocks: [heading, { ...paragraph, end: 99 }] },
    'text without blocks': { ...good, blocks: [], marks: [] },
    'text behind the last block': { ...good, blocks: [heading] },
    'a block cut where no line ends': {
      ...good,
      blocks: [{ ...heading, end: 4 }, { ...paragraph, start: 5 }, rule],
    },
    'a mark across two blocks': { ...good, marks: [{ type: 'strong', start: 3, end: 8 }] },
    'an empty mark': { ...good, marks: [{ type: 'strong', start: 3, end: 3 }] },
    'marks out of order': { ...good, marks: good.marks.toReversed() },
    'a link that runs code': {
      ...good,
      marks: [{ type: 'link', start: 0, end: 2, href: 'javascript:alert(1)' }],
    },
    'a link behind the text': {
      ...good,
      marks: [{ type: 'link', start: 0, end: 2, target: { start: 6, end: 28 } }],
    },
    'a link backwards': {
      ...good,
      marks: [{ type: 'link', start: 0, end: 2, target: { start: 6, end: 5 } }],
    },
    'half an offset': { ...good, marks: [{ type: 'strong', start: 0.5, end: 2 }] },
  };
  it.each(Object.keys(wrong))('refuses %s', (name) => {
    expect(checkDocument(wrong[name])).toMatchObject({ ok: false, error: { code: 'document-damaged' } });
  });
});
