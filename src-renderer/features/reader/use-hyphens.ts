import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import { knownHyphenation, loadHyphenation } from '../../../src-core/text/hyphenation/hyphenation.ts';
import type { Hyphenation } from '../../../src-core/text/hyphenation/hyphenation.ts';
import { ownText, setHyphens } from './soft-hyphens.ts';
import { renderedBlocks, START_ATTRIBUTE, textNodes } from './text-position.ts';

/** How words are divided: often where lines must fill their measure, long words only where they need not. */
export type HyphenUse = 'justified' | 'ragged' | 'off';

/** Fewest letters of a word that is divided; in headings only one that might be wider than the line. */
const SHORTEST = { justified: 6, ragged: 9 } as const;
const SHORTEST_IN_HEADINGS = 14;
/** Where words stay whole: lines of programs are their own, and a table's columns grow with their words. */
const WHOLE = 'pre, hr, tr';

/** Sent by the article's element to what placed something in its text nodes: those of the blocks in `detail` changed. */
export const HYPHENS_EVENT = 'hyphenschanged';
export type HyphensEvent = CustomEvent<readonly Element[]>;

type ByLanguage = ReadonlyMap<string, Hyphenation | null>;

/** Hyphenation of these languages, or null where one of them is not loaded yet. */
function allKnown(languages: readonly string[]): ByLanguage | null {
  const known = languages.map((each) => [each, knownHyphenation(each)] as const);
  return known.every((pair): pair is readonly [string, Hyphenation | null] => pair[1] !== undefined)
    ? new Map(known)
    : null;
}

/** Hyphenation of all languages of a document, once it is loaded. */
function useHyphenations({ language, blocks }: ArticleDocument, wanted: boolean): ByLanguage | null {
  const languages = useMemo(
    () => [...new Set([language, ...blocks.flatMap((block) => block.language ?? [])])],
    [language, blocks],
  );
  const [loaded, setLoaded] = useState<ByLanguage | null>(() => allKnown(languages));
  useEffect(() => {
    if (!wanted) return undefined;
    let gone = false;
    void Promise.all(languages.map(async (each) => [each, await loadHyphenation(each)] as const)).then(
      (pairs) => {
        if (!gone) setLoaded(new Map(pairs));
      },
    );
    return () => {
      gone = true;
    };
  }, [languages, wanted]);
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
 * Divides words by the language of their block, around the viewport only (`near`): dividing all of a long article would
 * lay it out twice and move its lines for a second. `steady` keeps the line that is read in its place while lines break anew. `drawn` is another one
 * for each drawing.
 */
export function useHyphens(
  root: HTMLElement | null,
  document: ArticleDocument,
  near: HitRange,
  drawn: unknown,
  use: HyphenUse,
  steady: (change: () => void) => void,
): void {
  const hyphenations = useHyphenations(document, use !== 'off');
  const usedFor = useRef<HyphenUse>(use);
  const done = useRef(new WeakSet<Element>());
  const { language } = document;

  useLayoutEffect(() => {
    if (root === null || usedFor.current === use) return;
    usedFor.current = use;
    const blocks = renderedBlocks(root).filter((block) => done.current.has(block));
    done.current = new WeakSet();
    steady(() => {
      for (const node of blocks.flatMap(textNodes)) setHyphens(node, []);
      root.dispatchEvent(new CustomEvent(HYPHENS_EVENT, { detail: blocks }));
    });
  }, [root, use, steady]);

  useLayoutEffect(() => {
    if (root === null || hyphenations === null || use === 'off') return;
    const startOf = (block: Element): number => Number(block.getAttribute(START_ATTRIBUTE));
    const isNear = (block: Element): boolean => startOf(block) >= near.start && startOf(block) <= near.end;
    const blocks = renderedBlocks(root).filter((block) => isNear(block) && !done.current.has(block));
    if (blocks.length === 0) return;
    const divide = (block: Element): boolean => {
      done.current.add(block);
      const hyphenation = hyphenations.get(block.getAttribute('lang') ?? language) ?? null;
      return (
        hyphenation !== null && !block.matches(WHOLE) && hyphenateBlock(block, hyphenation, SHORTEST[use])
      );
    };
    steady(() => {
      const changed = blocks.filter(divide);
      root.dispatchEvent(new CustomEvent(HYPHENS_EVENT, { detail: changed }));
    });
  }, [root, hyphenations, language, near, drawn, use, steady]);
}
