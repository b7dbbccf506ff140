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

  /** Articles that `story:value` means: those of the story that an article of that id belongs to, or of all stories. */
  find(value: string): ReadonlySet<string> {
    const folded = foldFilterValue(value);
    return new Set(folded === ANY ? this.#stories.flat() : this.#byArticle.get(folded));
  }
}
