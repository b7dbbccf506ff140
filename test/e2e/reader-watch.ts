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
    /** The moment after the next frame is drawn. */
    const drawn = (): Promise<number> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now()));
          port1.start();
          port2.postMessage(null);
        });
      });
    const annotated = (): number => {
      let count = 0;
      for (const [name, highlight] of CSS.highlights)
        if (/^annotation-(?!active)/u.test(name)) count += highlight.size;
      return count;
    };
    const until = async (holds: () => boolean): Promise<void> => {
      const end = performance.now() + 20_000;
      while (!holds()) {
        if (performance.now() > end)
          throw new Error(
            `waited for 20 s: ${document.querySelector('[data-article-pane]')?.textContent.slice(0, 200)}`,
          );
        await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', resolve);
          port1.start();
          port2.postMessage(null);
        });
      }
    };
    /** Characters that fill more than a window. */
    const SCREEN = 6_000;
    let wanted: WantedArticle = { title: '', least: 0, highlights: false };
    let pressed = 0;
    let before = 0;
    let marked = '';
    const ofColour = (): number => CSS.highlights.get(marked)?.size ?? 0;
    addEventListener('click', (event) => (pressed = event.timeStamp), true);
    let keyAt: number | null = null;
    let durableAt: number | null = null;
    let frames = 0;
    let shownIn: number | null = null;
    const countFrames = (): void => {
      frames += 1;
      if (ofColour() > before) shownIn = frames;
      else requestAnimationFrame(countFrames);
    };
    addEventListener(
      'keydown',
      (event) => {
        if (!event.altKey || !/^\d$/u.test(event.key) || keyAt !== null) return;
        keyAt = event.timeStamp;
        requestAnimationFrame(countFrames);
      },
      true,
    );
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.name.endsWith('/rpc/append') && keyAt !== null && entry.startTime >= keyAt)
          durableAt ??= entry.startTime + entry.duration;
    }).observe({ type: 'resource' });
    const there = (length: number): boolean => {
      const text = document.querySelector('[data-reading-text]');
      const title = document.querySelector('[data-article-pane] h2');
      return title?.textContent.trim() === wanted.title && (text?.textContent.length ?? 0) >= length;
    };
    window.readerWatch = {
      expect: (next) => (wanted = next),
      opened: async () => {
        const when = async (holds: () => boolean): Promise<number> => {
          await until(holds);
          return (await drawn()) - pressed;
        };
        const screen = await when(() => there(Math.min(wanted.least, SCREEN)));
        const [text, highlights] = await Promise.all([
          when(() => there(wanted.least)),
          wanted.highlights ? when(() => annotated() > 0) : screen,
        ]);
        return { screen, text, highlights: Math.max(screen, highlights) };
      },
      key: (colour) => {
        keyAt = null;
        durableAt = null;
        [frames, shownIn] = [0, null];
        marked = `annotation-${colour}`;
        before = ofColour();
      },
      highlighted: async () => {
        await until(() => keyAt !== null && ofColour() > before);
        const shown = (await drawn()) - (keyAt ?? 0);
        await until(() => durableAt !== null && shownIn !== null);
        return { frame: shownIn ?? NaN, shown, durable: (durableAt ?? 0) - (keyAt ?? 0) };
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
