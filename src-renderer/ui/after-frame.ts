import { flushSync } from 'react-dom';

/** Milliseconds after which it is done without a frame: a window in the background draws none. */
const AT_LATEST = 100;

/**
 * Does it once the next frame is on screen, or before the next key or click is answered, whichever comes first: for what
 * may be a frame late, as long as nothing that follows meets the window without it.
 */
export function afterFrame(run: () => void): void {
  let pending = true;
  const finish = (): void => {
    if (!pending) return;
    pending = false;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    removeEventListener('keydown', early, true);
    removeEventListener('pointerdown', early, true);
    run();
  };
  const early = (): void => flushSync(finish);
  addEventListener('keydown', early, true);
  addEventListener('pointerdown', early, true);
  const timer = setTimeout(finish, AT_LATEST);
  const frame = requestAnimationFrame(() => {
    // A message comes after this frame is drawn.
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', finish);
    port1.start();
    port2.postMessage(null);
  });
}
