import type { HitRange } from '../../src-core/search/search-types.ts';

/** An order to show a place of the open article; a new serial for each. */
export interface Jump {
  readonly serial: number;
  readonly range: HitRange;
  /** Takes the range in hand as the reading cursor. */
  readonly hold: boolean;
}
