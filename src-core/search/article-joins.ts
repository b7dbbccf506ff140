import { ByteTable } from './byte-table.ts';
import { unitsOf } from './byte-writer.ts';
import { indexKey } from './index-key.ts';
import { KINDS, type Segment } from './segment.ts';

const ARTICLE = KINDS.indexOf('article');
const ANNOTATION = KINDS.indexOf('annotation');
const KEY_START = indexKey('article', '').length;
/** Finding one key takes about as long as looking at so many. */
const KEYS_A_SEARCH = 16;

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
  /** Number of its article's id, by annotation. */
  readonly articleNumbers: Int32Array;
  readonly articleIds: ByteTable;
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
    const homes = new Int32Array(list.articleIds.count).fill(-1);
    const homeSegments = new Uint16Array(list.articleIds.count);
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
  const articleIds = new ByteTable();
  if (segment.liveKinds[ANNOTATION] !== 0) {
    for (let document = 0; document < segment.count; document += 1) {
      if (segment.kinds[document] !== ANNOTATION) continue;
      const id = unitsOf(segment.articleId(document));
      documents.push(document);
      articleNumbers.push(articleIds.add(id, 0, id.length));
    }
  }
  const annotations = {
    documents: Int32Array.from(documents),
    articleNumbers: Int32Array.from(articleNumbers),
    articleIds,
  };
  annotationsBySegment.set(segment, annotations);
  return annotations;
}

/** The article in `to` of each article id that annotations in `from` name; -1 = not there. */
function articlesOf(from: Segment, { articleIds }: Annotations, to: Segment): Int32Array {
  let known = articlesBySegments.get(from);
  if (known === undefined) {
    known = new WeakMap();
    articlesBySegments.set(from, known);
  }
  let articles = known.get(to);
  if (articles === undefined) {
    articles = findArticles(articleIds, to);
    known.set(to, articles);
  }
  return articles;
}

function findArticles(articleIds: ByteTable, to: Segment): Int32Array {
  const found = new Int32Array(articleIds.count).fill(-1);
  if (articleIds.count * KEYS_A_SEARCH < to.count) {
    for (let number = 0; number < articleIds.count; number += 1)
      found[number] = to.findKey(unitsOf(indexKey('article', articleIds.text(number))));
    return found;
  }
  const { keys, keyOffsets } = to;
  for (let document = 0; document < to.count; document += 1) {
    if (to.kinds[document] !== ARTICLE) continue;
    const start = (keyOffsets[document] as number) + KEY_START;
    const number = articleIds.find(keys, start, keyOffsets[document + 1] as number);
    if (number >= 0) found[number] = document;
  }
  return found;
}
