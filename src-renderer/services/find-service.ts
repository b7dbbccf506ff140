import type { Result } from '../../src-core/base/result.ts';
import type { FindQuery, FoundPlaces } from '../../src-core/text/find/find-in-text.ts';
import { createFinder, startFindWorker } from '../workers/find/client.ts';
import type { FindFault, Finder } from '../workers/find/client.ts';

export type { FindFault };

/** Finding in the text that is open. */
export interface FindService {
  /** All places of the query in the text, up to 50,000; null = another question came before the answer. */
  readonly find: (text: string, query: FindQuery) => Promise<Result<FoundPlaces, FindFault> | null>;
}

/** Milliseconds that an answer may take: with a pattern that goes back and forth for ever the reader waits no longer. */
const TIME_LIMIT = 2_000;
/** A page of one letter has more hits than anybody looks at. */
const MOST_PLACES = 50_000;

/** The finder of the window; its worker is started by the first question. */
export function createFindService(): FindService & Pick<Finder, 'stop'> {
  return createFinder({ start: startFindWorker, timeLimit: TIME_LIMIT, limit: MOST_PLACES });
}
