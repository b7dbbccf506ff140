import type { Operation } from '../../journal/operation.ts';
import type { Annotation } from '../../model/annotation.ts';
import type { Article } from '../../model/article.ts';
import type { ArticleDocument } from '../../model/document.ts';
import { canonicalText } from '../../text/canonical-text.ts';
import { annotationRecords, type AnnotationPlace } from '../article-records.ts';
import type { ImportedAnnotation } from '../imported-article.ts';
import type { TaggedAnnotation } from '../topic-links.ts';
import { quoteFinder } from './place-quote.ts';
import type { Quote } from './quotes-article.ts';

/** The page in the notebook as it stands now. */
export interface PageNow {
  readonly article: Article;
  readonly document: ArticleDocument;
  readonly annotations: readonly Annotation[];
  /** Annotations of articles that hold what was quoted from the page before and is not in its text. */
  readonly kept: readonly Annotation[];
}

/** What becomes of quotes on a page that is there. */
export interface LandedQuotes {
  /** Puts the annotations that found their passage. */
  readonly ops: readonly Operation[];
  readonly tagged: readonly TaggedAnnotation[];
  /** Quotes whose words are not in the text. */
  readonly lost: readonly Quote[];
}

/** Puts quotes on their passages: the same words, then whatever white space lies between; what is annotated alike already stays. */
export function landQuotes(
  quotes: readonly Quote[],
  { article, document, annotations, kept }: PageNow,
  { added, newId }: Pick<AnnotationPlace, 'added' | 'newId'>,
): LandedQuotes {
  const find = quoteFinder(document.text);
  const there = new Set(annotations.map(({ position, note }) => `${position.start} ${position.end} ${note}`));
  // A note on the page as a whole lies on its first words.
  const first = document.blocks.find(({ role, start, end }) => role === undefined && end > start) ?? null;
  const beginning = first === null ? null : { start: first.start, end: first.end };
  const keptWords = new Set(kept.map(({ quote, note }) => `${bare(quote.exact)}\n${bare(note)}`));
  const lost: Quote[] = [];
  const landed: ImportedAnnotation[] = [];
  for (const quote of quotes) {
    const { text: exact, prefix = '', suffix = '', note, colour, topics, created } = quote;
    const place = exact.trim() === '' ? beginning : find({ exact, prefix, suffix });
    if (place === null) {
      if (!keptWords.has(`${bare(exact)}\n${bare(note)}`)) lost.push(quote);
      continue;
    }
    const key = `${place.start} ${place.end} ${note.trim()}`;
    if (there.has(key)) continue;
    there.add(key);
    landed.push({ ...place, note: note.trim(), colour, topics, created });
  }
  const place = { articleId: article.id, documentId: article.documentId, added, newId };
  return { ...annotationRecords(landed, document.text, place), lost };
}

/** Words alone: a note is stored without blanks at its ends, a passage in canonical form. */
function bare(text: string): string {
  return canonicalText(text).replace(/\s+/gu, ' ').trim();
}
