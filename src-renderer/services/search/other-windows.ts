import type { NotebookId } from '../../../src-core/base/id.ts';

/** What windows of one notebook tell each other. */
export type WindowNews =
  /** Records changed, and the tables have it. */
  | 'changed'
  /** The index on disk is another one. */
  | 'written';

/** The windows of this browser that show the same notebook. */
export interface OtherWindows {
  readonly tell: (news: WindowNews) => void;
  readonly close: () => void;
}

/** Milliseconds in which what is told again is taken as told once. */
const GATHER = 250;

/** Listens to the other windows; of what they tell in quick succession the listener hears the last, and one call at a time. */
export function openOtherWindows(
  notebookId: NotebookId,
  listener: Readonly<Record<WindowNews, () => Promise<void>>>,
): OtherWindows {
  const channel = new BroadcastChannel(`florilegium-${notebookId}`);
  const waiting = new Set<WindowNews>();
  let work: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, GATHER));
    while (waiting.size > 0) {
      // what was written is taken first: it may hold what changed
      const news = waiting.has('written') ? 'written' : 'changed';
      waiting.delete(news);
      await listener[news]().catch(() => undefined);
    }
    work = null;
  };
  channel.addEventListener('message', ({ data }: MessageEvent<WindowNews>) => {
    waiting.add(data);
    work ??= run();
  });
  let closed = false;
  return {
    // What is remembered at the very end may be acknowledged after the channel is closed.
    tell: (news) => {
      if (!closed) channel.postMessage(news);
    },
    close: () => {
      closed = true;
      channel.close();
    },
  };
}
