import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleDocument, Block } from '../../../src-core/model/document.ts';
import { hitPassages, openingPassages } from '../../../src-core/search/hit-passages.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';

const SEED = 20241122;

function documentOf(...texts: readonly (string | { text: string; role: 'credit' })[]): ArticleDocument {
  const blocks: Block[] = [];
  let text = '';
  for (const each of texts) {
    const piece = typeof each === 'string' ? each : each.text;
    if (blocks.length > 0) text += '\n';
    const place = { type: 'paragraph', start: text.length, end: text.length + piece.length } as const;
    blocks.push(typeof each === 'string' ? place : { ...place, role: each.role });
    text += piece;
  }
  return { text, language: 'de', blocks, marks: [], figures: [] };
}

function hitsOf(document: ArticleDocument, word: RegExp): HitRange[] {
  return [...document.text.matchAll(word)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

describe('passages around hits', () => {
  const document = documentOf(
    'Dr. Meier sprach am 3. Oktober über Truppen. Niemand widersprach. Die Truppen blieben, die Truppen gingen.',
    'Hier steht nichts davon.',
    'Noch einmal Truppen',
  );

  it('are the sentences that hold a hit, each once, with all their hits marked', () => {
    const passages = hitPassages(document, hitsOf(document, /Truppen/gu), 'sentence');
    expect(passages.map(({ text }) => text)).toEqual([
      'Dr. Meier sprach am 3. Oktober über Truppen.',
      'Die Truppen blieben, die Truppen gingen.',
      'Noch einmal Truppen',
    ]);
    expect(passages[1]?.marks).toEqual([
      { start: 4, end: 11 },
      { start: 25, end: 32 },
    ]);
  });

  it('are whole paragraphs where paragraphs are asked for', () => {
    const passages = hitPassages(document, hitsOf(document, /Truppen/gu), 'paragraph');
    expect(passages.map(({ range }) => range)).toEqual(
      [document.blocks[0], document.blocks[2]].map((block) => ({ start: block?.start, end: block?.end })),
    );
  });

  it('hold both sentences where a phrase runs over the end of one', () => {
    const [passage] = hitPassages(document, hitsOf(document, /widersprach\. Die/gu), 'sentence');
    expect(passage?.text).toBe('Niemand widersprach. Die Truppen blieben, die Truppen gingen.');
  });

  it('stay readable in a text of one endless paragraph, by whole sentences around the hit', () => {
    const filler = 'Das ist ein Satz von mittlerer Länge, wie er überall steht. '.repeat(400);
    const long = documentOf(`${filler}Hier sind Truppen. ${filler}Dort sind Truppen. ${filler}`);
    const passages = hitPassages(long, hitsOf(long, /Truppen/gu), 'paragraph');
    expect(passages).toHaveLength(2);
    for (const { text } of passages) {
      expect(text.length).toBeLessThanOrEqual(1600);
      expect(text.length).toBeGreaterThan(600);
      expect(text).toMatch(/^Das ist ein Satz.*steht\.$/u);
    }
  });

  it('begin an article without hits with its first paragraphs, folded ones left out', () => {
    const article = documentOf(
      { text: 'Foto: dpa', role: 'credit' },
      'Erstens.',
      'Zweitens.',
      'x. '.repeat(600),
      'Nie.',
    );
    const texts = openingPassages(article, []).map(({ text }) => text);
    expect(texts.slice(0, 2)).toEqual(['Erstens.', 'Zweitens.']);
    expect(texts.join('').length).toBeLessThan(1700);
    expect(texts).not.toContain('Nie.');
    expect(openingPassages(article, [0])[0]?.text).toBe('Foto: dpa');
  });

  it(`never overlap, come in reading order, and hold every hit as a mark exactly once (seed ${String(SEED)})`, () => {
    const word = fc.constantFrom(
      'Truppen',
      'a',
      'Haus.',
      'z. B.',
      'Ende!',
      '„Nein“,',
      'x'.repeat(90),
      ' ',
      '\t',
    );
    const paragraph = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
    const repeated = fc
      .tuple(paragraph, fc.constantFrom(1, 1, 1, 30))
      .map(([text, times]) => text.repeat(times));
    fc.assert(
      fc.property(
        fc.array(repeated, { maxLength: 6 }),
        fc.constantFrom('sentence' as const, 'paragraph' as const),
        (paragraphs, context) => {
          const made = documentOf(...paragraphs);
          const hits = hitsOf(made, /Truppen|Haus\. a/gu);
          const passages = hitPassages(made, hits, context);
          let end = 0;
          const marked: HitRange[] = [];
          for (const { range, text, marks } of passages) {
            expect(range.start).toBeGreaterThanOrEqual(end);
            ({ end } = range);
            expect(text).toBe(made.text.slice(range.start, range.end));
            expect(text).toBe(text.trim());
            expect(text.length).toBeLessThanOrEqual(1700);
            for (const mark of marks)
              marked.push({ start: mark.start + range.start, end: mark.end + range.start });
          }
          expect(marked).toEqual(hits);
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
  });
});
