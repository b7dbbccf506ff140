import { offeredStories } from '../../src-core/import/fingerprint/offered-stories.ts';
import type { AlikePair, OfferedStory } from '../../src-core/import/fingerprint/offered-stories.ts';
import { isSameStory } from '../../src-core/import/fingerprint/is-same-story.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import { daysBetween } from '../../src-core/model/days-between.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { Link } from '../../src-core/model/link.ts';
import { allStories } from '../../src-core/model/story.ts';
import type { Projection } from '../store/projection.ts';
import type { SearchApi } from '../workers/search/protocol.ts';
import type { Live } from './app-services.ts';
import type { LiveCache } from './live-cache.ts';

/** Articles that may tell one story; those of a story that is there already follow each other. */
export interface LedgerOffer extends Pick<OfferedStory, 'likeness' | 'pairs'> {
  /** The same as long as the same articles are offered. */
  readonly key: string;
  readonly tellings: readonly (readonly Article[])[];
}

/** A story that was made. */
export interface LedgerStory {
  readonly key: string;
  /** By date. */
  readonly articles: readonly Article[];
}

/** All stories of a notebook: those that may be made, and those that are. */
export interface StoryLedger {
  /** The larger ones first. */
  readonly offers: readonly LedgerOffer[];
  /** The latest first. */
  readonly stories: readonly LedgerStory[];
}

/** Reads all stories of the notebook. */
export interface StoryLedgerService {
  /**
   * Compares all articles with each other, which takes a while: told of articles done and to do. What was found is kept
   * until a text changes. Null where the index cannot say, or the signal ended it.
   */
  alike(
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<readonly AlikePair[] | null>;
  /** What was decided about stories: links between articles. */
  decisions(): Live<readonly Link[]>;
  /** Stories and offers that follow from both. */
  ledger(pairs: readonly AlikePair[], decisions: readonly Link[]): Promise<StoryLedger>;
}

/** Articles read at once. */
const AT_ONCE = 2_000;

const byDate = (a: Article, b: Article): number =>
  (a.published ?? '9').localeCompare(b.published ?? '9') || (a.id < b.id ? -1 : 1);
const dateOf = ({ articles }: LedgerStory): string =>
  articles.reduce((latest, { published }) => ((published ?? '') > latest ? (published ?? '') : latest), '');

/** A ledger out of the index and of links. */
export function createStoryLedger(
  projection: Projection,
  lives: LiveCache,
  api: Pick<SearchApi, 'alike' | 'textsNow'>,
): StoryLedgerService {
  const known = new WeakMap<readonly AlikePair[], Map<ArticleId, Article>>();
  /** What was compared last, as long as the texts stay what they were. */
  let compared: { readonly texts: string; readonly pairs: readonly AlikePair[] } | null = null;
  return {
    alike: async (onProgress, signal) => {
      const found: AlikePair[] = [];
      try {
        const texts = await api.textsNow(null);
        if (signal.aborted) return null;
        // A list of its own for each asker: what is read for it is forgotten with it.
        if (compared?.texts === texts) return [...compared.pairs];
        for (let from: number | null = 0; from !== null;) {
          const { pairs, next, total }: Awaited<ReturnType<SearchApi['alike']>> = await api.alike({ from });
          if (signal.aborted) return null;
          found.push(...pairs);
          onProgress(Math.min(total, next ?? total), total);
          from = next;
        }
        // What came or went meanwhile may be missing.
        compared = texts === (await api.textsNow(null)) ? { texts, pairs: found } : null;
      } catch {
        // the search worker died; it says so itself
        return null;
      }
      return [...found];
    },
    decisions: () =>
      lives.live('stories/decisions', async (lookup) =>
        (await lookup.links()).filter(({ type }) => type === 'same-story' || type === 'not-same-story'),
      ),
    ledger: async (pairs, decisions) => {
      const stories = allStories(decisions);
      const apart = decisions.flatMap(({ type, from, to }) =>
        type === 'not-same-story' && from.kind === 'article' && to.kind === 'article'
          ? [[from.id, to.id] as const]
          : [],
      );
      // What was read for the same pairs is at hand: each decision asks again.
      const articles = known.get(pairs) ?? new Map<ArticleId, Article>();
      known.set(pairs, articles);
      const all = new Set([...pairs.flatMap(({ a, b }) => [a, b]), ...stories.flat()]);
      const wanted = [...all].filter((id) => !articles.has(id));
      for (let at = 0; at < wanted.length; at += AT_ONCE) {
        const some = wanted.slice(at, at + AT_ONCE);
        for (const article of await projection.read((lookup) => lookup.getMany('article', some)))
          if (article !== undefined) articles.set(article.id, article);
      }
      const of = (ids: readonly ArticleId[]): readonly Article[] =>
        ids.flatMap((id) => articles.get(id) ?? []).sort(byDate);
      const likely = pairs.filter((pair) => {
        const [a, b] = [articles.get(pair.a), articles.get(pair.b)];
        return a !== undefined && b !== undefined && isSameStory(pair, daysBetween(a, b));
      });
      return {
        offers: offeredStories(likely, stories, apart).map(({ tellings, likeness, pairs: within }) => ({
          key: tellings.flat().join(' '),
          tellings: tellings.map(of),
          likeness,
          pairs: within,
        })),
        stories: stories
          .map((ids) => ({ key: [...ids].sort()[0] ?? '', articles: of(ids) }))
          .filter((story) => story.articles.length > 1)
          .sort((a, b) => dateOf(b).localeCompare(dateOf(a)) || (a.key < b.key ? -1 : 1)),
      };
    },
  };
}
