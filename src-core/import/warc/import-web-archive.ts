import { appError, type AppError } from '../../base/error-code.ts';
import { failure, success, type Result } from '../../base/result.ts';
import { crc32 } from '../../base/crc32.ts';
import type { ImportContext } from '../import-format.ts';
import type { ImportedArticle, ImportedItems, RelatedFiles } from '../imported-article.ts';
import { readableSize } from '../readable-size.ts';
import { archiveIndex, pictureKey, type ArchiveIndex, type IndexedCapture } from './archive-index.ts';
import { readCapture } from './read-capture.ts';
import type { RecordFile } from './record-stream.ts';

/** What a list of pages says about one of them. */
export interface ListedPage {
  readonly title: string;
}

const LARGEST_PICTURE = 20 * 1024 * 1024;
/** A frame without words is no loss that anyone must be told of. */
const SILENT: ReadonlySet<string> = new Set(['file-empty', 'file-no-text', 'file-binary']);

/** Imports the pages and documents of a web archive, each once, with their pictures from it; `listed` names those to take, if any. */
export async function* importWebArchive(
  files: readonly RecordFile[],
  archive: string,
  context: ImportContext,
  listed: ReadonlyMap<string, ListedPage>,
): ImportedItems {
  const index = await archiveIndex(files, archive, context);
  for (const problem of index.problems) yield failure(problem);
  const chosen = index.pages.filter(({ address }) => listed.has(address));
  const seen = new Set<string>();
  for (const capture of chosen.length > 0 ? chosen : index.pages)
    yield* importCapture(capture, index, context, seen, listed.get(capture.address));
}

async function* importCapture(
  capture: IndexedCapture,
  index: ArchiveIndex,
  context: ImportContext,
  seen: Set<string>,
  listed: ListedPage | undefined,
): ImportedItems {
  const { address } = capture;
  const most = context.limits.wholeBytes;
  const content = await readCapture(capture, context.expand, most);
  if (content === null)
    return yield failure(appError('archive-too-large', { file: address, limit: readableSize(most) }));
  if (typeof content === 'string')
    return yield failure(appError('file-damaged', { file: address, reason: content }));
  const key = `${address} ${content.bytes.length} ${crc32(content.bytes)}`;
  if (seen.has(key)) return;
  seen.add(key);
  const { captured, charset, bytes, damage } = content;
  if (damage !== null)
    yield failure(
      appError('file-damaged', { file: address, reason: `only its beginning can be read: ${damage}` }),
    );
  const items = context.importPart({
    name: address,
    bytes,
    related: picturesOf(index, context),
    capture: { address, captured, charset },
  });
  for await (const item of items) {
    if (item.ok || !SILENT.has(item.error.code)) yield withListed(item, listed);
  }
}

/** Pictures are asked for by their address. */
function picturesOf({ pictures }: ArchiveIndex, { expand }: ImportContext): RelatedFiles {
  return async (address) => {
    const capture = pictures.get(pictureKey(address));
    if (capture === undefined) return null;
    const content = await readCapture(capture, expand, LARGEST_PICTURE);
    return content === null || typeof content === 'string' ? null : content.bytes;
  };
}

/** Where a title comes from that nobody gave. */
const GUESSED: ReadonlySet<string> = new Set(['file-name', 'first-line', 'first-sentence']);

/** A title of the list is better than one made from the address. */
function withListed(
  item: Result<ImportedArticle, AppError>,
  listed: ListedPage | undefined,
): Result<ImportedArticle, AppError> {
  if (!item.ok || listed === undefined || listed.title === '') return item;
  const { metadata } = item.value;
  if (metadata.title !== '' && !GUESSED.has(metadata.sources['title'] ?? '')) return item;
  const sources = { ...metadata.sources, title: 'page-list' };
  return success({ ...item.value, metadata: { ...metadata, title: listed.title, sources } });
}
