import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { WindowShape } from '../shell/window-shape.ts';
import { openDevtoolsPipe } from './devtools-pipe.ts';

/** How often the window is asked for its size, in ms; the browser does not tell by itself. */
const SHAPE_INTERVAL = 2_000;

/** The pages of our browser. */
export interface WatchedPages {
  /** Whether there has ever been one. */
  readonly shown: () => boolean;
  readonly endBrowser: () => void;
}

/**
 * Watches the pages of a browser started with pipes 3 and 4 (--remote-debugging-pipe), and ends it when the last one
 * is gone: on macOS it would go on without windows. Tells the window's shape whenever it has changed.
 */
export function watchPages(browser: ChildProcess, onShape: (shape: WindowShape) => void): WatchedPages {
  const pages = new Set<string>();
  let shown = false;
  let lastShape = '';
  const [, , , write, read] = browser.stdio as unknown as [null, null, null, Writable, Readable];
  const pipe = openDevtoolsPipe(write, read, ({ method, params }) => {
    if (method === 'Target.targetCreated' && params?.targetInfo?.type === 'page') {
      pages.add(params.targetInfo.targetId);
      shown = true;
    } else if (method === 'Target.targetDestroyed' && pages.delete(params?.targetId ?? '')) {
      if (pages.size === 0) endBrowser();
    }
  });
  const endBrowser = (): void => void pipe.send('Browser.close');
  void pipe.send('Target.setDiscoverTargets', { discover: true });

  const timer = setInterval(() => {
    const [page] = pages;
    if (page === undefined) return;
    void pipe.send('Browser.getWindowForTarget', { targetId: page }).then((answer) => {
      const shape = shapeOf(answer);
      if (!shape || JSON.stringify(shape) === lastShape) return;
      lastShape = JSON.stringify(shape);
      onShape(shape);
    });
  }, SHAPE_INTERVAL);
  browser.once('exit', () => clearInterval(timer));
  return { shown: () => shown, endBrowser };
}

/** Null for a window that is minimised or full screen: that is no size to come back to. */
function shapeOf(answer: unknown): WindowShape | null {
  const bounds = (answer as { bounds?: { width?: number; height?: number; windowState?: string } } | null)
    ?.bounds;
  if (!bounds?.width || !bounds.height) return null;
  const { width, height, windowState } = bounds;
  return windowState === 'normal' || windowState === 'maximized'
    ? { width, height, maximized: windowState === 'maximized' }
    : null;
}
