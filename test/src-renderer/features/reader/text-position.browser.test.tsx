import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { describePassage } from '../../../../src-core/anchor/describe-passage.ts';
import type {
  ArticleDocument,
  Block,
  BlockType,
  Mark,
  MarkType,
} from '../../../../src-core/model/document.ts';
import { DocumentView } from '../../../../src-renderer/features/reader/DocumentView.tsx';
import {
  domPosition,
  domRange,
  renderedBlocks,
  selectedRange,
  textNodes,
  textOffset,
} from '../../../../src-renderer/features/reader/text-position.ts';
import { useTestLanguage } from '../../start-texts.ts';

const SEED = 4242;

beforeAll(() => useTestLanguage('en'));

async function draw(document: ArticleDocument, opened: readonly number[] = []): Promise<HTMLElement> {
  await cleanup();
  const { container } = await render(
    <DocumentView
      document={document}
      shown={[]}
      opened={new Set(opened)}
      onToggleRun={() => undefined}
      onShowBlock={() => undefined}
    />,
  );
  return container;
}

const TYPES: BlockType[] = [
  'paragraph',
  'heading',
  'quote',
  'list-item',
  'caption',
  'code',
  'table-row',
  'rule',
];
const MARKS: MarkType[] = ['emphasis', 'strong', 'link', 'code', 'superscript', 'cell'];

const LETTERS = ['👩‍👩‍👧', '🇩🇪', '🇫🇷', 'क्षि', 'ทำได้', 'שלום 12', 'مَرْحَبًا', '東京'];
const blockText = fc
  .array(fc.constantFrom('ein', 'Wort', ' ', 'ä', '😀', 'n̈', '.', '  ', 'x', ...LETTERS), { maxLength: 8 })
  .map((parts) => parts.join(''));
