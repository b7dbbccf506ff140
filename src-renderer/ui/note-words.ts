import type { Annotation } from '../../src-core/model/annotation.ts';
import type { Translate } from '../i18n/text.ts';

/** What a note is on, in words: its quote; where it has none the page of its area, or the whole article. */
export function noteWords({ quote, area }: Pick<Annotation, 'quote' | 'area'>, t: Translate): string {
  if (quote.exact !== '') return quote.exact;
  return area === undefined ? t('note.wholeArticle') : t('pages.areaOn', { page: String(area.page + 1) });
}
