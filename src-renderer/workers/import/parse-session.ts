import { appError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId, DocumentId, NewId, Sha256 } from '../../../src-core/base/id.ts';
import { articleOriginals } from '../../../src-core/import/article-originals.ts';
import { articleRecords } from '../../../src-core/import/article-records.ts';
import { bytesSource } from '../../../src-core/import/byte-source.ts';
import { importArticles } from '../../../src-core/import/import-articles.ts';
import type { ImportAssets } from '../../../src-core/import/import-format.ts';
import type { ImportedArticle } from '../../../src-core/import/imported-article.ts';
import { isKeptWhole } from '../../../src-core/import/is-kept-whole.ts';
import { measuredSource } from '../../../src-core/import/measured-source.ts';
import { breathingSource, patientItems } from '../../../src-core/import/patient-items.ts';
import type { PatientItems } from '../../../src-core/import/patient-items.ts';
import { createSteps } from '../../../src-core/import/steps.ts';
import { rememberedHash } from '../../../src-core/import/remembered-hash.ts';
import { breathe, within } from './sign-of-life.ts';
import { blobSource, readWhole, relatedBy } from './blob-source.ts';
import { PIECE_BYTES, PIECE_CHARACTERS, PIECE_ROWS } from './protocol.ts';
import type { ImportAnswer, ImportRequest, ImportedRow } from './protocol.ts';

/** What a session takes from its surroundings. */
export interface ParseSurroundings {
  readonly newId: NewId;
  /** ISO 8601 UTC. */
  readonly now: () => string;
  /** Milliseconds since some moment, never back. */
  readonly clock: () => number;
  readonly sha256: (bytes: Uint8Array) => Promise<string>;
  readonly assets: ImportAssets;
  readonly answer: (answer: ImportAnswer, transfer: readonly ArrayBuffer[]) => void;
}

interface OpenFile {
  readonly name: string;
  readonly size: number;
  /** Null where the file is not kept whole. */
  readonly bytes: Uint8Array | null;
  readonly sha256: Sha256 | null;
  readonly items: PatientItems;
  readonly bytesRead: () => number;
  /** Taken when the file was opened, so that all articles of an archive were added at one moment. */
  readonly added: string;
  /** Whether the bytes went back already. */
  returned: boolean;
  /** What was kept of the article before. */
  kept: ReadonlySet<Sha256>;
}

type ReadRequest = Extract<ImportRequest, { type: 'read' }>;

