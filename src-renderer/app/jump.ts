import type { ArticleId } from '../../src-core/base/id.ts';
import type { ViewJump } from '../features/reader/article-view.ts';
import type { Side } from './side.ts';

/** A place of an article to jump to. */
export type JumpPlace = Omit<Jump, 'serial' | 'articleId' | 'side'>;

/** An order to bring the focus into the open article, and to show a place of it; a new serial for each. */
export interface Jump extends ViewJump {
  /** The article it goes to, and the side that it is on. */
  readonly articleId: ArticleId;
  readonly side: Side;
}
