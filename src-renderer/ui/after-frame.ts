import { flushSync } from 'react-dom';

/** Milliseconds after which it is done without a frame: a window in the background draws none. */
const AT_LATEST = 100;

/**
 * Does it once the next frame is on screen, or before the next key or click is answered (`early`), whichever comes first:
 * for what may be a frame late, as long as nothing that follows meets the window without it. It waits for `and` as well.
 * Only keys and clicks on what `within` selects hurry it. The answer calls it off.
 */
export function afterFrame(
  run: (early: boolean) => void,
  { within = '*', and }: { readonly within?: string; readonly and?: Promise<void> } = {},
): () => void {
  let over = false;
  const stop = (): void => {
    over = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    port1.close();
    removeEventListener('keydown', early, true);
    removeEventListener('pointerdown', early, true);
  };
  const finish = (): void => {
    if (over) return;
    stop();
    run(false);
  };
  const early = ({ target }: Event): void => {
    if (target instanceof Element && target.closest(within) === null) return;
    stop();
    flushSync(() => run(true));
  };
  addEventListener('keydown', early, true);
  addEventListener('pointerdown', early, true);
  const timer = setTimeout(finish, AT_LATEST);
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => void (and ?? Promise.resolve()).then(finish));
  port1.start();
  // A message comes after this frame is drawn.
  const frame = requestAnimationFrame(() => port2.postMessage(null));
  return stop;
}
