import { unitsOf } from './byte-writer.ts';
import { indexKey, parseIndexKey } from './index-key.ts';
import { KINDS, type Segment } from './segment.ts';

const ARTICLE = KINDS.indexOf('article');
const ANNOTATION = KINDS.indexOf('annotation');

/** Which article each annotation belongs to. All lists are of one length: one entry for each annotation that is not deleted. */
export interface ArticleJoins {
  /** Index of the segment the annotation is in. */
  readonly segments: Uint16Array;
  readonly documents: Int32Array;
  /** Index of the segment its article is in; meaningless where the article is not in the archive. */
  readonly articleSegments: Uint16Array;
  /** -1 where the article is not in the archive. */
  readonly articles: Int32Array;
}

/** The annotations of one segment, deleted ones included. */
interface Annotations {
  readonly documents: Int32Array;
  /** Index of its article's id in `articleIds`, by annotation. */
  readonly articleNumbers: Int32Array;
  readonly articleIds: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
}

/** Segments never change, so neither does what lies in them or who belongs to whom; only deletions come on top. */
const annotationsBySegment = new WeakMap<Segment, Annotations>();
const articlesBySegments = new WeakMap<Segment, WeakMap<Segment, Int32Array>>();

/** Joins the annotations of all segments to their articles; what is known of a pair of segments is kept for the next time. */
export function joinArticles(segments: readonly Segment[]): ArticleJoins {
  const lists = segments.map(annotationsOf);
  const most = lists.reduce((sum, { documents }) => sum + documents.length, 0);
  const joins = {
    segments: new Uint16Array(most),
    documents: new Int32Array(most),
    articleSegments: new Uint16Array(most),
    articles: new Int32Array(most),
  };
  let count = 0;
  lists.forEach((list, number) => {
    if (list.documents.length === 0) return;
    const { dead } = segments[number] as Segment;
    const homes = new Int32Array(list.articleIds.length).fill(-1);
    const homeSegments = new Uint16Array(list.articleIds.length);
    segments.forEach((segment, at) => {
      if (segment.liveKinds[ARTICLE] === 0) return;
      const found = articlesOf(segments[number] as Segment, list, segment);
      for (let index = 0; index < found.length; index += 1) {
        const document = found[index] as number;
        if (document < 0 || segment.dead?.[document] === 1) continue;
        homes[index] = document;
        homeSegments[index] = at;
      }
    });
    for (let index = 0; index < list.documents.length; index += 1) {
      const document = list.documents[index] as number;
      if (dead?.[document] === 1) continue;
      const article = list.articleNumbers[index] as number;
      joins.segments[count] = number;
      joins.documents[count] = document;
      joins.articleSegments[count] = homeSegments[article] as number;
      joins.articles[count] = homes[article] as number;
      count += 1;
    }
  });
  return {
    segments: joins.segments.subarray(0, count),
    documents: joins.documents.subarray(0, count),
    articleSegments: joins.articleSegments.subarray(0, count),
    articles: joins.articles.subarray(0, count),
  };
}

function annotationsOf(segment: Segment): Annotations {
  const known = annotationsBySegment.get(segment);
  if (known !== undefined) return known;
  const documents: number[] = [];
  const articleNumbers: number[] = [];
  const articleIds: string[] = [];
  const numbers = new Map<string, number>();
  if (segment.liveKinds[ANNOTATION] !== 0) {
    for (let document = 0; document < segment.count; document += 1) {
      if (segment.kinds[document] !== ANNOTATION) continue;
      const id = segment.articleId(document);
      let number = numbers.get(id);
      if (number === undefined) {
        number = articleIds.length;
        articleIds.push(id);
        numbers.set(id, number);
      }
      documents.push(document);
      articleNumbers.push(number);
    }
  }
  const annotations = {
    documents: Int32Array.from(documents),
    articleNumbers: Int32Array.from(articleNumbers),
    articleIds,
    numbers,
  };
  annotationsBySegment.set(segment, annotations);
  return annotations;
}

/** The article in `to` of each article id that annotations in `from` name; -1 = not there. */
function articlesOf(from: Segment, annotations: Annotations, to: Segment): Int32Array {
  let known = articlesBySegments.get(from);
  if (known === undefined) {
    known = new WeakMap();
    articlesBySegments.set(from, known);
  }
  let articles = known.get(to);
  if (articles === undefined) {
    articles = findArticles(annotations, to);
    known.set(to, articles);
  }
  return articles;
}

function findArticles({ articleIds, numbers }: Annotations, to: Segment): Int32Array {
  const found = new Int32Array(articleIds.length).fill(-1);
  if (to.count < articleIds.length) {
    for (let document = 0; document < to.count; document += 1) {
      if (to.kinds[document] !== ARTICLE) continue;
      const number = numbers.get(parseIndexKey(to.key(document)).id);
      if (number !== undefined) found[number] = document;
    }
    return found;
  }
  articleIds.forEach((id, index) => {
    found[index] = to.findKey(unitsOf(indexKey('article', id)));
  });
  return found;
}
