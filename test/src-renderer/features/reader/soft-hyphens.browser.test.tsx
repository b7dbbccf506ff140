import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import type { ArticleDocument } from '../../../../src-core/model/document.ts';
import type { HitRange } from '../../../../src-core/search/search-types.ts';
import { ownText, setHyphens } from '../../../../src-renderer/features/reader/soft-hyphens.ts';
import {
  domPosition,
  domRange,
  renderedBlocks,
  selectedRange,
  textNodes,
  textOffset,
} from '../../../../src-renderer/features/reader/text-position.ts';
import { useHyphens } from '../../../../src-renderer/features/reader/use-hyphens.ts';
import type { HyphenUse } from '../../../../src-renderer/features/reader/use-hyphens.ts';
import { usePaintedRanges } from '../../../../src-renderer/features/reader/use-painted-ranges.ts';
import { usePlainCopy } from '../../../../src-renderer/features/reader/use-plain-copy.ts';

const SEED = 707;
const SOFT = '\u00AD';
let root: HTMLElement;

function wordsOf(range: AbstractRange): string {
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live.toString();
}

/** Blocks of a few text nodes each, joined by a line end each in the canonical text. */
function draw(blocks: readonly (readonly string[])[]): string {
  root = document.createElement('article');
  let at = 0;
  for (const pieces of blocks) {
    const block = document.createElement('p');
    block.setAttribute('data-start', String(at));
    for (const piece of pieces) {
      const mark = document.createElement('em');
      mark.append(piece);
      block.append(mark);
    }
    root.append(block);
    at += pieces.join('').length + 1;
  }
  document.body.append(root);
  return blocks.map((pieces) => pieces.join('')).join('\n');
}

afterEach(async () => {
  await cleanup();
  root.remove();
});

const pieces = fc.array(
  // also texts with soft hyphens of their own
  fc.string({ unit: fc.constantFrom('a', 'ß', '😀', ' ', SOFT, 'n̈', 'Wort'), minLength: 1, maxLength: 8 }),
  { minLength: 1, maxLength: 3 },
);
const drawings = fc.record({
  blocks: fc.array(pieces, { minLength: 1, maxLength: 4 }),
  hyphens: fc.array(fc.array(fc.nat(16), { maxLength: 6 }), { minLength: 12, maxLength: 12 }),
});

function hyphenate(hyphens: readonly (readonly number[])[]): void {
  for (const [index, node] of renderedBlocks(root).flatMap(textNodes).entries()) {
    const inside = (hyphens[index] ?? []).filter((at) => at > 0 && at < ownText(node).length);
    setHyphens(
      node,
      [...new Set(inside)].sort((a, b) => a - b),
    );
  }
}

describe('soft hyphens of the page', () => {
  it(`are not counted: offset → DOM → offset is the same for any text and any hyphens (seed ${String(SEED)})`, () => {
    fc.assert(
      fc.property(drawings, ({ blocks, hyphens }) => {
        const text = draw(blocks);
        for (const round of [hyphens, hyphens.toReversed(), []]) {
          hyphenate(round);
          const rendered = renderedBlocks(root);
          for (let offset = 0; offset <= text.length; offset += 1) {
            for (const end of [false, true]) {
              const place = domPosition(rendered, offset, end);
              expect(place === null ? null : textOffset(place.node, place.offset)).toBe(offset);
            }
          }
        }
        expect(
          renderedBlocks(root)
            .map((block) => block.textContent)
            .join('\n'),
        ).toBe(text);
        root.remove();
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it(`belong to no passage that starts or ends at them, and leave a selection on its words (seed ${String(SEED)})`, () => {
    fc.assert(
      fc.property(drawings, fc.nat(), fc.nat(), ({ blocks, hyphens }, a, b) => {
        const text = draw(blocks).replaceAll(SOFT, '');
        fc.pre(!blocks.flat().join('').includes(SOFT));
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        fc.pre(
          start < end &&
            text.slice(start, end).trim() !== '' &&
            text[start] !== '\n' &&
            text[end - 1] !== '\n',
        );
        const before = domRange(renderedBlocks(root), { start, end });
        if (before === null) throw new Error('nothing is folded here');
        getSelection()?.setBaseAndExtent(
          before.startContainer,
          before.startOffset,
          before.endContainer,
          before.endOffset,
        );
        hyphenate(hyphens);
        expect(selectedRange(root, getSelection())).toEqual({ start, end });
        const after = domRange(renderedBlocks(root), { start, end });
        const words = after === null ? '' : wordsOf(after);
        expect(words.startsWith(SOFT) || words.endsWith(SOFT)).toBe(false);
        expect(words.replaceAll(SOFT, '')).toBe(text.slice(start, end).replaceAll('\n', ''));
        hyphenate([]);
        expect(selectedRange(root, getSelection())).toEqual({ start, end });
        root.remove();
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('are forgotten where somebody else wrote the text since', () => {
    draw([['Verteidigung']]);
    const [node] = renderedBlocks(root).flatMap(textNodes);
    if (node === undefined) throw new Error('one text was drawn');
    setHyphens(node, [3, 6]);
    node.data = 'Soldaten';
    expect(ownText(node)).toBe('Soldaten');
    expect(textOffset(node, 8)).toBe(8);
  });
});

const WORDS = 'Verteidigungsministerium und Außenministerium';
const DOCUMENT: ArticleDocument = {
  text: `${WORDS}\n${WORDS}`,
  language: 'de',
  blocks: [
    { type: 'paragraph', start: 0, end: WORDS.length },
    { type: 'paragraph', start: WORDS.length + 1, end: 2 * WORDS.length + 1, language: 'ja' },
  ],
  marks: [],
  figures: [],
};
const NEAR: HitRange = { start: 0, end: 10 };
const LAYERS = [{ name: 'search-hit', priority: 1, ranges: [{ start: 13, end: 24 }] }];
const run = (change: () => void): void => change();

function Page({ hyphens }: { readonly hyphens: HyphenUse }) {
  useHyphens(root, DOCUMENT, NEAR, 1, hyphens, run);
  usePaintedRanges(root, LAYERS, NEAR, 1);
  usePlainCopy(root);
  return null;
}

describe('words divided by their language', () => {
  it('stay painted, are copied whole, are left alone in languages without patterns, and come together again', async () => {
    draw([[WORDS], [WORDS]]);
    const [first, second] = renderedBlocks(root);
    second?.setAttribute('lang', 'ja');
    const painted = (): string =>
      [...(CSS.highlights.get('search-hit') ?? [])].map((range) => wordsOf(range)).join('|');
    const view = await render(<Page hyphens="ragged" />);
    await expect.poll(() => first?.textContent).toContain(SOFT);
    expect(first?.textContent?.replaceAll(SOFT, '')).toBe(WORDS);
    expect(second?.textContent).toBe(WORDS);
    expect(painted().replaceAll(SOFT, '')).toBe('ministerium');

    getSelection()?.selectAllChildren(root);
    const data = new DataTransfer();
    root.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    expect(data.getData('text/plain')).toContain(WORDS);
    expect(data.getData('text/html')).toContain('Verteidigungsministerium');

    await view.rerender(<Page hyphens="off" />);
    expect(root.textContent).toBe(WORDS + WORDS);
    expect(painted()).toBe('ministerium');
  });
});
