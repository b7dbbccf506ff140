import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { PageArea } from '../../src-core/model/annotation.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { AreaPicture } from '../features/reader/pages/AreaPicture.tsx';
import type { AppServices } from '../services/app-services.ts';

/** Draws areas of the open article's pages for its notes; the same function as long as the pages are the same. */
export function useAreaPicture(
  service: AppServices['pages'],
  article: Article | null | undefined,
  content: ArticleDocument | null,
): ((area: PageArea) => ReactNode) | null {
  const original = article?.original;
  const pages = content?.pages;
  const draw = useCallback(
    (area: PageArea): ReactNode => {
      const width = pages?.[area.page]?.width ?? 0;
      if (original === undefined || width === 0) return null;
      return <AreaPicture service={service} original={original} area={area} pageWidth={width} />;
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the same bytes are the same pages
    [service, original?.sha256, pages],
  );
  return pages === undefined ? null : draw;
}
