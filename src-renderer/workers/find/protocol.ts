import type { Result } from '../../../src-core/base/result.ts';
import type { FindQuery, FoundPlaces, PatternFault } from '../../../src-core/text/find/find-in-text.ts';

/** A question to the find worker. */
export interface FindRequest {
  readonly id: number;
  /** Null = the text of the question before. */
  readonly text: string | null;
  readonly query: FindQuery;
  readonly limit: number;
}

/** Its answer. */
export interface FindReply {
  readonly id: number;
  readonly result: Result<FoundPlaces, PatternFault>;
}
