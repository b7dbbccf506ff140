import type { AnnotationColour } from './annotation.ts';

/** Whatever JSON says of a thing. */
type Values = Readonly<Record<string, unknown>>;

/** A body of an annotation that was made elsewhere, and what was made of it here. */
export interface ForeignBody {
  /** As it came. */
  readonly json: unknown;
  /** The note, or a part of it, was made of it. */
  readonly isNote: boolean;
  /** Names of topics that were made of it. */
  readonly topics: readonly string[];
}

/**
 * What an annotation that was made elsewhere says beyond this program's own fields, as the Web Annotation Data Model writes it.
 * It is given on with the annotation for as long as that is what these words are about.
 */
export interface ForeignAnnotation {
  /** Properties of the annotation: "creator", "rights", "motivation" … */
  readonly annotation?: Values;
  readonly bodies?: readonly ForeignBody[];
  /** `hashText` of the note that was made of the bodies. */
  readonly note?: number;
  /** How it was drawn, and the colour that was made of it. */
  readonly style?: { readonly colour: AnnotationColour; readonly sheet?: unknown; readonly name?: unknown };
  /** Properties of its target, and of what the target lies in. */
  readonly target?: Values;
  readonly source?: Values;
  readonly states?: readonly unknown[];
  /** Ways to the passage that this program does not write. */
  readonly selectors?: readonly unknown[];
  /** `hashText` of the words that the passage had when it came in. */
  readonly words?: number;
}

/** UTF-16 units of such a thing in JSON. */
export const LONGEST_FOREIGN = 32_768;

/** Reads what an annotation holds of its origin; what is damaged says nothing. */
export function readForeign(json: string | undefined): ForeignAnnotation {
  if (json === undefined) return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
