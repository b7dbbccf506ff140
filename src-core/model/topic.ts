import type { TopicId } from '../base/id.ts';
import type { AnnotationColour } from './annotation.ts';

/** A node of the topic tree (a code of the codebook). */
export interface Topic {
  readonly id: TopicId;
  /** null = top level. */
  readonly parentId: TopicId | null;
  readonly name: string;
  /** Other spellings and languages of the name. */
  readonly aliases: readonly string[];
  /** Markdown. */
  readonly definition: string;
  readonly colour: AnnotationColour;
  /** ISO 8601 UTC. */
  readonly created: string;
}
