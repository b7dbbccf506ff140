import { ArticleGroups } from './article-groups.ts';
import { type ArticleJoins, joinArticles } from './article-joins.ts';
import { countFacets, type FacetSource } from './count-facets.ts';
import type { FacetValues } from './facet-values.ts';
import { joinColours, joinStories, joinTopics } from './joined-values.ts';
import type { Matches } from './mark-matches.ts';
import type { Facets, SearchableKind } from './search-types.ts';
import type { Segment } from './segment.ts';
import type { StoryTable } from './story-table.ts';
import type { TopicTable } from './topic-table.ts';

/** What is worked out once for the archive at one moment, when a question first needs it. */
export class ArchiveTables {
  readonly #segments: readonly Segment[];
  readonly #topics: TopicTable;
  readonly #stories: StoryTable;
  readonly #values: FacetValues;
  #joins: ArticleJoins | null = null;
  #groups: ArticleGroups | null = null;
  #source: FacetSource | null = null;
  /** Facets of all records, by what may come back. */
  readonly #whole = new Map<string, Facets>();

  constructor(segments: readonly Segment[], topics: TopicTable, stories: StoryTable, values: FacetValues) {
    this.#segments = segments;
    this.#values = values;
    this.#topics = topics;
    this.#stories = stories;
  }

  get joins(): ArticleJoins {
    this.#joins ??= joinArticles(this.#segments);
    return this.#joins;
  }

  get groups(): ArticleGroups {
    this.#groups ??= new ArticleGroups(this.#segments, this.joins);
    return this.#groups;
  }

  /** Counts by value. Those of all records of some kinds (`allOf`) are kept. */
  facets(matches: Matches, groups: ArticleGroups | null, allOf: readonly SearchableKind[] | null): Facets {
    const key = allOf === null ? null : `${groups === null ? '' : 'grouped '}${[...allOf].sort().join()}`;
    const known = key === null ? undefined : this.#whole.get(key);
    if (known !== undefined) return known;
    this.#source ??= {
      segments: this.#segments,
      values: this.#values,
      colours: joinColours(this.#segments, this.joins),
      topics: joinTopics(this.#segments, this.joins, this.#topics),
      stories: joinStories(this.#segments, this.joins, this.#stories),
    };
    const facets = countFacets(this.#source, matches, groups);
    if (key !== null) this.#whole.set(key, facets);
    return facets;
  }
}
