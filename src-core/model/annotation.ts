import type { AnnotationId, ArticleId, DocumentId } from '../base/id.ts';

/** The eight colours of Zotero's reader, by name; `0` = yellow as the first key. */
export const ANNOTATION_COLOURS = [
  'yellow',
  'red',
  'green',
  'blue',
  'purple',
  'magenta',
  'orange',
  'gray',
] as const;
export type AnnotationColour = (typeof ANNOTATION_COLOURS)[number];

/** W3C TextQuoteSelector: the exact words with at least 32 characters of context where the text has them. */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** W3C TextPositionSelector in UTF-16 units, half-open, into the canonical text of `documentId`. */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

/**
 * What became of a passage in another version: "same" = its words where they stood, "moved" = its words in another place,
 * "edited" = its words changed, "lost" = it is not there.
 */
export type PassageGrade = 'same' | 'moved' | 'edited' | 'lost';

/** What was found when the article got another version, until the user has looked at it. */
export interface AnnotationCheck {
  readonly grade: Exclude<PassageGrade, 'same'>;
  /** How like the passage is to what it was, 0..1; 0 where it is lost. */
  readonly score: number;
  /** The passage as it was when it was last right, and the version that counts in. */
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector;
  readonly documentId: DocumentId;
}

/** A rectangle on a page as it is seen: tenths of a point from its upper left corner. */
export interface PageArea {
  /** Zero-based. */
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A passage with a colour and a note. */
export interface Annotation {
  readonly id: AnnotationId;
  readonly articleId: ArticleId;
  /** The version that the position counts in. */
  readonly documentId: DocumentId;
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector;
  readonly colour: AnnotationColour;
  /** Markdown; empty = no note. */
  readonly note: string;
  /** ISO 8601 UTC. */
  readonly created: string;
  readonly modified: string;
  /** Set where the note is about the article as a whole: no words, position 0..0. */
  readonly wholeArticle?: true;
  /** Set where a rectangle of a page is marked: the quote is the text in it, and empty where there is none. */
  readonly area?: PageArea;
  /** Open until the user accepts or mends it; null = none any more. */
  readonly check?: AnnotationCheck | null;
  /** The IRI of the annotation that this one was imported from: it does not come in a second time. */
  readonly via?: string;
  /** Who made it where it came from, as they are to be named; absent = it was made here, or nobody is named. */
  readonly creators?: readonly string[];
  /** JSON of a `ForeignAnnotation`: what it says beyond these fields. */
  readonly foreign?: string;
}

/** Whether an annotation is a note about the whole article: it has neither words nor an area. */
export function isPageNote({ quote, area }: Pick<Annotation, 'quote' | 'area'>): boolean {
  return quote.exact === '' && area === undefined;
}
