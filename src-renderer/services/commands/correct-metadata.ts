import type { ArticleId } from '../../../src-core/base/id.ts';
import type { ArticleMetadata } from '../../../src-core/model/article.ts';
import type { Command } from './command.ts';
import { patchRecord } from './patch-record.ts';

/** Metadata as the user may type it. */
export type MetadataCorrection = Partial<Omit<ArticleMetadata, 'sources'>>;

const FIELDS = [
  'title',
  'authors',
  'site',
  'url',
  'published',
  'modified',
  'language',
  'keywords',
  'section',
] as const;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Corrects metadata; only what really changes is written, and its source becomes "user". */
export function correctMetadata(id: ArticleId, correction: MetadataCorrection): Command {
  return patchRecord('correct metadata', 'article', id, (article) => {
    const changed = FIELDS.filter(
      (field) => correction[field] !== undefined && !same(correction[field], article[field]),
    );
    if (changed.length === 0) return null;
    return {
      ...Object.fromEntries(changed.map((field) => [field, correction[field]])),
      sources: { ...article.sources, ...Object.fromEntries(changed.map((field) => [field, 'user'])) },
    };
  });
}
