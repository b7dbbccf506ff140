import type { Page } from '@playwright/test';

/** Milliseconds from the click until the frame that shows it. */
export interface Opened {
  /** The first windows full of text, which can be read and scrolled. */
  readonly screen: number;
  /** All of the text. */
  readonly text: number;
  readonly highlights: number;
}

interface WantedArticle {
  readonly title: string;
  /** Characters its text has at least. */
  readonly least: number;
  /** Whether it has highlights to wait for. */
  readonly highlights: boolean;
}

/** A new highlight, from the key on. */
export interface Highlighted {
  /** Which frame after the key has it: 1 = the first. */
  readonly frame: number;
  /** Milliseconds until that frame is drawn, and until the highlight is on disk. */
  readonly shown: number;
  readonly durable: number;
}

interface ReaderWatch {
  readonly expect: (wanted: WantedArticle) => void;
  readonly opened: () => Promise<Opened>;
  /** The next key is the one that is measured; it marks in this colour. */
  readonly key: (colour: string) => void;
  readonly highlighted: () => Promise<Highlighted>;
}

declare global {
  interface Window {
    readerWatch: ReaderWatch;
  }
}

/** Frames of the window while something was done. */
export interface Frames {
  readonly perSecond: number;
  /** Milliseconds between two frames. */
  readonly p95: number;
  readonly longest: number;
}

/** Lets the page note when an opened article, its highlights and a new highlight are painted. */
export async function watchOpening(page: Page): Promise<void> {
  await page.evaluate(() => {
    /** The moment at which the first frame that shows it is drawn, and which frame from now on that is: 1 = the next. */
    const shownWith = (holds: () => boolean): Promise<{ readonly at: number; readonly frame: number }> =>
      new Promise((resolve, reject) => {
        const end = performance.now() + 20_000;
        let frame = 0;
        // What holds before a frame is drawn is in it; a message comes after it.
        const look = (): void => {
          frame += 1;
          if (performance.now() > end)
            reject(
              new Error(
                `waited for 20 s: ${document.querySelector('[data-article-pane]')?.textContent.slice(0, 200)}`,
              ),
            );
          else if (!holds()) requestAnimationFrame(look);
          else {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => resolve({ at: performance.now(), frame }));
            port1.start();
            port2.postMessage(null);
          }
        };
        requestAnimationFrame(look);
      });
    const annotated = (): number => {
      let count = 0;
      for (const [name, highlight] of CSS.highlights)
        if (/^annotation-(?!active)/u.test(name)) count += highlight.size;
      return count;
    };
    /** Characters that fill more than a window. */
    const SCREEN = 6_000;
    let wanted: WantedArticle = { title: '', least: 0, highlights: false };
    let opening: Promise<Opened> | null = null;
    const there = (length: number): boolean => {
      const text = document.querySelector('[data-reading-text]');
      const title = document.querySelector('[data-article-pane] h2');
      return title?.textContent.trim() === wanted.title && (text?.textContent.length ?? 0) >= length;
    };
    const open = async (pressed: number): Promise<Opened> => {
      const [screen, text, highlights] = await Promise.all([
        shownWith(() => there(Math.min(wanted.least, SCREEN))),
        shownWith(() => there(wanted.least)),
        shownWith(() => there(SCREEN) || !wanted.highlights).then(() =>
          wanted.highlights ? shownWith(() => annotated() > 0) : null,
        ),
      ]);
      return {
        screen: screen.at - pressed,
        text: text.at - pressed,
        highlights: Math.max(screen.at, highlights?.at ?? 0) - pressed,
      };
    };
    addEventListener(
      'click',
      ({ timeStamp }) => {
        opening ??= open(timeStamp);
      },
      true,
    );

    let marked: string | null = null;
    let making: Promise<Highlighted> | null = null;
    let appended: ((request: PerformanceEntry) => void) | null = null;
    const sizeOf = (name: string): number => CSS.highlights.get(name)?.size ?? 0;
    const make = async (name: string, pressed: number): Promise<Highlighted> => {
      const before = sizeOf(name);
      const durable = new Promise<number>((resolve) => {
        appended = ({ startTime, duration }) => {
          if (startTime >= pressed) resolve(startTime + duration);
        };
      });
      const { at, frame } = await shownWith(() => sizeOf(name) > before);
      return { frame, shown: at - pressed, durable: (await durable) - pressed };
    };
    addEventListener(
      'keydown',
      ({ altKey, key, timeStamp }) => {
        if (!altKey || !/^\d$/u.test(key) || marked === null) return;
        making = make(marked, timeStamp);
        marked = null;
      },
      true,
    );
    new PerformanceObserver((list) => {
      for (const request of list.getEntries()) if (request.name.endsWith('/rpc/append')) appended?.(request);
    }).observe({ type: 'resource' });
    window.readerWatch = {
      expect: (next) => {
        wanted = next;
        opening = null;
      },
      opened: async () => {
        if (opening === null) throw new Error('nothing was clicked');
        return await opening;
      },
      key: (colour) => {
        marked = `annotation-${colour}`;
        making = null;
      },
      highlighted: async () => {
        if (making === null) throw new Error('no key was pressed');
        return await making;
      },
    };
  });
}

/** Counts the frames of the window meanwhile. */
export async function framesWhile(page: Page, work: () => Promise<void>): Promise<Frames> {
  const frames = await page.evaluateHandle(() => {
    const all: number[] = [];
    const next = (at: number): void => {
      all.push(at);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    return all;
  });
  await work();
  const times = await frames.jsonValue();
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const sorted = gaps.toSorted((a, b) => a - b);
  const whole = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return {
    perSecond: Math.round((gaps.length / Math.max(1, whole)) * 10_000) / 10,
    p95: Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0),
    longest: Math.round(sorted.at(-1) ?? 0),
  };
}

/** The middle one of the numbers. */
export function medianOf(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;
}
