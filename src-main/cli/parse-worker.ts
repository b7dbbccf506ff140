import { parentPort } from 'node:worker_threads';
import { appError } from '../../src-core/base/error-code.ts';
import { failure, success } from '../../src-core/base/result.ts';
import { bytesSource } from '../../src-core/import/byte-source.ts';
import { importArticles } from '../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../src-core/import/import-limits.ts';
import { isNote } from '../../src-core/import/markdown/note-pictures.ts';
import { measuredSource } from '../../src-core/import/measured-source.ts';
import { breathingSource, patientItems, type PatientItems } from '../../src-core/import/patient-items.ts';
import { createSteps } from '../../src-core/import/steps.ts';
import { openFileSource, type FileSource } from './file-source.ts';
import { importAssets } from './import-assets.ts';
import type { FileToParse, FromParser, ToParser } from './parse-protocol.ts';
import { filesBeside } from './related-files.ts';

/** Articles, or bytes of originals, a message; the next piece is made only when it is asked for, so an archive is never held whole. */
const PIECE = 64;
const PIECE_BYTES = 8 * 1024 * 1024;
const NO_BYTES = new Uint8Array();

/** Milliseconds after which a parser that reads on without an article gives a sign of life. */
const SIGN_OF_LIFE = 8000;

let items: PatientItems | null = null;
let opened: FileSource | null = null;
let name = '';
/** The part of the article before. */
let part: Uint8Array | null = null;

function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function within<Value>(value: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), SIGN_OF_LIFE);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function begin({ name: given, path, root, bytes }: FileToParse): Promise<void> {
  await opened?.close();
  name = given;
  part = null;
  opened = bytes === null ? await openFileSource(path) : null;
  const whole = opened ?? breathingSource(bytesSource(bytes as Uint8Array), breathe);
  const { source, bytesTouched } = measuredSource(whole);
  const related = isNote(path) ? filesBeside(path, root) : filesBeside(path);
  const input = { name, source, pasted: false, related };
  const steps = createSteps(() => performance.now(), breathe);
  const articles = importArticles(input, DEFAULT_IMPORT_LIMITS, importAssets, steps.step);
  items = patientItems(articles, () => bytesTouched() + steps.signs(), within);
}

async function nextPiece(): Promise<FromParser> {
  const piece: FromParser['items'][number][] = [];
  const sameParts: number[] = [];
  if (items === null) return { items: piece, sameParts, last: true };
  let bytes = 0;
  const counted = new Set<Uint8Array>();
  while (piece.length < PIECE && bytes < PIECE_BYTES) {
    const next = await items.next();
    if (next === 'working') break;
    if (next.done === true) return { items: piece, sameParts, last: true };
    if (!next.value.ok) {
      piece.push(next.value);
      continue;
    }
    let article = next.value.value;
    if (article.part !== null && article.part.bytes === part) {
      sameParts.push(piece.length);
      article = { ...article, part: { ...article.part, bytes: NO_BYTES } };
    }
    part = next.value.value.part?.bytes ?? null;
    piece.push(success(article));
    for (const each of [...(article.part === null ? [] : [article.part]), ...article.pictures]) {
      if (!counted.has(each.bytes)) bytes += each.bytes.length;
      counted.add(each.bytes);
    }
  }
  return { items: piece, sameParts, last: false };
}

async function answer(message: ToParser): Promise<FromParser> {
  try {
    if (message.type === 'parse') await begin(message.file);
    return await nextPiece();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { items: [failure(appError('parser-failed', { file: name, reason }))], sameParts: [], last: true };
  }
}

parentPort?.on('message', (message: ToParser) => {
  void answer(message).then(async (piece) => {
    if (piece.last) {
      items = null;
      await opened?.close();
      opened = null;
    }
    parentPort?.postMessage(piece);
  });
});
