import type { ArticleId } from '../base/id.ts';
import type { Link } from './link.ts';

/** Links at one of the articles. */
export type LinksAt = (ids: readonly ArticleId[]) => Promise<readonly Link[]>;

/** Both ends of a link between articles of that type; null for any other. */
function articlesOf({ type, from, to }: Link, wanted: Link['type']): readonly [ArticleId, ArticleId] | null {
  return type === wanted && from.kind === 'article' && to.kind === 'article' ? [from.id, to.id] : null;
}

/** All articles of the story that an article belongs to, itself first: what hangs together by links "same-story". */
export async function storyOf(id: ArticleId, linksAt: LinksAt): Promise<readonly ArticleId[]> {
  const story = new Set([id]);
  for (let edge: readonly ArticleId[] = [id]; edge.length > 0;) {
    const next = new Set<ArticleId>();
    for (const link of await linksAt(edge)) {
      for (const end of articlesOf(link, 'same-story') ?? []) if (!story.has(end)) next.add(end);
    }
    for (const each of next) story.add(each);
    edge = [...next];
  }
  return [...story];
}

/** Stories of more than one article among all links of a notebook. */
export function allStories(links: Iterable<Link>): readonly (readonly ArticleId[])[] {
  const neighbours = new Map<ArticleId, ArticleId[]>();
  for (const link of links) {
    const ends = articlesOf(link, 'same-story');
    if (ends === null) continue;
    const [a, b] = ends;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = neighbours.get(one);
      if (known === undefined) neighbours.set(one, [other]);
      else known.push(other);
    }
  }
  const placed = new Set<ArticleId>();
  const stories: ArticleId[][] = [];
  for (const first of neighbours.keys()) {
    if (placed.has(first)) continue;
    const story = [first];
    placed.add(first);
    for (const id of story) {
      for (const other of neighbours.get(id) ?? []) {
        if (placed.has(other)) continue;
        placed.add(other);
        story.push(other);
      }
    }
    stories.push(story);
  }
  return stories;
}

/** Articles that someone said are another story than one of these. */
export function toldApart(ids: ReadonlySet<ArticleId>, links: readonly Link[]): ReadonlySet<ArticleId> {
  const apart = new Set<ArticleId>();
  for (const link of links) {
    const [a, b] = articlesOf(link, 'not-same-story') ?? [];
    if (a === undefined || b === undefined) continue;
    if (ids.has(a)) apart.add(b);
    if (ids.has(b)) apart.add(a);
  }
  return apart;
}
