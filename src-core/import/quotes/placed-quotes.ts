import type { ImportedAnnotation } from '../imported-article.ts';
import { quoteFinder } from './place-quote.ts';
import type { Quote } from './quotes-article.ts';

/** Annotations for the quotes that stand in a text; what is not found in it is left out. */
export function placedQuotes(quotes: readonly Quote[], text: string): ImportedAnnotation[] {
  const find = quoteFinder(text);
  return quotes.flatMap(({ text: exact, note, colour, topics, created }) => {
    const place = find({ exact, prefix: '', suffix: '' });
    return place === null ? [] : [{ ...place, note, colour, topics, created }];
  });
}
