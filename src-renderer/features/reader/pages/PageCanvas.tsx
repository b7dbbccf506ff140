import { useEffect, useRef, useState } from 'react';
import { errorSentences } from '../../../../src-core/base/error-sentences.ts';
import type { AppError } from '../../../../src-core/base/error-code.ts';
import type { PageBox } from '../../../../src-core/anchor/page-places.ts';
import { useText } from '../../../i18n/text.ts';
import type { OpenPages } from '../../../services/page-service.ts';
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
}

/** Pixels of one drawing; a larger one would hold more memory than all else together. */
const MOST_PIXELS = 16_000_000;
/** Milliseconds of rest before a drawing of another size is asked for: zooming passes through many. */
const REST = 120;

/** The picture of a page. While it is drawn anew at another size, the former picture is stretched. */
export function PageCanvas({ file, page, width, height, urgency, onFigures }: PageCanvasProps) {
  const { language } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawnOnce = useRef(false);
  const latest = useRef({ urgency, onFigures });
  const [error, setError] = useState<AppError | null>(null);
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
  }, [file, page, width, height]);

  // A canvas that left the page holds its pixels until it is swept up; without any there is nothing to hold.
  useEffect(() => {
    const element = canvas.current;
    return () => {
      if (element !== null) element.width = element.height = 0;
    };
  }, []);

  const told = error === null ? null : errorSentences(error, language);
  return (
    <>
      <canvas ref={canvas} aria-hidden className={styles.canvas} style={{ width, height }} />
      {told === null ? null : (
        <p role="status" className={styles.undrawable}>
          {told.what} {told.todo}
        </p>
      )}
    </>
  );
}
