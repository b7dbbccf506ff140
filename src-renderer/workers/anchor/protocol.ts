import type { AnchoredAnnotation, Reanchored, VersionText } from '../../../src-core/anchor/reanchor.ts';

/** The one thing that the anchor worker is asked. */
export const REANCHOR = 'reanchor';

/** Annotations of an article, its text before and now. */
export interface ReanchorRequest {
  readonly annotations: readonly AnchoredAnnotation[];
  readonly before: VersionText;
  readonly after: VersionText;
}

/** What became of each. */
export type ReanchorAnswer = readonly Reanchored[];
