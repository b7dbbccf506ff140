import type { Operation } from '../../journal/operation.ts';
import type { Annotation, PageArea } from '../../model/annotation.ts';
import type { Article } from '../../model/article.ts';
import type { ArticleDocument } from '../../model/document.ts';
import { canonicalText } from '../../text/canonical-text.ts';
import { annotationRecords, type AnnotationPlace } from '../article-records.ts';
import type { ImportedAnnotation } from '../imported-article.ts';
import type { TaggedAnnotation } from '../topic-links.ts';
import { urnOf } from '../../model/web-annotation.ts';
import { codePoints, type CodePoints } from '../../text/code-points.ts';
import { landedForeign } from './landed-foreign.ts';
import { quoteFinder, type PlacedQuote } from './place-quote.ts';
import { placeSelectors } from './place-selector.ts';
import { quoteOrigin } from './quote-origin.ts';
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
  const { text } = document;
  const find = quoteFinder(text);
  let positions: CodePoints | null = null;
  const placeOf = (quote: Quote): PlacedQuote | null => {
    const { text: exact, prefix = '', suffix = '', selectors } = quote;
    if (isAboutPage(quote)) return { start: 0, end: 0 };
    if (selectors === undefined) return find({ exact, prefix, suffix });
    positions ??= codePoints(text);
    const area = areaOf(quote);
    const page = area === undefined ? undefined : document.pages?.[area.page];
    // Areas are on pages only.
    if (area !== undefined && page === undefined) return null;
    const version = article.documentId;
    const place = placeSelectors(selectors, { text, version, positions, find, finderIn: quoteFinder });
    if (place !== null || page === undefined) return place;
    // Without words it stands where it says, else where its page begins.
    const told = selectors.find((each) => each.type === 'position' && each.version === version);
    const start = told?.type === 'position' ? positions.offsetOf(told.start) : (page.boxes[0] ?? 0);
    return { start, end: start };
  };
  const names = new Set(annotations.flatMap(namesOf));
  const there = new Set(annotations.map(({ position, note, area }) => keyOf(position, note, area)));
  const keptWords = new Set(kept.map(({ quote, note }) => `${bare(quote.exact)}\n${bare(note)}`));
  const keptNames = new Set(kept.flatMap(namesOf));
  const lost: Quote[] = [];
  const landed: ImportedAnnotation[] = [];
  for (const quote of quotes) {
    const { text: exact, via, colour, topics, created } = quote;
    const note = quote.note.trim();
    // What came before is not brought again, however it was changed since.
    if (via !== undefined && names.has(via)) continue;
    const place = placeOf(quote);
    if (place === null) {
      const isKept =
        keptWords.has(`${bare(exact)}\n${bare(note)}`) || (via !== undefined && keptNames.has(via));
      if (!isKept) lost.push(quote);
      continue;
    }
    const area = areaOf(quote);
    const key = keyOf(place, note, area);
    if (there.has(key)) continue;
    // Two that have names of their own may be alike.
    if (via === undefined) there.add(key);
    const more = {
      ...(area === undefined ? {} : { area }),
      ...(isAboutPage(quote) ? { wholeArticle: true as const } : {}),
    };
    landed.push({ ...place, note, colour, topics, created, ...quoteOrigin(landedQuote(quote)), ...more });
  }
  const place = { articleId: article.id, documentId: article.documentId, added, newId };
  return { ...annotationRecords(landed, document.text, place), lost };
}

function landedQuote({ foreign, ...quote }: Quote): Quote {
  const own = foreign === undefined ? null : landedForeign(foreign);
  return own === null ? quote : { ...quote, foreign: own };
}

/** A note on the page as a whole. */
function isAboutPage({ text, selectors }: Quote): boolean {
  return text.trim() === '' && selectors === undefined;
}

/** The rectangle of a page that was marked. */
function areaOf({ selectors = [] }: Quote): PageArea | undefined {
  const found = selectors.find((selector) => selector.type === 'area');
  return found?.type === 'area' ? found.area : undefined;
}

/** What is annotated, and how. */
function keyOf({ start, end }: PlacedQuote, note: string, area: PageArea | undefined): string {
  return `${start} ${end} ${area === undefined ? '' : Object.values(area).join(',')} ${note}`;
}

/** The names by which an annotation may come in again: its own, and that of the one it was made from. */
function namesOf({ id, via }: Annotation): readonly string[] {
  const own = urnOf('annotation', id);
  return via === undefined ? [own] : [own, via];
}

/** Words alone: a note is stored without blanks at its ends, a passage in canonical form. */
function bare(text: string): string {
  return canonicalText(text).replace(/\s+/gu, ' ').trim();
}
