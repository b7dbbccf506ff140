import { textDifference } from '../../src-core/anchor/text-difference.ts';
import type { DifferentParagraph } from '../../src-core/anchor/text-difference.ts';
import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { FindAgain } from '../../src-core/import/new-version.ts';
import type { DocumentRecord } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { editBlock, joinBlocks } from '../../src-core/text/edit-block.ts';
import type { BlockEdit, EditedDocument } from '../../src-core/text/edit-block.ts';
import type { Projection } from '../store/projection.ts';
import type { CommandResult, Live } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';
import { bringBackVersion } from './commands/bring-back-version.ts';
import { editText } from './commands/edit-text.ts';
import type { DocumentReader } from './document-reader.ts';
import { createTwinSource } from './import/twin-source.ts';
import type { LiveCache } from './live-cache.ts';

/** Versions of an article's content: captures, edits, and earlier ones brought back. */
export interface VersionService {
  /** The latest first. */
  of(id: ArticleId): Live<readonly DocumentRecord[]>;
  /** What changed from one version to another. */
  difference(
    before: DocumentRecord,
    after: DocumentRecord,
  ): Promise<Result<readonly DifferentParagraph[], AppError>>;
  /** Makes an earlier version the current one, as a new version; answers how many annotations are not in it. */
  bringBack(id: ArticleId, version: DocumentRecord): CommandResult<number>;
  /** Rewords, parts, folds or deletes a block of the current text, or makes it another kind: a new version. Answers how many annotations went with it. */
  editBlock(id: ArticleId, blockIndex: number, edit: BlockEdit): CommandResult<number>;
  /** Joins a block with the one behind it: a new version. */
  joinBlocks(id: ArticleId, blockIndex: number): CommandResult<number>;
}

/** Reads and makes versions. */
export function createVersionService(
  projection: Projection,
  lives: LiveCache,
  runner: CommandRunner,
  documents: DocumentReader,
  findAgain?: FindAgain,
): VersionService {
  const source = createTwinSource(projection.read, documents);
  const edit = async (
    id: ArticleId,
    blocks: readonly number[],
    change: (document: ArticleDocument) => EditedDocument | null,
  ): CommandResult<number> => {
    const seen = await source.now(id);
    if (seen === null) return failure(appError('record-missing'));
    return runner.run(editText(seen, blocks, change, source));
  };
  return {
    of: (id) =>
      lives.live(`versions/${id}`, async (lookup) =>
        [...(await lookup.documentsOf(id))].sort((a, b) => b.version - a.version || (a.id < b.id ? 1 : -1)),
      ),
    difference: async (before, after) => {
      const [old, fresh] = [await documents.read(before), await documents.read(after)];
      if (!old.ok) return old;
      return fresh.ok ? success(textDifference(old.value, fresh.value)) : fresh;
    },
    bringBack: async (id, version) => {
      const document = await documents.read(version);
      return document.ok
        ? runner.run(bringBackVersion(id, version, document.value, source, findAgain))
        : document;
    },
    editBlock: (id, index, wanted) => edit(id, [index], (document) => editBlock(document, index, wanted)),
    joinBlocks: (id, index) => edit(id, [index, index + 1], (document) => joinBlocks(document, index)),
  };
}