/** The worker's side of the protocol, without the worker: takes requests one after the other, but 'beside' at any time. */
export function createParseSession(around: ParseSurroundings): (request: ImportRequest) => Promise<void> {
  let open: OpenFile | null = null;
  const hash = rememberedHash(around.sha256);
  const asked = new Map<number, (file: Blob | null) => void>();
  let questions = 0;

  const askBeside = (path: string): Promise<Blob | null> =>
    new Promise((resolve) => {
      questions += 1;
      asked.set(questions, resolve);
      around.answer({ type: 'beside', id: questions, path }, []);
    });

  const read = async (request: ReadRequest): Promise<void> => {
    const { name, file, pasted, beside, wholePage, address = '', password, limits } = request;
    // A file that cannot be read says so when it is read as a whole.
    const isWhole = await isKeptWhole(blobSource(file), name, limits).catch(() => true);
    const whole = isWhole ? await readWhole(file) : null;
    if (whole !== null && !whole.ok) return around.answer({ type: 'unreadable', error: whole.error }, []);
    const bytes = whole?.value ?? null;
    const sha256 = bytes === null ? null : asId<Sha256>(await around.sha256(bytes));
    const { source, bytesRead, bytesTouched } = measuredSource(
      bytes === null ? blobSource(file) : breathingSource(bytesSource(bytes), breathe),
    );
    const related = beside ? { related: relatedBy(askBeside) } : {};
    const capture = address === '' ? {} : { capture: { address, captured: null, charset: null } };
    const steps = createSteps(around.clock, breathe);
    const articles = importArticles(
      {
        name,
        source,
        pasted,
        wholePage: wholePage === true,
        ...(password === undefined ? {} : { password }),
        ...related,
        ...capture,
      },
      limits,
      around.assets,
      steps.step,
    );
    const items = patientItems(articles, () => bytesTouched() + steps.signs(), within);
    const done = (): number => Math.min(bytesRead(), Math.round(steps.done() * file.size));
    const state = { added: around.now(), returned: false, kept: new Set<Sha256>() };
    open = { name, size: file.size, bytes, sha256, items, bytesRead: done, ...state };
    around.answer({ type: 'hashed', sha256 }, []);
  };

  const rowOf = async (file: OpenFile, imported: ImportedArticle): Promise<ImportedRow> => {
    const originals = await articleOriginals(imported, file, hash);
    if (originals === null) {
      const reason = 'its original is too large to be kept';
      return { type: 'failed', error: appError('parser-failed', { file: file.name, reason }) };
    }
    const records = articleRecords(imported, {
      articleId: asId<ArticleId>(around.newId()),
      documentId: asId<DocumentId>(around.newId()),
      original: originals.original,
      added: file.added,
      pictures: originals.pictures,
      newId: around.newId,
    });
    const { annotates } = imported;
    const before = file.kept;
    file.kept = new Set(originals.kept.map(({ sha256 }) => sha256));
    return {
      type: 'article',
      records,
      // A copy, which moves to the window: there it would cost more, and the parser may need its own.
      kept: originals.kept.map((each) => ({
        ...each,
        bytes: before.has(each.sha256) ? null : each.bytes.slice(),
      })),
      ...(annotates === undefined ? {} : { annotates }),
    };
  };

  const nextRow = async (file: OpenFile): Promise<ImportedRow | 'working' | null> => {
    try {
      const item = await file.items.next();
      if (item === 'working') return item;
      if (item.done === true) return null;
      return item.value.ok
        ? await rowOf(file, item.value.value)
        : { type: 'failed', error: item.value.error };
    } catch (error) {
      // A generator that threw is finished: what it gave before stays good.
      const reason = error instanceof Error ? error.message : String(error);
      return { type: 'failed', error: appError('parser-failed', { reason }) };
    }
  };

  const piece = async (file: OpenFile): Promise<void> => {
    const rows: ImportedRow[] = [];
    let characters = 0;
    let bytes = 0;
    const moved: ArrayBuffer[] = [];
    let last = false;
    while (!last && rows.length < PIECE_ROWS && characters < PIECE_CHARACTERS && bytes < PIECE_BYTES) {
      const row = await nextRow(file);
      if (row === 'working') break;
      if (row === null) last = true;
      else rows.push(row);
      if (row?.type !== 'article') continue;
      characters += row.records.documentJson.length;
      for (const each of row.kept) {
        if (each.bytes === null) continue;
        bytes += each.bytes.length;
        moved.push(each.bytes.buffer as ArrayBuffer);
      }
    }
    const original = originalFor(file, rows, last);
    if (last) open = null;
    if (original !== null) moved.push(original.buffer as ArrayBuffer);
    around.answer({ type: 'piece', rows, original, bytesRead: file.bytesRead(), last }, moved);
  };

  return async (request) => {
    if (request.type === 'beside') {
      asked.get(request.id)?.(request.file);
      asked.delete(request.id);
    } else if (request.type === 'read') await read(request);
    else if (request.type === 'skip') {
      open?.items.end();
      open = null;
    } else if (open !== null) await piece(open);
  };
}

/** The file's bytes, once, where one of the rows came from the whole of it. */
function originalFor(file: OpenFile, rows: readonly ImportedRow[], last: boolean): Uint8Array | null {
  const { bytes, sha256 } = file;
  if (bytes === null || file.returned) return null;
  if (!rows.some((row) => row.type === 'article' && row.records.article.original.sha256 === sha256))
    return null;
  file.returned = true;
  // The parser still needs the bytes unless this was all: then they move, else they are copied.
  return last ? bytes : bytes.slice();
}
