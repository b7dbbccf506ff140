import { useState } from 'react';
import { ImageOff } from 'lucide-react';
import type { Figure } from '../../../src-core/model/document.ts';
import { useText } from '../../i18n/text.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { useKeptPicture } from './use-kept-picture.ts';
import styles from './FigureView.module.css';

/** Per cent of the window's height that a picture may take. */
const TALLEST = 80;

interface FigureViewProps {
  readonly figure: Figure;
  /** The words that stand below it; absent or null = none. */
  readonly caption?: string | null;
}

/** A picture where it stands in the text; one that the notebook does not keep is named in a quiet line. */
export function FigureView({ figure, caption = null }: FigureViewProps) {
  const { original } = figure;
  return original === undefined ? (
    <MissingFigure alt={figure.alt} />
  ) : (
    <KeptFigure alt={figure.alt} caption={caption} original={original} />
  );
}

function MissingFigure({ alt }: { readonly alt: string }) {
  const { t } = useText();
  return (
    <p className={styles.missing} data-aside>
      <ImageOff aria-hidden size={15} strokeWidth={1.5} />
      {alt.trim() === '' ? t('article.figureUnnamed') : t('article.figure', { alt })}
    </p>
  );
}

interface KeptFigureProps {
  readonly alt: string;
  readonly caption: string | null;
  readonly original: NonNullable<Figure['original']>;
}

function KeptFigure({ alt, caption, original }: KeptFigureProps) {
  const { t } = useText();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [broken, setBroken] = useState(false);
  const [large, setLarge] = useState(false);
  const picture = useKeptPicture(original, place);
  if (picture.type === 'missing' || broken) return <MissingFigure alt={alt} />;
  const { width, height } = original;
  const named = alt.trim() || (caption ?? t('article.pictureUndescribed'));
  // Room is kept in the picture's own shape, so that the text does not jump when it comes.
  const shape =
    width === undefined || height === undefined
      ? { minHeight: '8rem', width: 'auto' }
      : {
          aspectRatio: `${String(width)} / ${String(height)}`,
          width: `min(100%, ${String(width)}px, ${String((TALLEST * width) / height)}vh)`,
        };
  return (
    <figure
      ref={setPlace}
      className={styles.figure}
      {...(caption === null ? {} : { 'aria-label': caption })}
      data-aside
      data-waiting={picture.type === 'waiting' || undefined}
    >
      <button
        type="button"
        className={styles.button}
        style={shape}
        disabled={picture.type !== 'ready'}
        aria-label={t('article.enlargePicture', { alt: named })}
        onClick={(event) => {
          // The text around it takes clicks as places to read from.
          event.stopPropagation();
          setLarge(true);
        }}
      >
        {picture.type === 'ready' ? (
          <img
            src={picture.address}
            alt={named}
            decoding="async"
            draggable={false}
            className={styles.picture}
            onError={() => setBroken(true)}
          />
        ) : null}
      </button>
      {picture.type === 'ready' ? (
        <Sheet
          title={named}
          closeLabel={t('app.close')}
          open={large}
          onClose={() => setLarge(false)}
          width="full"
        >
          <img src={picture.address} alt={named} className={styles.large} />
        </Sheet>
      ) : null}
    </figure>
  );
}
