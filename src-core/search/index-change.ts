import type { IndexPosition } from './index-manifest.ts';
import type { IndexDocument } from './search-types.ts';

/** Records that the index takes in and out together. */
export interface IndexChange {
  readonly put: readonly IndexDocument[];
  /** Keys. */
  readonly remove: readonly string[];
  /** How far the journals are in the index with this change. */
  readonly position: IndexPosition;
}
