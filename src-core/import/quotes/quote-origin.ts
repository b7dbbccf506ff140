import type { ImportedAnnotation } from '../imported-article.ts';

type Origin = Pick<ImportedAnnotation, 'modified' | 'via' | 'creators' | 'foreign' | 'meaning'>;

/** What of a quote its annotation takes along unchanged. */
export function quoteOrigin({ modified, via, creators, foreign, meaning }: Origin): Origin {
  return {
    ...(modified === undefined ? {} : { modified }),
    ...(via === undefined ? {} : { via }),
    ...(creators === undefined ? {} : { creators }),
    ...(foreign === undefined ? {} : { foreign }),
    ...(meaning === undefined ? {} : { meaning }),
  };
}
