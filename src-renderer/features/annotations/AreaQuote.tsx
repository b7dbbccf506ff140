import { use } from 'react';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import { useText } from '../../i18n/text.ts';
import { AreaPictureContext } from './area-picture-context.ts';
import { noteWords } from '../../ui/note-words.ts';

/** What an annotation is on: its words; of an area its picture, and the page where it has no words. */
export function AreaQuote({ annotation }: { readonly annotation: Annotation }) {
  const { t } = useText();
  const draw = use(AreaPictureContext);
  const { area } = annotation;
  return (
    <>
      {area === undefined ? null : draw?.(area)}
      {noteWords(annotation, t)}
    </>
  );
}
