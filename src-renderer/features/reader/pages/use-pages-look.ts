import { useCallback, useState } from 'react';
import type { Zoom } from './page-layout.ts';

/** How pages are shown on this computer. */
export interface PagesLook {
  readonly zoom: Zoom;
  /** In the window's colours. */
  readonly themed: boolean;
  readonly side: 'none' | 'thumbnails' | 'outline';
}

const KEY = 'florilegium.pages';
const FIRST: PagesLook = { zoom: 'width', themed: true, side: 'none' };

function stored(): PagesLook {
  try {
    const { zoom, themed, side } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<PagesLook>;
    return {
      zoom: zoom === 'page' || (typeof zoom === 'number' && Number.isFinite(zoom)) ? zoom : FIRST.zoom,
      themed: themed ?? FIRST.themed,
      side: side === 'thumbnails' || side === 'outline' ? side : FIRST.side,
    };
  } catch {
    return FIRST;
  }
}

/** The look of pages, remembered on this computer. */
export function usePagesLook(): readonly [PagesLook, (change: Partial<PagesLook>) => void] {
  const [look, setLook] = useState(stored);
  const change = useCallback((part: Partial<PagesLook>) => {
    setLook((old) => {
      const next = { ...old, ...part };
      localStorage.setItem(KEY, JSON.stringify(next));
      return next;
    });
  }, []);
  return [look, change];
}