const documents = fc
  .array(
    fc.record({
      type: fc.constantFrom(...TYPES),
      text: blockText,
      folded: fc.boolean(),
      marks: fc.array(fc.tuple(fc.constantFrom(...MARKS), fc.nat(12), fc.nat(12)), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((pieces): ArticleDocument => {
    const blocks: Block[] = [];
    const marks: Mark[] = [];
    let text = '';
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) text += '\n';
      const start = text.length;
      text += piece.text;
      blocks.push({
        type: piece.type,
        start,
        end: text.length,
        ...(piece.folded ? { role: 'credit' as const } : {}),
      });
      for (const [type, a, b] of piece.marks) {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        if (to > piece.text.length || from === to) continue;
        marks.push({
          type,
          start: start + from,
          end: start + to,
          ...(type === 'link' ? { href: 'https://example.org' } : {}),
        });
      }
    }
    return { text, language: 'de', blocks, marks: marks.sort((x, y) => x.start - y.start), figures: [] };
  });

const isFolded = (document: ArticleDocument, offset: number): boolean =>
  document.blocks.some((block) => block.role !== undefined && block.start <= offset && offset <= block.end);

/** A live Range over the same places. */
function liveRange(range: StaticRange): Range {
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live;
}

describe('offsets and DOM positions', () => {
  it(`lead back to each other for every offset of every block, folded lines aside (seed ${String(SEED)})`, async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const root = await draw(document);
        const blocks = renderedBlocks(root);
        for (let offset = 0; offset <= document.text.length; offset += 1) {
          for (const end of [false, true]) {
            const place = domPosition(blocks, offset, end);
            const back = place === null ? null : textOffset(place.node, place.offset);
            expect(back).toBe(isFolded(document, offset) ? null : offset);
          }
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it(`give ranges that hold exactly the words between (seed ${String(SEED)})`, async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.nat(), fc.nat(), async (document, a, b) => {
        // With all lines open every word is rendered; the folded lines' own buttons must not count.
        const root = await draw(
          document,
          document.blocks.map((_, index) => index),
        );
        const [start, end] = [a % (document.text.length + 1), b % (document.text.length + 1)].sort(
          (x, y) => x - y,
        ) as [number, number];
        if (start === end) return;
        const range = domRange(renderedBlocks(root), { start, end });
        const words = range === null ? null : liveRange(range).cloneContents();
        for (const aside of words?.querySelectorAll('[data-aside]') ?? []) aside.remove();
        const plain = (text: string): string => text.replaceAll(/\s/g, '');
        expect(plain(words?.textContent ?? '')).toBe(plain(document.text.slice(start, end)));
      }),
      { seed: SEED, numRuns: 80 },
    );
  });

  it(`make of any selection whole letters, quoted as they stand and painted as they are (seed ${String(SEED)})`, async () => {
    const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });
    const plain = (text: string): string => text.replaceAll(/\s/g, '');
    const wordsOf = (root: HTMLElement, range: Range): string => {
      const within = (node: Text): string =>
        range.intersectsNode(node)
          ? node.data.slice(
              node === range.startContainer ? range.startOffset : 0,
              node === range.endContainer ? range.endOffset : node.length,
            )
          : '';
      return plain(renderedBlocks(root).flatMap(textNodes).map(within).join(''));
    };
    await fc.assert(
      fc.asyncProperty(documents, fc.nat(), fc.nat(), fc.nat(), fc.nat(), async (article, a, from, b, to) => {
        const { text } = article;
        const root = await draw(
          article,
          article.blocks.map((_, index) => index),
        );
        const nodes: Node[] = [root];
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        while (walker.nextNode() !== null) nodes.push(walker.currentNode);
        const place = (node: number, offset: number): [Node, number] => {
          const found = nodes[node % nodes.length] ?? root;
          const most = found instanceof Text ? found.length : found.childNodes.length;
          return [found, offset % (most + 1)];
        };
        const selection = getSelection();
        selection?.setBaseAndExtent(...place(a, from), ...place(b, to));
        const selected = selection?.rangeCount === 1 ? wordsOf(root, selection.getRangeAt(0)) : '';
        const range = selectedRange(root, selection);
        const passage = range === null ? null : describePassage(text, range.start, range.end);
        if (passage === null) {
          expect(selected).toBe('');
          return;
        }
        const { position, quote } = passage;
        const bounds = new Set([...letters.segment(text)].map(({ index }) => index)).add(text.length);
        expect(bounds.has(position.start) && bounds.has(position.end)).toBe(true);
        expect(quote.exact).toBe(text.slice(position.start, position.end));
        expect(plain(quote.exact)).toContain(selected);
        const painted = domRange(renderedBlocks(root), position);
        expect(painted === null ? null : wordsOf(root, liveRange(painted))).toBe(plain(quote.exact));
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('stick to the earlier text at the end of a range, and to the later one at its start', async () => {
    const document: ArticleDocument = {
      text: 'ab',
      language: 'en',
      blocks: [{ type: 'paragraph', start: 0, end: 2 }],
      marks: [{ type: 'strong', start: 1, end: 2 }],
      figures: [],
    };
    const blocks = renderedBlocks(await draw(document));
    expect(domPosition(blocks, 1, true)?.node.textContent).toBe('a');
    expect(domPosition(blocks, 1, false)?.node.textContent).toBe('b');
  });

  it('cut a range short where its end is folded away, and answer nothing where all of it is', async () => {
    const document: ArticleDocument = {
      text: 'Seen words\nFoto: dpa\nMore words',
      language: 'en',
      blocks: [
        { type: 'paragraph', start: 0, end: 10 },
        { type: 'caption', start: 11, end: 20, role: 'credit' },
        { type: 'paragraph', start: 21, end: 31 },
      ],
      marks: [],
      figures: [],
    };
    const blocks = renderedBlocks(await draw(document));
    const words = (start: number, end: number): string | null => {
      const range = domRange(blocks, { start, end });
      return range === null ? null : liveRange(range).toString();
    };
    expect(words(5, 15)).toBe('words');
    expect(words(13, 25)).toBe('More');
    expect(words(12, 18)).toBeNull();
  });

  it('pull a selection that ends at the start of the next block back to the text before', async () => {
    const document: ArticleDocument = {
      text: 'One two\nThree',
      language: 'en',
      blocks: [
        { type: 'paragraph', start: 0, end: 7 },
        { type: 'paragraph', start: 8, end: 13 },
      ],
      marks: [],
      figures: [],
    };
    const root = await draw(document);
    const [first, second] = renderedBlocks(root);
    const selection = getSelection();
    selection?.setBaseAndExtent(first?.firstChild ?? root, 0, second ?? root, 0);
    expect(selectedRange(root, selection)).toEqual({ start: 0, end: 7 });
    selection?.setBaseAndExtent(first?.firstChild ?? root, 4, second?.firstChild ?? root, 5);
    expect(selectedRange(root, selection)).toEqual({ start: 4, end: 13 });
    selection?.collapse(root);
    expect(selectedRange(root, selection)).toBeNull();
  });
});
