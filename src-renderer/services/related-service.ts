import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import { asId } from '../../src-core/base/id.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { Article } from '../../src-core/model/article.ts';
import { storyOf, toldApart } from '../../src-core/model/story.ts';
import type { AskedPassage, RelatedPassage } from '../../src-core/search/passages/related-passages.ts';
import type { RecordLookup } from '../store/record-lookup.ts';
import type { SearchApi } from '../workers/search/protocol.ts';
import type { IndexState, Live } from './app-services.ts';
import { articleInputs } from './search/index-inputs.ts';

/** A passage elsewhere with the article it stands in. */
export interface RelatedHit extends RelatedPassage {
  readonly article: Article;
}

/** What one story, or an article that is alone, says of the asked passage. */
export interface RelatedGroup {
  /** Articles of the story; 1 where it belongs to none. */
  readonly articles: number;
  /** "same" = the very article that is asked from, "story" = another telling of its story, "alike" = probably one. */
  readonly own: 'same' | 'story' | 'alike' | null;
  /** The likest first. */
  readonly hits: readonly RelatedHit[];
}

/** "What else says this?" */
export interface RelatedService {
  /** Passages of the archive that say something like this one, by story: shared phrases first, then similar ones; the own article last. */
  readonly groups: (passage: AskedPassage) => Promise<Result<readonly RelatedGroup[], AppError>>;
  /** How far the index is from which articles come; until it is ready some are missing. */
  readonly state: () => Live<IndexState>;
}

interface RelatedParts {
  readonly api: Pick<SearchApi, 'like' | 'related'>;
  readonly state: RelatedService['state'];
  readonly read: <Value>(query: (lookup: RecordLookup) => Promise<Value>) => Promise<Value>;
}

/** Articles whose texts are read and compared. */
const CANDIDATES = 40;
const LONGEST = 4_000;

/** Asks the index for articles, then reads and compares these. */
export function createRelatedService({ api, state, read }: RelatedParts): RelatedService {
  return {
    state,
    groups: async (asked) => {
      try {
        // a whole page of words is found by its first ones
        const passage = { ...asked, text: asked.text.slice(0, LONGEST) };
        const ids = await api.like({ text: passage.text, language: passage.language, limit: CANDIDATES });
        const own = passage.at === null ? null : asId<ArticleId>(passage.at.articleId);
        const wanted = new Set([...ids.map(asId<ArticleId>), ...(own === null ? [] : [own])]);
        const records = await read(async (lookup) => {
          const articles = await lookup.getMany('article', [...wanted]);
          const there = articles.filter((article) => article !== undefined);
          return articleInputs(lookup, there, new Map());
        });
        const { passages: found, alike } = await api.related({ passage, records });
        const articles = new Map(records.map(({ article }): [string, Article] => [article.id, article]));
        const hits = found.flatMap((hit): readonly RelatedHit[] => {
          const article = articles.get(hit.articleId);
          return article === undefined ? [] : [{ ...hit, article }];
        });
        return success(await read((lookup) => grouped(lookup, hits, own, alike)));
      } catch (error) {
        return failure(appError('internal', { reason: error instanceof Error ? error.message : '' }));
      }
    },
  };
}

/** Puts hits of one story, and of articles that probably tell one, together, where the best of them stands. */
async function grouped(
  lookup: RecordLookup,
  hits: readonly RelatedHit[],
  own: ArticleId | null,
  alike: readonly (readonly [string, string])[],
): Promise<readonly RelatedGroup[]> {
  const stories = new Map<string, readonly ArticleId[]>();
  /** The first article of each one's group. */
  const heads = new Map<string, string>();
  const headOf = (id: string): string => {
    let head = id;
    for (let next = heads.get(head); next !== undefined && next !== head; next = heads.get(head)) head = next;
    return head;
  };
  for (const id of new Set([...(own === null ? [] : [own]), ...hits.map(({ article }) => article.id)])) {
    if (stories.has(id)) continue;
    const story = await storyOf(id, (ids) => lookup.linksAt(ids));
    for (const member of story) {
      stories.set(member, story);
      heads.set(member, id);
    }
  }
  const links = alike.length === 0 ? [] : await lookup.linksAt(alike.flat().map(asId<ArticleId>));
  for (const [one, other] of alike)
    if (!toldApart(new Set([asId<ArticleId>(one)]), links).has(asId<ArticleId>(other)))
      heads.set(headOf(other), headOf(one));
  const groups = new Map<string, RelatedHit[]>();
  for (const hit of hits) {
    // the passages of the own article are told apart from its story's others
    const key = hit.article.id === own ? 'own' : headOf(hit.article.id);
    groups.set(key, [...(groups.get(key) ?? []), hit]);
  }
  return [...groups].map(([key, list]): RelatedGroup => {
    const story = stories.get((list[0] as RelatedHit).article.id) ?? [];
    const isStory =
      own !== null && list.some(({ article }) => stories.get(own)?.includes(article.id) === true);
    const isAlike = own !== null && key === headOf(own);
    return {
      articles: key === 'own' ? 1 : story.length,
      own: key === 'own' ? 'same' : isStory ? 'story' : isAlike ? 'alike' : null,
      hits: list,
    };
  });
}
