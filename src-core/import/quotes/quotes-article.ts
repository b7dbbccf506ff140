import { hashText } from '../../base/hash-text.ts';
import type { AnnotationColour } from '../../model/annotation.ts';
import { canonicalText } from '../../text/canonical-text.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import type { ImportedAnnotation, ImportedArticle } from '../imported-article.ts';
import { textArticle, type ArticleFacts } from '../text-article.ts';
import type { ForeignAnnotation } from '../../model/foreign-annotation.ts';
import type { PlaceSelector } from './place-selector.ts';
import { quoteOrigin } from './quote-origin.ts';

/** A passage that somebody marked in a book or page, or a note on the whole of it (then without words). */
export interface Quote {
  /** The words marked; "" = a note that belongs to no passage. */
  readonly text: string;
  /** Markdown. */
  readonly note: string;
  readonly colour: AnnotationColour;
  readonly topics: readonly string[];
  /** Where in the book it stands, as the source says it ("Location 55-56"); "" = not given. */
  readonly place: string;
  /** ISO 8601 UTC. */
  readonly created: string | null;
  /** What stood before and behind the words, where the source keeps it. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** Other ways to the passage, the best first; with them it is a passage even where its words are not told. */
  readonly selectors?: readonly PlaceSelector[];
  /** ISO 8601 UTC. */
  readonly modified?: string | null;
  /** The IRI that the annotation has elsewhere. */
  readonly via?: string;
  /** Who made it. */
  readonly creators?: readonly string[];
  /** What it says beyond these fields. */
  readonly foreign?: ForeignAnnotation;
  /** What its colour stood for where it comes from. */
  readonly meaning?: string;
}

/**
 * An article of the passages marked in a text that is not there itself: each a quotation with an annotation over it, its
 * place below as a caption. A note without a passage is a paragraph. Quotes without words, note and topics vanish.
 */
export function quotesArticle(quotes: readonly Quote[], facts: ArticleFacts): ImportedArticle {
  const drafts: DraftBlock[] = [];
  const placed: { readonly quote: Quote; readonly first: number; readonly last: number }[] = [];
  for (const quote of quotes) {
    const words = paragraphs(quote.text);
    // A passage of which neither words nor a note are told is named by its place.
    const own = [words, paragraphs(quote.note), passagePlace(quote)].find(({ length }) => length > 0);
    if (own === undefined) continue;
    const type = words.length > 0 ? 'quote' : 'paragraph';
    const first = drafts.length;
    drafts.push(...own.map((raw): DraftBlock => ({ type, raw, marks: [] })));
    // The words of a note without a passage are the article's; it only needs an annotation to carry topics or its name.
    if (words.length > 0 || quote.topics.length > 0 || quote.via !== undefined)
      placed.push({
        quote: words.length > 0 ? quote : withoutNote(quote),
        first,
        last: drafts.length - 1,
      });
    const [place] = paragraphs(quote.place);
    if (place !== undefined && place !== own[0]) drafts.push({ type: 'caption', raw: place, marks: [] });
  }
  const article = textArticle(drafts, facts);
  const { blocks } = article.document;
  // No draft was empty, so each became one block.
  const annotations = placed.flatMap(({ quote, first, last }): ImportedAnnotation[] => {
    const from = blocks[first];
    const to = blocks[last];
    if (from === undefined || to === undefined) return [];
    const { colour, note, topics, created } = quote;
    const own = { colour, note: note.trim(), topics, created, ...quoteOrigin(quote) };
    return [{ start: from.start, end: to.end, ...own }];
  });
  return { ...article, annotations };
}

/** Its words are the article's; what they came in goes on with the annotation all the same. */
function withoutNote(quote: Quote): Quote {
  const { foreign } = quote;
  if (foreign?.bodies === undefined) return { ...quote, note: '' };
  return { ...quote, note: '', foreign: { ...foreign, note: hashText('') } };
}

function passagePlace({ selectors, via, place }: Quote): readonly string[] {
  return selectors === undefined && via === undefined ? [] : paragraphs(place);
}

function paragraphs(text: string): readonly string[] {
  return canonicalText(text)
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
