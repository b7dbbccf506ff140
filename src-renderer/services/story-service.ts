import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { Likeness } from '../../src-core/import/fingerprint/fingerprint.ts';
import { isSameStory } from '../../src-core/import/fingerprint/is-same-story.ts';
import { storyAdditions } from '../../src-core/import/fingerprint/story-additions.ts';
import type { StoryAddition } from '../../src-core/import/fingerprint/story-additions.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { daysBetween } from '../../src-core/model/days-between.ts';
import { storyOf, toldApart } from '../../src-core/model/story.ts';
import type { Projection } from '../store/projection.ts';
import type { RecordLookup } from '../store/record-lookup.ts';
import type { SearchApi } from '../workers/search/protocol.ts';
import type { CommandResult, Live } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';
import { dissolveStory } from './commands/dissolve-story.ts';
import { joinStory } from './commands/join-story.ts';
import { splitFromStory } from './commands/split-from-story.ts';
import { tellStoriesApart } from './commands/tell-stories-apart.ts';
import type { ArticlePair } from './commands/tell-stories-apart.ts';
import type { DocumentReader } from './document-reader.ts';
import { inPortions } from './in-portions.ts';
import { readArticleDocument } from './library-service.ts';
import type { LiveCache } from './live-cache.ts';
import { createStoryLedger } from './story-ledger.ts';
import type { StoryLedgerService } from './story-ledger.ts';

/** An article, or a story, that may tell the same as the one in hand. */
export interface StoryOffer {
  /** The most alike first. */
  readonly articles: readonly Article[];
  readonly likeness: Likeness;
}

/** One telling of a story. */
export interface StoryMember {
  readonly article: Article;
  /** Passages that no other member has; null where its text could not be read. */
  readonly adds: readonly StoryAddition[] | null;
}

/** What is decided about stories: made of articles, taken apart (each named by one of its articles), or remembered as none. */
export type StoryDecision =
  | { readonly type: 'join'; readonly stories: readonly (readonly ArticleId[])[] }
  | { readonly type: 'dissolve'; readonly stories: readonly ArticleId[] }
  | { readonly type: 'tellApart'; readonly stories: readonly (readonly ArticlePair[])[] };

