import type { AnnotationColour } from './annotation.ts';

/** What a highlight colour stands for in this notebook ("Fact", "Question"); a colour without a record has no meaning. */
export interface ColourMeaning {
  /** The colour is its own identifier, so that two devices name the same record. */
  readonly id: AnnotationColour;
  /** Never empty; one line. */
  readonly meaning: string;
  /** ISO 8601 UTC. */
  readonly modified: string;
}

/** The meanings of the colours that have one. */
export type ColourMeanings = Readonly<Partial<Record<AnnotationColour, string>>>;

/** UTF-16 units of a meaning. */
export const LONGEST_MEANING = 40;
