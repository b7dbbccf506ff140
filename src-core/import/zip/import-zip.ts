import { appError } from '../../base/error-code.ts';
import { failure } from '../../base/result.ts';
import { isAsset, isSystemFile } from '../archive-asset.ts';
import type { ImportContext, ImportFormat } from '../import-format.ts';
import type { ImportedItems, ImportInput, RelatedFiles } from '../imported-article.ts';
import { belongsToPage, savedPages } from '../page-folder.ts';
import { entryName } from './entry-name.ts';
import { sniffBinary } from '../sniff-binary.ts';
import { openZip, type OpenZip, type ZipEntry } from './open-zip.ts';
import { ZIP_DOCUMENTS } from './zip-documents.ts';
import { zipKind } from './zip-kind.ts';

/** Bytes from which on an entry is looked at first, where it shrinks more than this many times; and how many of them. */
const LOOKED_AT_FIRST = 1024 * 1024;
const NO_TEXT = 100;
/** Larger ones that shrink so are refused by their size alone. */
const REFUSED_ANYWAY = 64 * 1024 * 1024;
const HEAD = 64 * 1024;

/** Zips: documents that are one, and archives of files, each read by its own format. */
export const zipFormat: ImportFormat = {
  name: 'zip',
  looksLike: ({ ascii }) => /^PK(?:\x03\x04|\x05\x06|00PK)/u.test(ascii),
  read: importZip,
};

async function* importZip(input: ImportInput, context: ImportContext): ImportedItems {
  const opened = await openZip(input, context);
  if (!opened.ok) return yield opened;
  const zip = opened.value;
  const content = await zipKind(zip);
  if ('unknown' in content)
    return yield failure(appError('file-binary', { file: input.name, kind: content.unknown }));
  const reader = await ZIP_DOCUMENTS[content.kind]?.();
  yield* reader === undefined ? importFiles(zip, context) : reader(zip, input, context);
}

async function* importFiles(zip: OpenZip, context: ImportContext): ImportedItems {
  for (const error of zip.refused) yield failure(error);
  const pages = savedPages(zip.entries.map(({ name }) => name));
  for (const entry of zip.entries) {
    const { name, size, read, source } = entry;
    if (size === 0 || isSystemFile(name) || isAsset(name) || belongsToPage(name, pages)) continue;
    if (await isEmptiness(entry)) {
      yield failure(appError('file-binary', { file: name, kind: 'binary data' }));
      continue;
    }
    const bytes = size > context.limits.wholeBytes ? await source() : await read();
    if (!bytes.ok) yield bytes;
    else yield* context.importPart({ name, bytes: bytes.value, related: filesOf(zip, name) });
  }
}

/** What is large and shrinks more than any text is looked at before it is unpacked: it may be nothing but zeros. */
async function isEmptiness({ size, ratio, head }: ZipEntry): Promise<boolean> {
  if (size < LOOKED_AT_FIRST || size > REFUSED_ANYWAY || ratio < NO_TEXT) return false;
  const start = await head(HEAD);
  return start !== null && sniffBinary(start) === 'binary data';
}

/** Files of a zip as one of its entries names them; a path may lead up, but not out of the zip. */
export function filesOf(zip: OpenZip, name: string): RelatedFiles {
  const folder = name.split('/').slice(0, -1);
  return async (path) => {
    const parts = path.startsWith('/') ? [] : [...folder];
    for (const part of path.split('/')) {
      if (part !== '..') parts.push(part);
      else if (parts.pop() === undefined) return null;
    }
    const read = await zip.find(entryName(parts.join('/')) ?? '')?.read();
    return read?.ok === true ? read.value : null;
  };
}
