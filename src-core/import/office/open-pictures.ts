import type { DraftBlock } from '../../text/document-builder.ts';
import type { ImportedPicture } from '../imported-article.ts';
import { pictureOf } from '../picture-type.ts';
import type { OpenZip } from '../zip/open-zip.ts';

/** Pictures that one article keeps. */
const MOST = 5000;

/** The pictures of a package that the drafts' figures name by their path in it. */
export async function openPictures(
  zip: OpenZip,
  drafts: readonly DraftBlock[],
): Promise<readonly ImportedPicture[]> {
  const sources = new Set(drafts.flatMap(({ figures = [] }) => figures.map(({ source }) => source)));
  const pictures: ImportedPicture[] = [];
  for (const source of sources) {
    if (pictures.length >= MOST) break;
    const bytes = await zip.find(source)?.read();
    const picture = bytes?.ok === true ? pictureOf(source, bytes.value) : null;
    if (picture !== null) pictures.push(picture);
  }
  return pictures;
}
