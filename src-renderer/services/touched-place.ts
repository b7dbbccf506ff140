import { asId } from '../../src-core/base/id.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import type { Operation } from '../../src-core/journal/operation.ts';
import type { Annotation } from '../../src-core/model/annotation.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { RecordLookup } from '../store/record-lookup.ts';

/** Where in the archive a change can be seen. */
export interface TouchedPlace {
  readonly articleId: ArticleId;
  /** Of the passage, into the article's canonical text; null = the article as a whole. */
  readonly range: HitRange | null;
}

/** The place that operations (and those that take them back) are about: of several the first; null where it is no article's. */
export async function touchedPlace(
  lookup: RecordLookup,
  ops: readonly Operation[],
  inverse: readonly Operation[],
): Promise<TouchedPlace | null> {
  const ids = new Set<string>();
  for (const op of [...ops, ...inverse]) {
    if (op.kind === 'annotation') {
      if (op.op === 'put') return placeOf(op.record);
      ids.add(op.id);
    } else if (op.kind === 'link' && op.op === 'put' && op.record.from.kind === 'annotation') {
      ids.add(op.record.from.id);
    }
  }
  const [found] = (await lookup.getMany('annotation', [...ids].slice(0, 1))).filter(
    (each) => each !== undefined,
  );
  if (found !== undefined) return placeOf(found);
  const article = ops.find(({ kind, op }) => kind === 'article' && op !== 'delete');
  return article === undefined ? null : { articleId: asId<ArticleId>(article.id), range: null };
}

function placeOf({ articleId, position }: Annotation): TouchedPlace {
  return { articleId, range: { start: position.start, end: position.end } };
}
