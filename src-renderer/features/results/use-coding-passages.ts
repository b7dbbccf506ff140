import { useEffect, useState } from 'react';
import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, ArticleId } from '../../../src-core/base/id.ts';
import type { Article } from '../../../src-core/model/article.ts';
import { parseIndexKey } from '../../../src-core/search/index-key.ts';
import type { HitRange, PassageContext, SearchHit } from '../../../src-core/search/search-types.ts';
import type { AnnotationWithTopics, AppServices } from '../../services/app-services.ts';
import type { SearchQuestion } from '../../services/search-question.ts';

/** A hit, or one passage of it, that is to be looked at before it is coded. */
export interface HitToCode {
  readonly hit: SearchHit;
  readonly range: HitRange | null;
}

/** A passage as the review shows it. */
export interface PassageToReview {
  /** Names the place whatever its context is: a decision about the sentence holds for its paragraph. */
  readonly key: string;
  readonly article: Article;
  readonly range: HitRange;
  readonly text: string;
  readonly marks: readonly HitRange[];
  /** An annotation that is there; else one will be made. */
  readonly annotationId: AnnotationId | null;
  /** Topics that these very words carry already. */
  readonly topicIds: ReadonlySet<string>;
}

export interface CodingPassages {
  readonly passages: readonly PassageToReview[];
  /** Hits that were looked through, of all. */
  readonly done: number;
  readonly total: number;
  /** Whether there were more passages than are reviewed at once. */
  readonly cut: boolean;
}

/** Passages of one review: nobody looks at more, and they become one transaction. */
const MOST_PASSAGES = 2_000;
const AT_ONCE = 6;

/** Gathers the passages of chosen hits, hit by hit, in the order of the list. */
export function useCodingPassages(
  services: Pick<AppServices, 'search' | 'library' | 'annotations'>,
  hits: readonly HitToCode[],
  question: SearchQuestion,
  context: PassageContext,
): CodingPassages {
  const [gathered, setGathered] = useState<CodingPassages>({
    passages: [],
    done: 0,
    total: hits.length,
    cut: false,
  });
  useEffect(() => {
    const controller = new AbortController();
    const gather = async (): Promise<void> => {
      const groups = byArticle(hits, question.groupByArticle);
      const passages: PassageToReview[] = [];
      for (let from = 0; from < groups.length && passages.length < MOST_PASSAGES; from += AT_ONCE) {
        const portion = groups.slice(from, from + AT_ONCE);
        const found = await Promise.all(portion.map((each) => passagesOf(services, each, question, context)));
        if (controller.signal.aborted) return;
        passages.push(...found.flat());
        setGathered({
          passages: passages.slice(0, MOST_PASSAGES),
          done: Math.min(groups.length, from + AT_ONCE),
          total: groups.length,
          cut: passages.length > MOST_PASSAGES || (passages.length === MOST_PASSAGES && from < groups.length),
        });
      }
    };
    void gather();
    return () => controller.abort();
  }, [services, hits, question, context]);
  return gathered;
}

/** What was chosen of one article. */
interface ArticleChoice {
  readonly articleId: ArticleId;
  /** Whether all its passages are wanted, not only these. */
  readonly whole: boolean;
  readonly ranges: readonly HitRange[];
  readonly annotationIds: readonly string[];
}

function byArticle(hits: readonly HitToCode[], grouped: boolean): readonly ArticleChoice[] {
  const choices = new Map<string, ArticleChoice>();
  for (const { hit, range } of hits) {
    if (hit.kind === 'topic') continue;
    const before = choices.get(hit.articleId) ?? {
      articleId: asId<ArticleId>(hit.articleId),
      whole: false,
      ranges: [],
      annotationIds: [],
    };
    const next =
      range !== null
        ? { ...before, ranges: [...before.ranges, range] }
        : hit.kind === 'annotation' && !grouped
          ? { ...before, annotationIds: [...before.annotationIds, parseIndexKey(hit.key).id] }
          : { ...before, whole: true };
    choices.set(hit.articleId, next);
  }
  return [...choices.values()];
}

async function passagesOf(
  services: Pick<AppServices, 'search' | 'library' | 'annotations'>,
  { articleId, whole, ranges, annotationIds }: ArticleChoice,
  question: SearchQuestion,
  context: PassageContext,
): Promise<readonly PassageToReview[]> {
  const article = (await services.library.articles([articleId])).get(articleId);
  if (article === undefined) return [];
  const there = await services.annotations.inArticle(articleId);
  const annotated = annotationIds.flatMap((id): readonly PassageToReview[] => {
    const item = there.find(({ annotation }) => annotation.id === id);
    if (item === undefined) return [];
    const { annotation } = item;
    const { start, end } = annotation.position;
    return [
      {
        key: `${articleId} ${annotation.id}`,
        article,
        range: { start, end },
        text: annotation.quote.exact,
        marks: [],
        annotationId: annotation.id,
        topicIds: topicsOf(item),
      },
    ];
  });
  if (!whole && ranges.length === 0) return annotated;
  const { text, without, aliases } = question;
  const passages = await services.search.passages(articleId, text, context, { without, aliases });
  const wanted = passages.filter(
    ({ range, marks }) =>
      marks.length > 0 && (whole || ranges.some(({ start, end }) => start < range.end && end > range.start)),
  );
  const found = wanted.map(({ range, text: words, marks }): PassageToReview => {
    const same = there.filter(
      ({ annotation: { position } }) => position.start === range.start && position.end === range.end,
    );
    return {
      key: `${articleId} ${String(range.start + (marks[0]?.start ?? 0))}`,
      article,
      range,
      text: words,
      marks,
      annotationId: null,
      topicIds: new Set(same.flatMap((item) => [...topicsOf(item)])),
    };
  });
  return [...annotated, ...found].sort((a, b) => a.range.start - b.range.start);
}

function topicsOf(item: AnnotationWithTopics): ReadonlySet<string> {
  return new Set(item.topics.map(({ topic }) => topic.id));
}
