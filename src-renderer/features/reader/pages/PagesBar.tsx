import { useEffect, useState } from 'react';
import type { Ref } from 'react';
import {
  ChevronDown,
  ChevronUp,
  Minus,
  Moon,
  MoveHorizontal,
  PanelLeft,
  Plus,
  RectangleVertical,
  RotateCw,
  SquareDashed,
} from 'lucide-react';
import { useText } from '../../../i18n/text.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { Zoom } from './page-layout.ts';
import styles from './PagesBar.module.css';

interface PagesBarProps {
  readonly field: Ref<HTMLInputElement>;
  /** Zero-based. */
  readonly current: number;
  readonly pages: number;
  readonly labels: readonly string[] | null;
  /** 1 = 100 %. */
  readonly zoom: number;
  readonly fitted: Zoom;
  readonly themed: boolean;
  readonly sideOpen: boolean;
  /** An area is being marked. */
  readonly marking: boolean;
  readonly onPage: (page: number) => void;
  readonly onZoomBy: (step: 1 | -1) => void;
  readonly onFit: (zoom: Zoom) => void;
  readonly onSide: () => void;
  readonly onLook: () => void;
  readonly onArea: () => void;
  readonly onTurn: () => void;
}

/** The line over the pages: contents, page number, size, colours. */
export function PagesBar(props: PagesBarProps) {
  const { field, current, pages, labels, zoom, fitted, themed, sideOpen, marking, ...on } = props;
  const { t, language } = useText();
  const own = labels?.[current] ?? String(current + 1);
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [current]);
  const go = (): void => {
    const wanted = pageOf((typed ?? '').trim(), pages, labels);
    setTyped(null);
    if (wanted !== null) on.onPage(wanted);
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('pages.toolbar')} data-pages-bar>
      <IconButton icon={PanelLeft} label={t('pages.side')} keys="F4" pressed={sideOpen} onPress={on.onSide} />
      <IconButton
        icon={ChevronUp}
        label={t('pages.previous')}
        keys="["
        isDisabled={current === 0}
        onPress={() => on.onPage(current - 1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('pages.next')}
        keys="]"
        isDisabled={current >= pages - 1}
        onPress={() => on.onPage(current + 1)}
      />
      <input
        ref={field}
        className={styles.pageField}
        aria-label={t('pages.number')}
        value={typed ?? own}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
          if (event.key === 'Escape') setTyped(null);
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
        onBlur={() => setTyped(null)}
      />
      <span>
        {labels === null
          ? t('pages.of', { n: formatNumber(pages, language) })
          : t('pages.ofLabelled', {
              page: formatNumber(current + 1, language),
              n: formatNumber(pages, language),
            })}
      </span>
      <span className={styles.space} />
      <IconButton
        icon={SquareDashed}
        label={t('pages.area')}
        keys="a"
        pressed={marking}
        onPress={on.onArea}
      />
      <IconButton icon={Minus} label={t('pages.smaller')} keys="Ctrl -" onPress={() => on.onZoomBy(-1)} />
      <span className={styles.zoom}>{`${formatNumber(Math.round(zoom * 100), language)} %`}</span>
      <IconButton icon={Plus} label={t('pages.larger')} keys="Ctrl +" onPress={() => on.onZoomBy(1)} />
      <IconButton
        icon={MoveHorizontal}
        label={t('pages.fitWidth')}
        keys="Ctrl 0"
        pressed={fitted === 'width'}
        onPress={() => on.onFit('width')}
      />
      <IconButton
        icon={RectangleVertical}
        label={t('pages.fitPage')}
        keys="Ctrl 9"
        pressed={fitted === 'page'}
        onPress={() => on.onFit('page')}
      />
      <IconButton icon={RotateCw} label={t('pages.turn')} keys="Shift R" onPress={on.onTurn} />
      <IconButton icon={Moon} label={t('pages.themed')} pressed={themed} onPress={on.onLook} />
    </div>
  );
}

/** Zero-based page that was typed: a printed number first, then a count; null where there is none. */
function pageOf(typed: string, pages: number, labels: readonly string[] | null): number | null {
  const labelled = labels?.findIndex((label) => label.toLowerCase() === typed.toLowerCase()) ?? -1;
  if (labelled >= 0) return labelled;
  const counted = /^\d+$/u.test(typed) ? Number(typed) : Number.NaN;
  return counted >= 1 ? Math.min(pages, counted) - 1 : null;
}
