import { asId, type Sha256 } from '../base/id.ts';
import type { OriginalRef } from '../model/article.ts';
import type { ImportedArticle } from './imported-article.ts';
import { originalExtension } from './original-extension.ts';

/** A file that is being imported; one that is not kept whole has no hash. */
export interface ImportedFile {
  readonly name: string;
  /** Bytes of it. */
  readonly size: number;
  readonly sha256: Sha256 | null;
}

/** Bytes to be kept in the notebook. */
export interface KeptBytes {
  readonly sha256: Sha256;
  readonly bytes: Uint8Array;
  readonly extension: string;
}

/** What an article came from, and what is to be kept for it besides the file itself. */
export interface ArticleOriginals {
  readonly original: OriginalRef;
  /** Hashes of its pictures by `source`. */
  readonly pictures: ReadonlyMap<string, Sha256>;
  readonly kept: readonly KeptBytes[];
}

/** Hashes an article's part and pictures. Null where neither the file nor a part of it can be kept as its original. */
export async function articleOriginals(
  { part, pictures, mediaType, captured }: ImportedArticle,
  file: ImportedFile,
  hash: (bytes: Uint8Array) => Promise<string>,
): Promise<ArticleOriginals | null> {
  const kept: KeptBytes[] = [];
  const hashes = new Map<string, Sha256>();
  const keep = async (bytes: Uint8Array, name: string, type: string): Promise<Sha256> => {
    const sha256 = asId<Sha256>(await hash(bytes));
    kept.push({ sha256, bytes, extension: originalExtension({ name, mediaType: type }) });
    return sha256;
  };
  let original: OriginalRef;
  if (part !== null) {
    const sha256 = await keep(part.bytes, part.name, part.mediaType);
    original = {
      sha256,
      bytes: part.bytes.length,
      name: part.name,
      mediaType: part.mediaType,
      archive: file.name,
    };
  } else if (file.sha256 !== null) {
    original = { sha256: file.sha256, bytes: file.size, name: file.name, mediaType };
  } else return null;
  for (const { source, bytes, mediaType: type } of pictures) hashes.set(source, await keep(bytes, '', type));
  if (captured !== undefined) original = { ...original, captured };
  return { original, pictures: hashes, kept };
}
