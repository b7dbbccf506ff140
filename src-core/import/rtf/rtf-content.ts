import type { DraftBlock } from '../../text/document-builder.ts';
import type { DraftPoint } from '../office/block-writer.ts';

/** A comment with its passage; both points are the same where it has none. */
export interface RtfComment {
  readonly start: DraftPoint;
  readonly end: DraftPoint;
  readonly note: string;
}

/** What an RTF file holds. */
export interface RtfContent {
  /** Text, then notes. */
  readonly drafts: readonly DraftBlock[];
  readonly comments: readonly RtfComment[];
  readonly title: string;
  readonly author: string;
  /** "2024-05-06", or "". */
  readonly created: string;
  readonly revised: string;
  /** Text of the paragraph in the style "Title", or "". */
  readonly shownTitle: string;
}
