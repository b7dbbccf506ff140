import { appError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId, DocumentId, NewId, Sha256 } from '../../../src-core/base/id.ts';
import { articleRecords } from '../../../src-core/import/article-records.ts';
import { importArticles } from '../../../src-core/import/import-articles.ts';
import type { ImportedItems } from '../../../src-core/import/imported-article.ts';
import { PIECE_CHARACTERS, PIECE_ROWS } from './protocol.ts';
import type { ImportAnswer, ImportRequest, ImportedRow } from './protocol.ts';

/** What a session takes from its surroundings. */
export interface ParseSurroundings {
  readonly newId: NewId;
  /** ISO 8601 UTC. */
  readonly now: () => string;
  readonly sha256: (bytes: Uint8Array) => Promise<string>;
  readonly answer: (answer: ImportAnswer, transfer: readonly ArrayBuffer[]) => void;
}

interface OpenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: Sha256;
  readonly items: ImportedItems;
  /** Taken when the file was opened, so that all articles of an archive were added at one moment. */
  readonly added: string;
  /** Whether the bytes went back already. */
  returned: boolean;
}

type ReadRequest = Extract<ImportRequest, { type: 'read' }>;

/** The worker's side of the protocol, without the worker: takes requests one after the other. */
export function createParseSession(around: ParseSurroundings): (request: ImportRequest) => Promise<void> {
  let open: OpenFile | null = null;

  const read = async ({ name, bytes, pasted, limits }: ReadRequest): Promise<void> => {
    const sha256 = asId<Sha256>(await around.sha256(bytes));
    const items = importArticles({ name, bytes, pasted }, limits);
    open = { name, bytes, sha256, items, added: around.now(), returned: false };
    around.answer({ type: 'hashed', sha256 }, []);
  };

  const nextRow = (file: OpenFile): ImportedRow | null => {
    try {
      const item = file.items.next();
      if (item.done === true) return null;
      if (!item.value.ok) return { type: 'failed', error: item.value.error };
      const records = articleRecords(item.value.value, {
        articleId: asId<ArticleId>(around.newId()),
        documentId: asId<DocumentId>(around.newId()),
        original: {
          sha256: file.sha256,
          bytes: file.bytes.length,
          name: file.name,
          mediaType: item.value.value.mediaType,
        },
        added: file.added,
      });
      return { type: 'article', records };
    } catch (error) {
      // A generator that threw is finished: what it gave before stays good.
      const reason = error instanceof Error ? error.message : String(error);
      return { type: 'failed', error: appError('parser-failed', { reason }) };
    }
  };

  const piece = (file: OpenFile): void => {
    const rows: ImportedRow[] = [];
    let characters = 0;
    let last = false;
    while (!last && rows.length < PIECE_ROWS && characters < PIECE_CHARACTERS) {
      const row = nextRow(file);
      if (row === null) last = true;
      else rows.push(row);
      if (row?.type === 'article') characters += row.records.documentJson.length;
    }
    // The parser still needs the bytes unless this was all: then they move, else they are copied.
    const original = file.returned ? null : last ? file.bytes : file.bytes.slice();
    file.returned = true;
    if (last) open = null;
    around.answer(
      { type: 'piece', rows, original, last },
      original === null ? [] : [original.buffer as ArrayBuffer],
    );
  };

  return async (request) => {
    if (request.type === 'read') await read(request);
    else if (request.type === 'skip') open = null;
    else if (open !== null) piece(open);
  };
}
