import type { HitRange } from '../../src-core/search/search-types.ts';

/** An order to bring the focus into the open article, and to show a place of it; a new serial for each. */
export interface Jump {
  readonly serial: number;
  /** Null = where one was. */
  readonly range: HitRange | null;
  /** Takes the range in hand as the reading cursor. */
  readonly hold: boolean;
  /** Leaves the focus where it is. */
  readonly quiet?: boolean;
}
