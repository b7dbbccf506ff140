import { idInUrn } from '../../model/web-annotation.ts';
import type { ArticleId, Sha256 } from '../../base/id.ts';
import type { Quote } from '../quotes/quotes-article.ts';
import type { ReadTarget } from './read-annotations.ts';

/** Annotations of one page, in the order of the file. */
export interface AnnotatedPage {
  /** Where it is on the web; "" = it is not. */
  readonly url: string;
  /** IRI that the annotations name it by. */
  readonly source: string;
  readonly title: string;
  readonly article: { readonly id: ArticleId | null; readonly sha256: Sha256 | null };
  readonly quotes: readonly Quote[];
}

/** Puts together what concerns the same page. */
export function annotatedPages(targets: readonly ReadTarget[]): readonly AnnotatedPage[] {
  const pages = new Map<string, ReadTarget[]>();
  for (const target of targets) {
    const there = pages.get(target.source);
    if (there === undefined) pages.set(target.source, [target]);
    else there.push(target);
  }
  return [...pages].map(([source, own]) => ({
    url: /^https?:/iu.test(source) ? source : '',
    source,
    title: own.find(({ title }) => title !== '')?.title ?? '',
    article: {
      id: idInUrn('article', source),
      sha256: own.find(({ sha256 }) => sha256 !== null)?.sha256 ?? null,
    },
    quotes: own.map(({ quote }) => quote),
  }));
}
