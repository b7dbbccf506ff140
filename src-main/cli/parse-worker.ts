import { parentPort } from 'node:worker_threads';
import { appError } from '../../src-core/base/error-code.ts';
import { failure } from '../../src-core/base/result.ts';
import { importArticles } from '../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../src-core/import/import-limits.ts';
import type { ImportedItems } from '../../src-core/import/imported-article.ts';
import type { FromParser, ToParser } from './parse-protocol.ts';

/** Articles a message; the next piece is made only when it is asked for, so an archive is never held whole. */
const PIECE = 64;

let items: ImportedItems | null = null;
let name = '';

function nextPiece(): FromParser {
  if (items === null) return { items: [], last: true };
  const piece: FromParser['items'][number][] = [];
  try {
    while (piece.length < PIECE) {
      const next = items.next();
      if (next.done === true) return { items: piece, last: true };
      piece.push(next.value);
    }
    return { items: piece, last: false };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { items: [...piece, failure(appError('parser-failed', { file: name, reason }))], last: true };
  }
}

parentPort?.on('message', (message: ToParser) => {
  if (message.type === 'parse') {
    name = message.input.name;
    items = importArticles(message.input, DEFAULT_IMPORT_LIMITS);
  }
  const piece = nextPiece();
  if (piece.last) items = null;
  parentPort?.postMessage(piece);
});
