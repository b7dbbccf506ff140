import { absoluteUrl } from '../html/absolute-url.ts';
import type { ImportedPage } from '../html/import-html.ts';
import type { ImportedArticle, ImportedPicture, RelatedFiles } from '../imported-article.ts';
import { dataUriBytes } from './data-uri.ts';
import { sniffPicture, type PictureKind } from './sniff-picture.ts';

const LARGEST = 20 * 1024 * 1024;
const MOST_BYTES = 128 * 1024 * 1024;
const MOST_PICTURES = 500;
/** Pixels: what is smaller is an icon or counts readers. */
const SMALLEST = 40;
/** Pixels on the shorter side from which no better copy is looked for. */
const GOOD = 160;

interface Found extends PictureKind {
  readonly bytes: Uint8Array;
}

/**
 * Finds the pictures of an article's figures in what lies beside the page or in itself; nothing is ever fetched. Figures whose
 * picture turns out to be an icon go; of those that are not found only the likely ones stay, with their text.
 */
export async function keepPictures(
  { article, figures, base }: ImportedPage,
  related: RelatedFiles,
): Promise<ImportedArticle> {
  const pictures = new Map<string, ImportedPicture>();
  const dropped = new Set<string>();
  let bytes = 0;
  for (const { source } of article.document.figures) {
    const figure = figures.get(source);
    if (figure === undefined || pictures.has(source) || dropped.has(source)) continue;
    const found = pictures.size < MOST_PICTURES ? await bestCopy(figure.references, base, related) : null;
    if (found === null ? figure.weak : isIcon(found)) dropped.add(source);
    else if (found !== null && bytes + found.bytes.length <= MOST_BYTES) {
      bytes += found.bytes.length;
      pictures.set(source, { source, ...found });
    }
  }
  const kept = article.document.figures.filter(({ source }) => !dropped.has(source));
  return {
    ...article,
    document: { ...article.document, figures: kept },
    pictures: [...article.pictures, ...pictures.values()],
  };
}

function isIcon({ width, height }: PictureKind): boolean {
  return (width > 0 && width < SMALLEST) || (height > 0 && height < SMALLEST);
}

/** The first copy of a good size, else the largest. */
async function bestCopy(
  references: readonly string[],
  base: string,
  related: RelatedFiles,
): Promise<Found | null> {
  let best: Found | null = null;
  for (const reference of references) {
    const bytes = await referenced(reference, base, related);
    if (bytes === null || bytes.length > LARGEST) continue;
    const kind = sniffPicture(bytes);
    if (kind === null) continue;
    const found = { ...kind, bytes };
    if (Math.min(kind.width || GOOD, kind.height || GOOD) >= GOOD) return found;
    if (best === null || kind.width * kind.height > best.width * best.height) best = found;
  }
  return best;
}

async function referenced(
  reference: string,
  base: string,
  related: RelatedFiles,
): Promise<Uint8Array | null> {
  if (/^data:/iu.test(reference)) return dataUriBytes(reference);
  const absolute = absoluteUrl(reference, base);
  const names = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu.test(reference) ? [reference] : pathsOf(reference);
  if (absolute !== null && absolute !== reference) names.push(absolute);
  for (const name of names) {
    const bytes = await related(name);
    if (bytes !== null) return bytes;
  }
  return null;
}

/** All that a picture of this source may be asked for by. */
export function namesOfPicture(source: string): readonly string[] {
  return [source, ...pathsOf(source)];
}

/** A relative reference as a path: without question mark and fragment, escapes undone. */
function pathsOf(reference: string): string[] {
  const plain = reference.replace(/^(?:\.\/)+/u, '');
  const path = plain.replace(/[?#].*$/su, '');
  const paths = [plain, path];
  try {
    paths.unshift(decodeURIComponent(path));
  } catch {
    // no escapes of UTF-8: as it is
  }
  return [...new Set(paths)].filter((each) => each !== '');
}
