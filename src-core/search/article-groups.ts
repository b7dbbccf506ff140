import type { ArticleJoins } from './article-joins.ts';
import { runNode, type SegmentNode } from './evaluate.ts';
import { documentBases, type Matches } from './mark-matches.ts';
import type { Segment } from './segment.ts';
import { compareRanked, compareTies, type RankedDocument, type TopHits } from './top-hits.ts';

/** Of an article with many annotations, so many are looked at closely. */
const MOST_COMPARED = 10;

/**
 * Articles with their annotations as one hit. A group is named by the number of its article when all documents are
 * numbered through, or of its first annotation where the article is not in the archive; other records are alone.
 */
export class ArticleGroups {
  readonly #segments: readonly Segment[];
  readonly #joins: ArticleJoins;
  readonly #bases: Int32Array;
  /** Group by document, all documents numbered through. */
  readonly #groups: Int32Array;

  constructor(segments: readonly Segment[], joins: ArticleJoins) {
    this.#segments = segments;
    this.#joins = joins;
    this.#bases = documentBases(segments);
    this.#groups = Int32Array.from({ length: this.#bases[segments.length] as number }, (_, number) => number);
    const orphans = new Map<string, number>();
    for (let index = 0; index < joins.documents.length; index += 1) {
      const number = this.#annotation(index);
      const article = joins.articles[index] as number;
      if (article >= 0) {
        this.#groups[number] = (this.#bases[joins.articleSegments[index] as number] as number) + article;
        continue;
      }
      const segment = segments[joins.segments[index] as number] as Segment;
      const id = segment.articleId(joins.documents[index] as number);
      const group = orphans.get(id) ?? number;
      orphans.set(id, group);
      this.#groups[number] = group;
    }
  }

  /** Group of a document. */
  of(segment: number, document: number): number {
    return this.#groups[(this.#bases[segment] as number) + document] as number;
  }

  /** Number of the annotation at that place of the joins, all documents numbered through. */
  #annotation(index: number): number {
    return (
      (this.#bases[this.#joins.segments[index] as number] as number) +
      (this.#joins.documents[index] as number)
    );
  }

  /** Groups with more than one match, each with the numbers of its matches. */
  shared({ marks }: Matches): ReadonlyMap<number, readonly number[]> {
    const members = new Map<number, number[]>();
    for (let index = 0; index < this.#joins.documents.length; index += 1) {
      const number = this.#annotation(index);
      if (marks[number] !== 1) continue;
      const group = this.#groups[number] as number;
      const list = members.get(group);
      if (list !== undefined) list.push(number);
      else members.set(group, marks[group] === 1 && group !== number ? [group, number] : [number]);
    }
    for (const [group, list] of members) if (list.length === 1) members.delete(group);
    return members;
  }

  /** How many groups have a match. */
  count(matches: Matches): number {
    let total = matches.total;
    for (const list of this.shared(matches).values()) total -= list.length - 1;
    return total;
  }

  /** Offers the best match of each group, by score; answers the scores of all, by document when numbered through. */
  offerBest(
    nodes: readonly SegmentNode[],
    norms: Float64Array,
    { marks }: Matches,
    top: TopHits,
  ): Float64Array {
    const scores = new Float64Array(this.#groups.length);
    const best = new Float64Array(this.#groups.length).fill(-1);
    const bestSegments = new Uint16Array(this.#groups.length);
    const bestDocuments = new Int32Array(this.#groups.length);
    const found: number[] = [];
    this.#segments.forEach((segment, number) => {
      const base = this.#bases[number] as number;
      const offer = (document: number, score: number): void => {
        if (marks[base + document] === 0) return;
        scores[base + document] = score;
        const group = this.#groups[base + document] as number;
        const known = best[group] as number;
        if (known < 0) found.push(group);
        else if (score < known) return;
        else if (score === known) {
          const other = this.#segments[bestSegments[group] as number] as Segment;
          if (compareTies(segment, document, other, bestDocuments[group] as number) > 0) return;
        }
        best[group] = score;
        bestSegments[group] = number;
        bestDocuments[group] = document;
      };
      runNode(nodes[number] ?? { type: 'none' }, segment, norms, {
        take: ({ documents, scores: given, count }) => {
          for (let at = 0; at < count; at += 1) offer(documents[at] as number, given[at] as number);
        },
      });
    });
    for (const group of found) {
      const segment = this.#segments[bestSegments[group] as number] as Segment;
      top.offer(segment, bestDocuments[group] as number, best[group] as number);
    }
    top.total = found.length;
    return scores;
  }

  /** The matches of the groups that these are the best of, the best few of each. */
  withOthers(
    best: readonly RankedDocument[],
    matches: Matches,
    scores: Float64Array,
  ): readonly RankedDocument[] {
    const shared = this.shared(matches);
    return best.flatMap((hit) => {
      const members = shared.get(this.of(this.#segments.indexOf(hit.segment), hit.document));
      if (members === undefined) return [hit];
      return members
        .map((number): RankedDocument => {
          const at = this.#segmentOf(number);
          const document = number - (this.#bases[at] as number);
          return { segment: this.#segments[at] as Segment, document, score: scores[number] as number };
        })
        .sort(compareRanked)
        .slice(0, MOST_COMPARED);
    });
  }

  /** The first of each group. */
  firstOfEach(ranked: readonly RankedDocument[]): readonly RankedDocument[] {
    const seen = new Set<number>();
    return ranked.filter(({ segment, document }) => {
      const group = this.of(this.#segments.indexOf(segment), document);
      if (seen.has(group)) return false;
      seen.add(group);
      return true;
    });
  }

  #segmentOf(number: number): number {
    let at = 0;
    while ((this.#bases[at + 1] as number) <= number) at += 1;
    return at;
  }

  /** What stands for the group of a match: its article where that matches, else the match itself. */
  representative(
    segment: Segment,
    document: number,
    { marks }: Matches,
  ): { readonly segment: Segment; readonly document: number } {
    const group = this.of(this.#segments.indexOf(segment), document);
    if (marks[group] !== 1) return { segment, document };
    const number = this.#segmentOf(group);
    const found = group - (this.#bases[number] as number);
    const article = this.#segments[number] as Segment;
    return article.kinds[found] === 0 ? { segment: article, document: found } : { segment, document };
  }
}
