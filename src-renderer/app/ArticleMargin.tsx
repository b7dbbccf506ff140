import { useRef } from 'react';
import type { ComponentProps } from 'react';
import { AreaPictureContext } from '../features/annotations/area-picture-context.ts';
import { Margin } from '../features/annotations/Margin.tsx';
import { useNoteDetails } from './use-note-details.ts';
import type { useAreaPicture } from './use-area-picture.tsx';

interface ArticleMarginProps extends ComponentProps<typeof Margin> {
  readonly areaPicture: ReturnType<typeof useAreaPicture>;
}

/** The notes beside the open article, with the pictures of areas, and tied to their paragraphs. */
export function ArticleMargin({ areaPicture, ...props }: ArticleMarginProps) {
  const place = useRef<HTMLSpanElement>(null);
  useNoteDetails(place, props.items, props.beside);
  return (
    <AreaPictureContext value={areaPicture}>
      <span ref={place} hidden />
      <Margin {...props} />
    </AreaPictureContext>
  );
}
