import { appError } from '../../base/error-code.ts';
import { failure } from '../../base/result.ts';
import { isAsset, isSystemFile } from '../archive-asset.ts';
import type { ImportContext, ImportFormat } from '../import-format.ts';
import type { ImportedItems, ImportInput, RelatedFiles } from '../imported-article.ts';
import { belongsToPage, savedPages } from '../page-folder.ts';
import { entryName } from './entry-name.ts';
import { openZip, type OpenZip } from './open-zip.ts';
import { ZIP_DOCUMENTS } from './zip-documents.ts';
import { zipKind } from './zip-kind.ts';

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
  for (const { name, size, read, source } of zip.entries) {
    if (size === 0 || isSystemFile(name) || isAsset(name) || belongsToPage(name, pages)) continue;
    const bytes = size > context.limits.wholeBytes ? await source() : await read();
    if (!bytes.ok) yield bytes;
    else yield* context.importPart({ name, bytes: bytes.value, related: filesOf(zip, name) });
  }
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
