import type { ArticleId } from '../../base/id.ts';
import type { Likeness } from './fingerprint.ts';

/** Two articles whose texts are alike. */
export interface AlikePair extends Likeness {
  readonly a: ArticleId;
  readonly b: ArticleId;
}

/** Articles that may tell one story, and have not been put into one yet. */
export interface OfferedStory {
  /** What would be put together: single articles, and stories that are there already; the one that is like all others first. */
  readonly tellings: readonly (readonly ArticleId[])[];
  /** Of the two that are most alike. */
  readonly likeness: Likeness;
  /** Of each two tellings that are alike, those articles that show it. */
  readonly pairs: readonly AlikePair[];
}

/** An article, or all articles of a story. */
interface Node {
  readonly articles: readonly ArticleId[];
  readonly near: Map<Node, AlikePair>;
}

const closeness = ({ words, shingles }: Likeness): number => words + shingles;

/**
 * Groups all alike articles of a notebook into offers. Every telling of an offer is like its first one, so that reports of
 * one form, each of which resembles the next, do not end in one heap. `stories` are those that there are; two of `apart`
 * are in no offer together. Each article is in one offer at most; the larger offers come first.
 */
export function offeredStories(
  pairs: readonly AlikePair[],
  stories: readonly (readonly ArticleId[])[],
  apart: readonly (readonly [ArticleId, ArticleId])[],
): readonly OfferedStory[] {
  const nodes = new Map<ArticleId, Node>();
  for (const articles of stories) {
    const node: Node = { articles, near: new Map() };
    for (const id of articles) nodes.set(id, node);
  }
  const nodeOf = (id: ArticleId): Node => {
    let node = nodes.get(id);
    if (node === undefined) nodes.set(id, (node = { articles: [id], near: new Map() }));
    return node;
  };
  const toldApart = new Map<Node, Set<Node>>();
  for (const [a, b] of apart) {
    const [one, other] = [nodeOf(a), nodeOf(b)];
    toldApart.set(one, (toldApart.get(one) ?? new Set()).add(other));
    toldApart.set(other, (toldApart.get(other) ?? new Set()).add(one));
  }
  const areApart = (one: Node, other: Node): boolean => toldApart.get(one)?.has(other) === true;
  for (const pair of pairs) {
    const [one, other] = [nodeOf(pair.a), nodeOf(pair.b)];
    if (one === other || areApart(one, other)) continue;
    const before = one.near.get(other);
    if (before !== undefined && closeness(before) >= closeness(pair)) continue;
    one.near.set(other, pair);
    other.near.set(one, pair);
  }

  const firstOf = ({ articles }: Node): string => articles[0] ?? '';
  const leads = [...new Set(nodes.values())]
    .filter(({ near }) => near.size > 0)
    .sort((a, b) => b.near.size - a.near.size || (firstOf(a) < firstOf(b) ? -1 : 1));
  const placed = new Set<Node>();
  const offers: OfferedStory[] = [];
  for (const lead of leads) {
    if (placed.has(lead)) continue;
    const group = [lead];
    const alike = [...lead.near].sort(
      ([a, x], [b, y]) => closeness(y) - closeness(x) || (firstOf(a) < firstOf(b) ? -1 : 1),
    );
    for (const [node] of alike)
      if (!placed.has(node) && !group.some((member) => areApart(member, node))) group.push(node);
    const [, closest] = group;
    const likeness = closest === undefined ? undefined : lead.near.get(closest);
    if (likeness === undefined) continue;
    for (const node of group) placed.add(node);
    const { words, shingles, size } = likeness;
    offers.push({
      tellings: group.map(({ articles }) => articles),
      likeness: { words, shingles, size },
      pairs: pairsWithin(group),
    });
  }
  return offers.sort((a, b) => b.tellings.length - a.tellings.length);
}

function pairsWithin(group: readonly Node[]): readonly AlikePair[] {
  const pairs: AlikePair[] = [];
  const before = new Set<Node>();
  for (const node of group) {
    for (const [other, pair] of node.near) if (before.has(other)) pairs.push(pair);
    before.add(node);
  }
  return pairs;
}
