import type { ArticleId } from '../../src-core/base/id.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { Side } from './side.ts';

/** A place of an article to jump to. */
export type JumpPlace = Omit<Jump, 'serial' | 'articleId' | 'side'>;

/** An order to bring the focus into the open article, and to show a place of it; a new serial for each. */
export interface Jump {
  readonly serial: number;
  /** The article it goes to, and the side that it is on. */
  readonly articleId: ArticleId;
  readonly side: Side;
  /** Null = where one was. */
  readonly range: HitRange | null;
  /** Takes the range in hand as the reading cursor. */
  readonly hold: boolean;
  /** Leaves the focus where it is. */
  readonly quiet?: boolean;
}
