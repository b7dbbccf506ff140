import { hashText, mixBits } from '../../../src-core/base/hash-text.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { isSameStory } from '../../../src-core/import/fingerprint/is-same-story.ts';
import { NearDuplicates, type NearText } from '../../../src-core/import/fingerprint/near-duplicates.ts';
import type { AlikePair } from '../../../src-core/import/fingerprint/offered-stories.ts';
import { parseIndexKey } from '../../../src-core/search/index-key.ts';
import type { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { IndexDocument } from '../../../src-core/search/search-types.ts';

/** The fingerprints of an index's articles, read from it when they are asked for, and kept level with it for a while. */
export interface NearArticles {
  /** Articles that may tell the same story as each of these, the likest first. */
  readonly similar: (ids: readonly string[]) => Promise<readonly (readonly NearText[])[]>;
  /** All pairs of articles that may tell one story, portion by portion. */
  readonly alike: (from: number) => Promise<AlikePortion>;
  /** Names the articles and their fingerprints as they are now, in whatever order: the same name, the same pairs. */
  readonly textsNow: () => Promise<string>;
  /** Records that the index takes in and out. */
  readonly changed: (index: SearchIndex, put: readonly IndexDocument[], remove: readonly string[]) => void;
}

/** The pairs of some articles with any others. */
export interface AlikePortion {
  /** Each once, the article that came first in front. */
  readonly pairs: readonly AlikePair[];
  /** Where to go on; null = that was the last portion. */
  readonly next: number | null;
  /** Articles in the index. */
  readonly total: number;
}

/** Asks the index, which may have to read something first. */
type Ask = <Value>(question: (index: SearchIndex) => Value) => Promise<Value>;

interface Known {
  readonly index: SearchIndex;
  readonly near: NearDuplicates;
  /** Articles that changed while the fingerprints were taken in. */
  readonly touched: Set<string>;
  readonly complete: Promise<unknown>;
}

/** Articles taken in at once: some ten milliseconds, between which searches are answered. */
const AT_ONCE = 1_000;
/** Milliseconds after the last question until they are forgotten: at 100,000 articles they take some 80 MB. */
const KEPT_FOR = 120_000;
/** Articles whose pairs are looked for at once, and milliseconds after which no more are: searches are answered in between. */
const PORTION = 20;
const PORTION_TIME = 40;
/** Pairs told of one article, the likest: where more are alike, they share a form. */
const MOST_PAIRS = 40;

/** Nothing read yet. */
export function createNearArticles(ask: Ask): NearArticles {
  let known: Known | null = null;
  let forgetting: ReturnType<typeof setTimeout> | undefined;

  const takeIn = async (
    near: NearDuplicates,
    prints: readonly (readonly [string, Uint8Array])[],
    touched: Set<string>,
  ): Promise<void> => {
    for (let from = 0; from < prints.length; from += AT_ONCE) {
      for (const [id, print] of prints.slice(from, from + AT_ONCE)) if (!touched.has(id)) near.add(id, print);
      await new Promise((resolve) => setTimeout(resolve));
    }
  };

  /** What is known of the index, or it is read; in one step, so that no change comes between. */
  const current = (index: SearchIndex): Known => {
    if (known?.index === index) return known;
    const prints: (readonly [string, Uint8Array])[] = [];
    index.eachPrint((id, print) => prints.push([id, print.slice()]));
    const near = new NearDuplicates(Math.max(AT_ONCE, prints.length));
    const touched = new Set<string>();
    known = { index, near, touched, complete: takeIn(near, prints, touched) };
    return known;
  };

  const ready = async (): Promise<NearDuplicates> => {
    clearTimeout(forgetting);
    const { near, complete } = await ask(current);
    await complete;
    forgetting = setTimeout(() => (known = null), KEPT_FOR);
    return near;
  };
  const nearTo = (near: NearDuplicates, id: string): readonly NearText[] => {
    const print = near.printOf(id);
    if (print === null) return [];
    return near.near(print, (likeness) => isSameStory(likeness)).filter((text) => text.id !== id);
  };

  return {
    similar: async (ids) => {
      const near = await ready();
      return ids.map((id) => nearTo(near, id));
    },
    alike: async (from) => {
      const near = await ready();
      const end = performance.now() + PORTION_TIME;
      const pairs: AlikePair[] = [];
      let next: number | null = from;
      while (next !== null && performance.now() < end) {
        const portion = near.some(next, PORTION);
        for (const id of portion.ids) {
          const found = near.nearBefore(id, (likeness) => isSameStory(likeness)).slice(0, MOST_PAIRS);
          for (const { id: other, ...likeness } of found)
            pairs.push({ a: asId<ArticleId>(other), b: asId<ArticleId>(id), ...likeness });
        }
        ({ next } = portion);
      }
      return { pairs, next, total: near.size };
    },
    textsNow: () => ask(nameOfTexts),
    changed: (index, put, remove) => {
      if (known === null) return;
      if (known.index !== index) {
        known = null;
        return;
      }
      for (const key of remove) {
        const { id } = parseIndexKey(key);
        known.touched.add(id);
        known.near.remove(id);
      }
      for (const { kind, values, print } of put) {
        if (kind !== 'article' || print === undefined) continue;
        known.touched.add(values.articleId);
        known.near.add(values.articleId, print);
      }
    },
  };
}

/** Sums of what is mixed of each article: with another one, or another text, some 60 bits differ. */
function nameOfTexts(index: SearchIndex): string {
  const sums = [0, 0] as [number, number];
  let count = 0;
  index.eachPrint((id, print) => {
    let mixed = hashText(id);
    const words = new DataView(print.buffer, print.byteOffset, print.length);
    for (let at = 0; at + 4 <= print.length; at += 4) mixed = mixBits(mixed ^ words.getUint32(at, true));
    sums[0] = (sums[0] + mixed) >>> 0;
    sums[1] = (sums[1] + mixBits(mixed + 1)) >>> 0;
    count += 1;
  });
  return [count, ...sums].join(' ');
}
