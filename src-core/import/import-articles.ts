import { appError, type AppError } from '../base/error-code.ts';
import { failure, success, type Result } from '../base/result.ts';
import { boundedMetadata } from './bounded-metadata.ts';
import { bytesSource } from './byte-source.ts';
import { importText } from './import-text.ts';
import type { ArchivePart, ImportAssets, ImportContext } from './import-format.ts';
import { IMPORT_FORMATS } from './import-formats.ts';
import type { ImportLimits } from './import-limits.ts';
import type { Capture, ImportedArticle, ImportedItems, ImportInput } from './imported-article.ts';
import { readHead } from './read-head.ts';
import { readableSize } from './readable-size.ts';
import type { Steps } from './steps.ts';
import { sniffBinary } from './sniff-binary.ts';

/** What unpacks to more than this is made to do harm: text shrinks to a tenth, logs to a fiftieth. */
const HIGHEST_RATIO = 200;
/** A small file may unpack to this much at any ratio. */
const HARMLESS_BYTES = 256 * 1024 * 1024;
const REASON_LENGTH = 200;

/**
 * Reads a file or a paste into articles: tells the format by its content and hands it to that format's importer.
 * Only reading the source itself may reject; archives give one item a part, in order, as the items are asked for.
 */
export function importArticles(
  input: ImportInput,
  allowed: ImportLimits,
  assets: ImportAssets = () => Promise.resolve(null),
  step: Steps['step'] = () => Promise.resolve(),
): ImportedItems {
  const most = Math.max(HARMLESS_BYTES, HIGHEST_RATIO * input.source.size);
  const limits = { ...allowed, expandedBytes: Math.min(allowed.expandedBytes, most) };
  let left = limits.expandedBytes;
  const expand = (bytes: number): boolean => {
    left -= bytes;
    return left >= 0;
  };
  return importAt(input, { limits, expand, assets, step, wholePage: input.wholePage === true }, 0);
}

/** What all parts of one input share. */
type Shared = Omit<ImportContext, 'importPart' | 'step'> & {
  readonly wholePage: boolean;
  readonly step: Steps['step'];
};

async function* importAt(input: ImportInput, shared: Shared, depth: number): ImportedItems {
  const { limits } = shared;
  const file = input.name;
  if (input.source.size === 0) return yield failure(appError('file-empty', { file }));
  if (input.source.size > limits.archiveBytes) return yield failure(tooLarge(input, limits.archiveBytes));
  const head = await readHead(input.source, file);
  const format = IMPORT_FORMATS.find(({ looksLike }) => looksLike(head));
  const kind = format === undefined ? sniffBinary(head.bytes) : null;
  if (kind !== null) return yield failure(appError('file-binary', { file, kind }));
  const context: ImportContext = {
    ...shared,
    step: (done) => shared.step(done, depth > 0),
    importPart: (part) => importPart(part, shared, depth + 1),
  };
  yield* guarded(input, format === undefined ? importText(input, head, limits) : format.read(input, context));
}

/** A parser that runs out of stack or trips over a hostile file costs this one file; silence has its reason, too. */
async function* guarded({ name: file }: ImportInput, items: ImportedItems): ImportedItems {
  let any = false;
  try {
    for await (const item of items) {
      any = true;
      if (!item.ok) yield item;
      else if (isWordless(item.value)) yield failure(appError('file-no-text', { file }));
      else yield success({ ...item.value, metadata: boundedMetadata(item.value.metadata) });
    }
  } catch (error) {
    any = true;
    const reason = error instanceof Error ? error.message.slice(0, REASON_LENGTH) : 'unknown';
    yield failure(appError('parser-failed', { file, reason }));
  }
  if (!any) yield failure(appError('file-no-text', { file }));
}

/** Passages quoted from a page may be signs alone, since the text is the page's; scanned pages have none to be read. */
function isWordless({ annotates, warnings, document }: ImportedArticle): boolean {
  const scanned = document.pages !== undefined && warnings.includes('pages-scanned');
  return annotates === undefined && !scanned && !/[\p{L}\p{N}]/u.test(document.text);
}

async function* importPart(part: ArchivePart, shared: Shared, depth: number): ImportedItems {
  const { name, bytes, related, capture } = part;
  if (depth > shared.limits.archiveDepth) return yield failure(appError('archive-too-deep', { file: name }));
  const input: ImportInput = {
    name,
    source: bytes instanceof Uint8Array ? bytesSource(bytes) : bytes,
    pasted: false,
    ...(shared.wholePage ? { wholePage: true } : {}),
    ...(related === undefined ? {} : { related }),
    ...(capture === undefined ? {} : { capture }),
  };
  for await (const item of importAt(input, shared, depth)) yield withPart(item, part);
}

/** What an archive within the archive named already keeps its name, below that of the archive; so do its errors. */
function withPart(
  item: Result<ImportedArticle, AppError>,
  { name, bytes, capture }: ArchivePart,
): Result<ImportedArticle, AppError> {
  if (!item.ok) return failure(belowPart(item.error, name));
  const { part, mediaType } = item.value;
  const own = bytes instanceof Uint8Array ? { name, bytes, mediaType } : null;
  const inner = part === null ? own : { ...part, name: `${name}/${part.name}` };
  const article = { ...item.value, part: inner };
  return success(capture === undefined ? article : withCapture(article, capture));
}

/** What the archive says about a page stands in for what the page does not say of itself. */
function withCapture(article: ImportedArticle, { address, captured }: Capture): ImportedArticle {
  const { metadata } = article;
  const located = metadata.url === '' && /^https?:/iu.test(address);
  return {
    ...article,
    ...(captured === null ? {} : { captured }),
    metadata: located
      ? { ...metadata, url: address, sources: { ...metadata.sources, url: 'web-archive' } }
      : metadata,
  };
}

function belowPart(error: AppError, name: string): AppError {
  const { file } = error.values;
  if (file === undefined || file === name || file.startsWith(`${name}/`)) return error;
  return { ...error, values: { ...error.values, file: `${name}/${file}` } };
}

function tooLarge({ name, source }: ImportInput, limit: number): AppError {
  const values = { file: name, size: readableSize(source.size), limit: readableSize(limit) };
  return appError('file-too-large', values);
}
