import { useEffect, useRef, useState } from 'react';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { loadHyphenation } from '../../../src-core/text/hyphenation/hyphenation.ts';
import type { Hyphenation } from '../../../src-core/text/hyphenation/hyphenation.ts';
import { ownText, setHyphens } from './soft-hyphens.ts';
import { renderedBlocks, START_ATTRIBUTE, textNodes } from './text-position.ts';

/** How words are divided: often where lines must fill their measure, long words only where they need not. */
export type HyphenUse = 'justified' | 'ragged' | 'off';

/** Fewest letters of a word that is divided; in headings only one that might be wider than the line. */
const SHORTEST = { justified: 6, ragged: 9 } as const;
const SHORTEST_IN_HEADINGS = 14;
/** Where words stay whole: lines of programs are their own. */
const WHOLE = 'pre, hr';
/** Milliseconds of one go while the window has nothing else to do, and how long it may be kept waiting. */
const GO_MS = 6;
const WAIT_MS = 400;

/** Sent by the article's element to what placed something in its text nodes: those of the blocks in `detail` changed. */
export const HYPHENS_EVENT = 'hyphenschanged';
export type HyphensEvent = CustomEvent<readonly Element[]>;

type ByLanguage = ReadonlyMap<string, Hyphenation | null>;

/** Hyphenation of all languages of a document, once it is loaded. */
function useHyphenations({ language, blocks }: ArticleDocument, wanted: boolean): ByLanguage | null {
  const [loaded, setLoaded] = useState<ByLanguage | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    let gone = false;
    const languages = [...new Set([language, ...blocks.flatMap((block) => block.language ?? [])])];
    void Promise.all(languages.map(async (each) => [each, await loadHyphenation(each)] as const)).then(
      (pairs) => {
        if (!gone) setLoaded(new Map(pairs));
      },
    );
    return () => {
      gone = true;
    };
  }, [language, blocks, wanted]);
  return loaded;
}

/** Puts soft hyphens into a block's text nodes; a break between two of them is left out. */
function hyphenateBlock(block: Element, hyphenation: Hyphenation, shortest: number): boolean {
  const nodes = textNodes(block);
  const texts = nodes.map(ownText);
  const breaks = hyphenation(texts.join(''), /^H\d$/.test(block.tagName) ? SHORTEST_IN_HEADINGS : shortest);
  if (breaks.length === 0) return false;
  let [start, next] = [0, 0];
  for (const [index, node] of nodes.entries()) {
    const end = start + (texts[index]?.length ?? 0);
    const own: number[] = [];
    for (; (breaks[next] ?? Infinity) <= end; next += 1) {
      const at = (breaks[next] ?? 0) - start;
      if (at > 0 && at < end - start) own.push(at);
    }
    if (own.length > 0) setHyphens(node, own);
    start = end;
  }
  return true;
}

/**
 * Divides words by the language of their block: those around the viewport (`near`) at once, the others when the window
 * has time. `steady` keeps the line that is read in its place while lines break anew. `drawn` counts drawings.
 */
export function useHyphens(
  root: HTMLElement | null,
  document: ArticleDocument,
  near: HitRange,
  drawn: number,
  use: HyphenUse,
  steady: (change: () => void) => void,
): void {
  const hyphenations = useHyphenations(document, use !== 'off');
  const usedFor = useRef<HyphenUse>(use);
  const done = useRef(new WeakSet<Element>());
  const { language } = document;

  useEffect(() => {
    if (root === null || usedFor.current === use) return;
    usedFor.current = use;
    const blocks = renderedBlocks(root).filter((block) => done.current.has(block));
    done.current = new WeakSet();
    steady(() => {
      for (const node of blocks.flatMap(textNodes)) setHyphens(node, []);
      root.dispatchEvent(new CustomEvent(HYPHENS_EVENT, { detail: blocks }));
    });
  }, [root, use, steady]);

  useEffect(() => {
    if (root === null || hyphenations === null || use === 'off') return undefined;
    const startOf = (block: Element): number => Number(block.getAttribute(START_ATTRIBUTE));
    const divide = (blocks: readonly Element[], until: number): void => {
      const changed: Element[] = [];
      for (const block of blocks) {
        if (done.current.has(block)) continue;
        done.current.add(block);
        const hyphenation = hyphenations.get(block.getAttribute('lang') ?? language) ?? null;
        if (hyphenation === null || block.matches(WHOLE)) continue;
        if (hyphenateBlock(block, hyphenation, SHORTEST[use])) changed.push(block);
        if (performance.now() > until) break;
      }
      if (changed.length > 0) root.dispatchEvent(new CustomEvent(HYPHENS_EVENT, { detail: changed }));
    };
    const blocks = renderedBlocks(root);
    const isNear = (block: Element): boolean => startOf(block) >= near.start && startOf(block) <= near.end;
    const first = blocks.filter((block) => isNear(block) && !done.current.has(block));
    if (first.length > 0) steady(() => divide(first, Infinity));
    // What comes next is read next; what was before only moves the text.
    const split = blocks.findIndex((block) => startOf(block) >= near.end);
    let rest = split < 0 ? blocks : [...blocks.slice(split), ...blocks.slice(0, split)];
    let idle = 0;
    const go = (): void => {
      divide(rest, performance.now() + GO_MS);
      rest = rest.filter((block) => !done.current.has(block));
      idle = rest.length === 0 ? 0 : requestIdleCallback(go, { timeout: WAIT_MS });
    };
    idle = requestIdleCallback(go, { timeout: WAIT_MS });
    return () => cancelIdleCallback(idle);
  }, [root, hyphenations, language, near, drawn, use, steady]);
}
