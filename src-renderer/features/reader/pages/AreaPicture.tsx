import { useEffect, useRef } from 'react';
import type { PageArea } from '../../../../src-core/model/annotation.ts';
import type { OriginalRef } from '../../../../src-core/model/article.ts';
import type { AppServices } from '../../../services/app-services.ts';
import styles from './Areas.module.css';

interface AreaPictureProps {
  readonly service: AppServices['pages'];
  readonly original: OriginalRef;
  readonly area: PageArea;
  /** Width of the area's page in points. */
  readonly pageWidth: number;
}

/** Pixels: largest width and height of the small picture. */
const WIDTH = 480;
const HEIGHT = 320;
/** Behind all pages that are in sight. */
const URGENCY = 500;

/** A small picture of an area, drawn when it is shown and never stored; nothing where the page cannot be drawn. */
export function AreaPicture({ service, original, area, pageWidth }: AreaPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { page, left, top, width, height } = area;
  const { sha256 } = original;
  useEffect(() => {
    const element = canvas.current;
    const cancel = new AbortController();
    const draw = async (): Promise<void> => {
      const opened = await service.open(original, null);
      if (!opened.ok) return;
      const file = opened.value;
      try {
        const scale = Math.min(WIDTH / width, HEIGHT / height, 0.3);
        const clip = { left: left * scale, top: top * scale, width: width * scale, height: height * scale };
        const drawing = { page, width: Math.round(pageWidth * 10 * scale), clip };
        const drawn = await file.draw(drawing, URGENCY, cancel.signal);
        if (!drawn.ok || element === null) return;
        const { bitmap } = drawn.value;
        element.width = bitmap.width;
        element.height = bitmap.height;
        element.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
      } finally {
        file.close();
      }
    };
    void draw();
    return () => cancel.abort();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the same bytes are the same file
  }, [service, sha256, page, left, top, width, height, pageWidth]);
  return (
    <canvas
      ref={canvas}
      aria-hidden
      className={styles.areaPicture}
      style={{ aspectRatio: `${String(width)} / ${String(height)}` }}
    />
  );
}
