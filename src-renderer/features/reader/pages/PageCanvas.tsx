import { useEffect, useRef, useState } from 'react';
import { errorSentences } from '../../../../src-core/base/error-sentences.ts';
import type { AppError } from '../../../../src-core/base/error-code.ts';
import type { PageBox } from '../../../../src-core/anchor/page-places.ts';
import { useText } from '../../../i18n/text.ts';
import type { OpenPages } from '../../../services/page-service.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './Pages.module.css';

interface PageCanvasProps {
  readonly file: OpenPages;
  readonly page: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Lower numbers are drawn first. */
  readonly urgency: number;
  readonly onFigures?: (page: number, figures: readonly PageBox[]) => void;
  /** Leads to the reading text; absent in a small picture, which says nothing where the page cannot be drawn. */
  readonly onReadText?: (() => void) | undefined;
}

/** Pixels of one drawing; a larger one would hold more memory than all else together. */
const MOST_PIXELS = 16_000_000;
/** Milliseconds of rest before a drawing of another size is asked for: zooming passes through many. */
const REST = 120;
/** Milliseconds without a picture after which it is said that one is being drawn. */
const WAIT = 1500;

/** The picture of a page. While it is drawn anew at another size, the former picture is stretched. */
export function PageCanvas({ file, page, width, height, urgency, onFigures, onReadText }: PageCanvasProps) {
  const { t, language } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawnOnce = useRef(false);
  const latest = useRef({ urgency, onFigures });
  const [error, setError] = useState<AppError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [drawn, setDrawn] = useState(false);
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    latest.current = { urgency, onFigures };
  });

  useEffect(() => {
    const element = canvas.current;
    const cancel = new AbortController();
    const least = Math.min(globalThis.devicePixelRatio, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
    const pixels = Math.max(1, Math.round(width * least));
    const timer = setTimeout(
      () => {
        const drawing = { page, width: pixels, clip: null };
        void file.draw(drawing, latest.current.urgency, cancel.signal).then((result) => {
          if (cancel.signal.aborted || element === null) {
            if (result.ok) result.value.bitmap.close();
            return;
          }
          if (!result.ok) {
            if (result.error.code !== 'cancelled') setError(result.error);
            return;
          }
          const { bitmap, figures } = result.value;
          element.width = bitmap.width;
          element.height = bitmap.height;
          element.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
          drawnOnce.current = true;
          setDrawn(true);
          element.dataset['drawn'] = 'yes';
          setError(null);
          latest.current.onFigures?.(page, figures);
        });
      },
      drawnOnce.current ? REST : 0,
    );
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [file, page, width, height, attempt]);
  const quiet = onReadText === undefined;
  useEffect(() => {
    if (drawn || quiet) return undefined;
    const timer = setTimeout(() => setWaiting(true), WAIT);
    return () => clearTimeout(timer);
  }, [drawn, quiet]);

  // A canvas that left the page holds its pixels until it is swept up; without any there is nothing to hold.
  useEffect(() => {
    const element = canvas.current;
    return () => {
      if (element !== null) element.width = element.height = 0;
    };
  }, []);

  const again = (): void => {
    file.again(page);
    setError(null);
    setAttempt((count) => count + 1);
  };
  const told = error === null ? null : errorSentences(error, language);
  return (
    <>
      <canvas ref={canvas} aria-hidden className={styles.canvas} style={{ width, height }} />
      {told === null || quiet ? null : (
        <div role="status" className={styles.undrawable}>
          <p>
            {told.what} {told.todo}
          </p>
          <Button onPress={again}>{t('pages.again')}</Button>{' '}
          <Button onPress={onReadText}>{t('pages.readText')}</Button>
        </div>
      )}
      {told === null && waiting && !drawn ? (
        <p role="status" className={styles.undrawable}>
          {t('pages.drawing')}
        </p>
      ) : null}
    </>
  );
}