/** Stories: articles that tell the same. They are offered, never made by themselves. */
export interface StoryService extends StoryLedgerService {
  /** The articles of its story, by date; only the article itself where it belongs to none. */
  of(id: ArticleId): Live<readonly Article[]>;
  /** How many articles tell the story of each, for those that belong to one. */
  sizes(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, number>>;
  /** Title of each story's first article by date, by any of its articles. */
  readonly names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Those of these new articles that may tell what another one does. */
  readonly resembling: (ids: readonly ArticleId[]) => Promise<ReadonlySet<ArticleId>>;
  /** What may belong to its story, most alike first; empty while the index cannot say. */
  offers(id: ArticleId): Promise<readonly StoryOffer[]>;
  /** What each of the articles has that the others have not, in the order given. */
  members(articles: readonly Article[]): Promise<Result<readonly StoryMember[], AppError>>;
  /** Makes one story of each group of articles and of the stories that they belong to. */
  join(...groups: readonly (readonly ArticleId[])[]): CommandResult;
  /** Takes an article out of its story. */
  split(id: ArticleId): CommandResult;
  /** Remembers of each two that they are not the same story. */
  tellApart(...pairs: readonly ArticlePair[]): CommandResult;
  /**
   * Decides about many stories, told of those done and of all; the signal ends it after the portion in hand. All is undone
   * as one. Answers how many were decided.
   */
  decide(
    decision: StoryDecision,
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): CommandResult<number>;
}

/** Texts most like a new one that are looked at to say whether there is an offer at all. */
const LOOKED_AT = 5;

const byDate = (a: Article, b: Article): number =>
  (a.published ?? '9').localeCompare(b.published ?? '9') || (a.id < b.id ? -1 : 1);

const present = (articles: readonly (Article | undefined)[]): Article[] =>
  articles.filter((article) => article !== undefined);

/** Groups what is like an article by story, without its own and without what someone told apart from it. */
async function offersAmong(
  lookup: RecordLookup,
  id: ArticleId,
  alike: readonly (Likeness & { readonly id: string })[],
): Promise<readonly StoryOffer[]> {
  const linksAt = (ids: readonly ArticleId[]): ReturnType<RecordLookup['linksAt']> => lookup.linksAt(ids);
  const article = await lookup.get('article', id);
  if (article === undefined) return [];
  const own = new Set(await storyOf(id, linksAt));
  const apart = toldApart(own, await lookup.linksAt([...own]));
  const placed = new Set<ArticleId>(own);
  const offers: StoryOffer[] = [];
  const others = await lookup.getMany(
    'article',
    alike.map((text) => text.id),
  );
  for (const [index, other] of others.entries()) {
    const likeness = alike[index];
    if (other === undefined || likeness === undefined || placed.has(other.id)) continue;
    if (!isSameStory(likeness, daysBetween(article, other))) continue;
    const story = await storyOf(other.id, linksAt);
    for (const member of story) placed.add(member);
    if (story.some((member) => apart.has(member))) continue;
    offers.push({ articles: present(await lookup.getMany('article', story)), likeness });
  }
  return offers;
}

/** Stories out of links between articles, and offers out of the index. */
export function createStoryService(
  projection: Projection,
  lives: LiveCache,
  runner: CommandRunner,
  documents: DocumentReader,
  api: Pick<SearchApi, 'similar' | 'alike' | 'textsNow'>,
): StoryService {
  return {
    ...createStoryLedger(projection, lives, api),
    of: (id) =>
      lives.live(`story/${id}`, async (lookup) => {
        const story = await storyOf(id, (ids) => lookup.linksAt(ids));
        return present(await lookup.getMany('article', story)).sort(byDate);
      }),
    sizes: (ids) =>
      // while the tables are being filled, rows show what is there
      projection.peek(async (lookup) => {
        const sizes = new Map<ArticleId, number>();
        const linked = new Set<string>();
        for (const { type, from, to } of await lookup.linksAt(ids))
          if (type === 'same-story') linked.add(from.id).add(to.id);
        for (const id of ids) {
          if (!linked.has(id) || sizes.has(id)) continue;
          const story = await storyOf(id, (at) => lookup.linksAt(at));
          for (const member of story) sizes.set(member, story.length);
        }
        return sizes;
      }),
    names: (ids) =>
      projection.peek(async (lookup) => {
        const names = new Map<string, string>();
        for (const id of ids) {
          // written by hand, it may have small letters
          const [named] = present(await lookup.getMany('article', [id, id.toUpperCase()]));
          const story = named === undefined ? [] : await storyOf(named.id, (at) => lookup.linksAt(at));
          const [lead] = present(await lookup.getMany('article', story)).sort(byDate);
          if (lead !== undefined && lead.title !== '') names.set(id, lead.title);
        }
        return names;
      }),
    resembling: async (ids) => {
      try {
        const alike = (await api.similar(ids)).map((texts) => texts.slice(0, LOOKED_AT));
        const wanted = [...new Set([...ids, ...alike.flat().map((text) => text.id)])];
        const records = await projection.read((lookup) => lookup.getMany('article', wanted));
        const articles = new Map(present(records).map((article) => [article.id as string, article]));
        return new Set(
          ids.filter((id, index) => {
            const article = articles.get(id);
            return (alike[index] ?? []).some((text) => {
              const other = articles.get(text.id);
              return article && other && isSameStory(text, daysBetween(article, other));
            });
          }),
        );
      } catch {
        // the search worker died; it says so itself
        return new Set();
      }
    },
    offers: async (id) => {
      try {
        const [alike = []] = await api.similar([id]);
        return await projection.read((lookup) => offersAmong(lookup, id, alike));
      } catch {
        // the search worker died; it says so itself
        return [];
      }
    },
    members: async (articles) => {
      const texts: (ArticleDocument | null)[] = [];
      for (const { id } of articles) {
        const document = await readArticleDocument(projection, documents, id);
        texts.push(document.ok ? document.value : null);
      }
      if (texts.every((text) => text === null)) return failure(appError('record-missing'));
      return success(
        articles.map((article, index) => {
          const own = texts[index] ?? null;
          const others = texts.filter((text) => text !== null && text !== own) as readonly ArticleDocument[];
          return { article, adds: own === null ? null : storyAdditions(own, others) };
        }),
      );
    },
    join: (...groups) => runner.run(joinStory(...groups)),
    split: (id) => runner.run(splitFromStory(id)),
    tellApart: (...pairs) => runner.run(tellStoriesApart(...pairs)),
    decide: (decision, onProgress, signal) => {
      switch (decision.type) {
        case 'join':
          return inPortions(runner, decision.stories, (some) => joinStory(...some), onProgress, signal);
        case 'dissolve':
          return inPortions(runner, decision.stories, (some) => dissolveStory(...some), onProgress, signal);
        case 'tellApart':
          return inPortions(
            runner,
            decision.stories,
            (some) => tellStoriesApart(...some.flat()),
            onProgress,
            signal,
          );
      }
    },
  };
}
