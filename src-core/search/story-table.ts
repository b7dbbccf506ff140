import { foldFilterValue } from './query-filter.ts';

/** What a query writes for all stories: `story:any`. */
const ANY = 'any';

/** The archive's stories, each a list of ids of articles, looked up by any of them. They are not kept in the index. */
export class StoryTable {
  readonly #stories: readonly (readonly string[])[];
  readonly #byArticle = new Map<string, readonly string[]>();

  constructor(stories: readonly (readonly string[])[]) {
    this.#stories = stories;
    for (const story of stories) for (const id of story) this.#byArticle.set(foldFilterValue(id), story);
  }

  /** Each story: the first of its articles' ids, by which it is named, and all of them. */
  get all(): readonly { readonly name: string; readonly ids: readonly string[] }[] {
    return this.#stories.map((ids) => ({ name: ids.reduce((a, b) => (b < a ? b : a), ids[0] ?? ''), ids }));
  }

  /** Articles that `story:value` means: those of the story that an article of that id belongs to, or of all stories. */
  find(value: string): ReadonlySet<string> {
    const folded = foldFilterValue(value);
    return new Set(folded === ANY ? this.#stories.flat() : this.#byArticle.get(folded));
  }
}
