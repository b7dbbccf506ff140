import { decodeUtf8 } from '../../base/text-codec.ts';
import type { OpenZip } from './open-zip.ts';

/** Documents and archives that are zips; 'zip' is any other. */
export type ZipKind = 'docx' | 'odt' | 'epub' | 'wacz' | 'zip';

/** What a zip is: a kind that has an importer, or the name of a format that has none ("Excel"). */
export type ZipContent = { readonly kind: ZipKind } | { readonly unknown: string };

/** Longest "mimetype" file that is looked into. */
const MIMETYPE_BYTES = 256;
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.';

/** Tells what a zip is by the files it holds; the one place where it is told. */
export async function zipKind(zip: OpenZip): Promise<ZipContent> {
  const type = await mimetype(zip);
  if (type === 'application/epub+zip' || zip.find('META-INF/container.xml') !== undefined)
    return { kind: 'epub' };
  if (type.startsWith(`${OPEN_DOCUMENT}text`)) return { kind: 'odt' };
  if (type.startsWith(OPEN_DOCUMENT)) return { unknown: `OpenDocument ${type.slice(OPEN_DOCUMENT.length)}` };
  if (zip.find('[Content_Types].xml') !== undefined) {
    const office = officeKind(zip);
    if (office !== null) return office;
  }
  if (zip.find('content.xml') !== undefined && zip.find('META-INF/manifest.xml') !== undefined)
    return { kind: 'odt' };
  if (zip.entries.some(({ name }) => /^archive\/.+\.warc(?:\.gz|\.zst)?$/iu.test(name)))
    return { kind: 'wacz' };
  if (zip.find('META-INF/MANIFEST.MF') !== undefined) return { unknown: 'Java' };
  if (zip.find('AndroidManifest.xml') !== undefined) return { unknown: 'Android' };
  return { kind: 'zip' };
}

function officeKind(zip: OpenZip): ZipContent | null {
  const holds = (folder: string): boolean => zip.entries.some(({ name }) => name.startsWith(folder));
  if (holds('word/')) return { kind: 'docx' };
  if (holds('xl/')) return { unknown: 'Excel' };
  if (holds('ppt/')) return { unknown: 'PowerPoint' };
  if (holds('visio/')) return { unknown: 'Visio' };
  return null;
}

async function mimetype(zip: OpenZip): Promise<string> {
  const entry = zip.find('mimetype');
  if (entry === undefined || entry.size > MIMETYPE_BYTES) return '';
  const read = await entry.read();
  return read.ok ? decodeUtf8(read.value).trim() : '';
}
