import { memo, useEffect, useMemo, useState } from 'react';
import type { PageBox, PagePlaces } from '../../../../src-core/anchor/page-places.ts';
import type { Turn } from '../../../../src-core/import/pdf/text-run.ts';
import { useText } from '../../../i18n/text.ts';
import type { OpenPages, PageLink, PagePlace } from '../../../services/page-service.ts';
import type { PaintLayer } from '../use-painted-ranges.ts';
import { PageAreas } from './PageAreas.tsx';
import type { ShownArea } from './PageAreas.tsx';
import { PageCanvas } from './PageCanvas.tsx';
import { PageMarks } from './PageMarks.tsx';
import { TurnedPage } from './TurnedPage.tsx';
import styles from './Pages.module.css';

interface PageSheetProps {
  readonly file: OpenPages;
  readonly places: PagePlaces;
  readonly text: string;
  readonly page: number;
  /** The printed number. */
  readonly label: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Pixels per tenth of a point. */
  readonly scale: number;
  /** Width and height are those of the turned sheet. */
  readonly turn: Turn;
  readonly urgency: number;
  readonly layers: readonly PaintLayer[];
  /** What changes with each step of the keys, apart from the many. */
  readonly inHand: readonly PaintLayer[];
  readonly areas: readonly ShownArea[];
  readonly onGoTo: (place: PagePlace) => void;
  readonly onAddress: (href: string, anchor: HTMLElement) => void;
  readonly onFigures: (page: number, figures: readonly PageBox[]) => void;
  readonly onReadText: () => void;
}

/** Milliseconds. */
const REST = 250;
const NO_LINKS: readonly PageLink[] = [];

/** One page: its picture, what is marked on it, its words for screen readers, its links. */
export const PageSheet = memo(function PageSheet(props: PageSheetProps) {
  const { file, places, text, page, scale, turn } = props;
  const { t } = useText();
  const [links, setLinks] = useState(NO_LINKS);
  const [refined, setRefined] = useState(false);
  useEffect(() => {
    let gone = false;
    // Pages that are only scrolled past are not read.
    const timer = setTimeout(() => {
      void file.content(page, places.linesOf(page).length > 0).then((result) => {
        if (gone || !result.ok) return;
        places.refine(page, result.value.texts);
        setLinks(result.value.links);
        setRefined(true);
      });
    }, REST);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [file, page, places]);

  const own = useMemo(() => props.areas.filter(({ area }) => area.page === page), [props.areas, page]);

  return (
    <section
      aria-label={t('pages.page', { label: props.label })}
      data-page={page}
      className={styles.sheet}
      style={{ left: props.left, top: props.top, width: props.width, height: props.height }}
    >
      <TurnedPage turn={turn} width={props.width} height={props.height}>
        {(width, height) => (
          <>
            <PageCanvas
              file={file}
              page={page}
              width={width}
              height={height}
              urgency={props.urgency}
              onFigures={props.onFigures}
              onReadText={props.onReadText}
            />
            <PageMarks places={places} page={page} refined={refined} scale={scale} layers={props.layers} />
            <PageMarks places={places} page={page} refined={refined} scale={scale} layers={props.inHand} />
            <PageAreas areas={own} scale={scale} />
            <PageWords places={places} page={page} text={text} scale={scale} />
            {links.map(({ rect, href, place }, index) => (
              <button
                key={index}
                type="button"
                className={styles.link}
                style={placed(rect, scale)}
                aria-label={href ?? t('pages.linkTo', { page: String((place?.page ?? 0) + 1) })}
                title={href ?? t('pages.linkTo', { page: String((place?.page ?? 0) + 1) })}
                onClick={(event) => {
                  if (href !== null) props.onAddress(href, event.currentTarget);
                  else if (place !== null) props.onGoTo(place);
                }}
              />
            ))}
          </>
        )}
      </TurnedPage>
    </section>
  );
});

function placed({ left, top, width, height }: PageBox, scale: number): Record<string, number> {
  return { left: left * scale, top: top * scale, width: width * scale, height: height * scale };
}

interface PageWordsProps {
  readonly places: PagePlaces;
  readonly page: number;
  readonly text: string;
  readonly scale: number;
}

/** The page's words where they stand, in the order in which they are read. */
const PageWords = memo(function PageWords({ places, page, text, scale }: PageWordsProps) {
  return (
    <p className={styles.words}>
      {places.linesOf(page).map((line) => (
        <span
          key={line.start}
          style={{ ...placed(line, scale), fontSize: Math.min(line.height, line.width) * scale * 0.8 }}
        >
          {`${text.slice(line.start, line.end)} `}
        </span>
      ))}
    </p>
  );
});
