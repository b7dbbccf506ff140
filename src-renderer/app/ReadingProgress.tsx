import { useEffect, useRef, useState } from 'react';
import { readingMinutes } from '../../src-core/text/reading-time.ts';
import { onScrollFrame } from '../features/reader/on-scroll-frame.ts';
import { formatNumber, formatPercent } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import styles from './ReadingTools.module.css';

interface ReadingProgressProps {
  readonly words: number;
  readonly language: string;
}

/** How far a scroller has come, 0–1: all is read when the end of the text is in view. Null where all of it always is. */
function progressOf(scroller: Element): number | null {
  const view = scroller.getBoundingClientRect();
  const text = scroller.querySelector('[data-reading-text]')?.getBoundingClientRect();
  const end = text === undefined ? scroller.scrollHeight - scroller.scrollTop : text.bottom - view.top;
  const whole = scroller.scrollTop + end - view.height;
  return whole <= 0 ? null : Math.min(1, scroller.scrollTop / whole);
}

/** A thin line over the article for how far it is read, and in words how much of it and how long is left. */
export function ReadingProgress({ words, language: languageOfText }: ReadingProgressProps) {
  const { t, language } = useText();
  const line = useRef<HTMLDivElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  useEffect(() => {
    const pane = line.current?.closest('[data-article-pane]');
    if (pane === null || pane === undefined) return undefined;
    const update = (): void => {
      const scroller = pane.querySelector('[data-reader-scroller]');
      const progress = scroller === null ? null : progressOf(scroller);
      // Not through React: this runs with every frame of scrolling.
      if (line.current !== null) line.current.style.transform = `scaleX(${String(progress ?? 0)})`;
      setPercent(progress === null ? null : Math.round(progress * 100));
    };
    update();
    return onScrollFrame(pane, update);
  }, [words]);
  const left = readingMinutes(words * (1 - (percent ?? 0) / 100), languageOfText);
  const minutes = formatNumber(left, language);
  return (
    <>
      <p className={styles.progress}>
        {percent === null || percent === 0
          ? t('progress.whole', { count: left, n: minutes })
          : percent === 100
            ? formatPercent(1, language)
            : t('progress.left', {
                count: left,
                n: minutes,
                percent: formatPercent(percent / 100, language),
              })}
      </p>
      <div ref={line} aria-hidden className={styles.line} />
    </>
  );
}
