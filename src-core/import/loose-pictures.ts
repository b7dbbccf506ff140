import type { DraftBlock } from '../text/document-builder.ts';
import type { ImportedPicture } from './imported-article.ts';

/** Blocks of a text with the pictures that stand nowhere in it behind its end. */
export function withLoosePictures(
  blocks: readonly DraftBlock[],
  pictures: readonly ImportedPicture[],
): readonly DraftBlock[] {
  const shown = new Set(blocks.flatMap(({ figures }) => (figures ?? []).map(({ source }) => source)));
  const loose = pictures.filter(({ source }) => !shown.has(source));
  if (loose.length === 0) return blocks;
  // Empty blocks vanish, their figures stay.
  const figures = loose.map(({ source }) => ({ alt: '', source }));
  return [...blocks, { type: 'paragraph', raw: '', marks: [], figures }];
}
