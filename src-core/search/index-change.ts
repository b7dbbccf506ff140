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

/** What must be written to make the index durable, in the shape of HostApi.writeIndex. */
export interface IndexFlush {
  readonly segments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly manifest: Uint8Array;
  readonly remove: readonly string[];
}
