import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import { decodeLines } from '../../src-core/journal/decode-lines.ts';
import { applyTransaction, createState, record, recordsOf } from '../../src-core/journal/reducer.ts';
import type { JournalState } from '../../src-core/journal/reducer.ts';
import type { DocumentLocation } from '../../src-core/model/article.ts';
import { diskError } from './disk-error.ts';
import { namesIn, sizeOf } from './durable-files.ts';
import { documentsFolder } from './documents-store.ts';
import { REAL_FILES } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { damagedLineError, journalDevices, journalFileLabel, journalFolder } from './journal-folders.ts';
import { folderState, readNotebookFile } from './notebook-file.ts';
import { fileNumbers, numberedFile } from './numbered-files.ts';
import { sha256Of } from './originals-store.ts';
import { checkJournal } from './recover-journal.ts';

/** What checking every byte of a notebook found. */
export interface NotebookVerification {
  /** One for each thing that is damaged or missing, naming it; empty = everything is as it was written. */
  readonly findings: readonly AppError[];
  readonly transactions: number;
  readonly articles: number;
  readonly documents: number;
  readonly originals: number;
  /** Bytes read and checked. */
  readonly bytes: number;
  /** Bytes of documents and originals that no record names: what crashes and deletions left; no damage. */
  readonly unnamedBytes: number;
}

/**
 * Re-hashes a whole notebook folder without changing or locking it: notebook.json, every journal line, every document
 * that was ever named, every original. Fails only where there is no notebook, or one from a newer version.
 */
export async function verifyNotebook(
  notebookFolder: string,
  files: FileSystem = REAL_FILES,
): Promise<Result<NotebookVerification, AppError>> {
  const folder = resolve(notebookFolder);
  try {
    if ((await folderState(files, folder)) !== 'notebook') {
      return failure(appError('notebook-missing', { folder }));
    }
    const verifier = new Verifier(files, folder);
    return await verifier.run();
  } catch (thrown) {
    return failure(diskError(thrown, folder));
  }
}

class Verifier {
  readonly #files: FileSystem;
  readonly #folder: string;
  readonly #findings: AppError[] = [];
  readonly #state: JournalState = createState();
  /** Every location any line ever named, by document file, then by offset. */
  readonly #locations = new Map<string, Map<number, DocumentLocation>>();
  /** One for all files: thousands of small originals are not worth a megabyte each. */
  readonly #buffer = Buffer.alloc(2 ** 20);
  #transactions = 0;
  #bytes = 0;
  #unnamed = 0;

  constructor(files: FileSystem, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  async run(): Promise<Result<NotebookVerification, AppError>> {
    const notebook = await readNotebookFile(this.#files, this.#folder);
    if (!notebook.ok) {
      if (notebook.error.code === 'notebook-newer') return notebook;
      this.#findings.push(notebook.error);
    }
    for (const device of await journalDevices(this.#files, this.#folder)) {
      const checked = await checkJournal(this.#files, this.#folder, device);
      if (!checked.ok) return checked;
      const { reports, torn } = checked.value;
      this.#findings.push(...reports);
      if (torn !== null) {
        this.#findings.push(appError('journal-torn', { file: journalFileLabel(device, torn.number) }));
      }
      await this.#readJournal(device);
    }
    const documents = await this.#checkDocuments();
    const originals = await this.#checkOriginals();
    return success({
      findings: this.#findings,
      transactions: this.#transactions,
      articles: [...recordsOf(this.#state, 'article')].length,
      documents,
      originals,
      bytes: this.#bytes,
      unnamedBytes: this.#unnamed,
    });
  }

  async #readJournal(device: string): Promise<void> {
    const folder = journalFolder(this.#folder, device);
    for (const number of await fileNumbers(this.#files, folder)) {
      const bytes = await this.#files.readFile(numberedFile(folder, number));
      this.#bytes += bytes.length;
      const { lines, damaged } = decodeLines(bytes);
      for (const { line, damage } of damaged) {
        // Bad checksums have been reported; what is left are lines that say something impossible.
        if (damage === 'shape') this.#findings.push(damagedLineError(device, number, line));
      }
      for (const { transaction } of lines) {
        this.#transactions += 1;
        applyTransaction(this.#state, transaction);
        for (const operation of transaction.ops) {
          if (operation.op === 'put' && operation.kind === 'document') this.#note(operation.record.location);
        }
      }
    }
  }

  #note(location: DocumentLocation | null): void {
    if (location === null) return;
    const path = numberedFile(documentsFolder(this.#folder, location.device), location.file);
    const ofFile = this.#locations.get(path) ?? new Map<number, DocumentLocation>();
    ofFile.set(location.offset, location);
    this.#locations.set(path, ofFile);
  }

  async #checkDocuments(): Promise<number> {
    let checked = 0;
    for (const [path, locations] of this.#locations) {
      const bytes = (await sizeOf(this.#files, path)) === null ? null : await this.#files.readFile(path);
      let named = 0;
      for (const { device, file, offset, length, sha256 } of locations.values()) {
        checked += 1;
        named += length + 1;
        const part = bytes?.subarray(offset, offset + length);
        if (part !== undefined && part.length === length && sha256Of(part) === sha256) continue;
        const label = `documents/${device}/${String(file).padStart(6, '0')}.jsonl`;
        this.#findings.push(appError('document-damaged', { file: label, offset: String(offset) }));
      }
      this.#bytes += bytes?.length ?? 0;
      this.#unnamed += Math.max(0, (bytes?.length ?? 0) - named);
    }
    for (const article of recordsOf(this.#state, 'article')) {
      const document = record(this.#state, 'document', article.documentId);
      if (document === null || document.location === null) {
        this.#findings.push(appError('document-damaged', { file: article.title || article.id }));
      }
    }
    return checked;
  }

  async #checkOriginals(): Promise<number> {
    const found = new Set<string>();
    const folder = join(this.#folder, 'originals');
    const wanted = new Map(
      [...recordsOf(this.#state, 'article')].map(({ original }) => [original.sha256, original]),
    );
    for (const group of await namesIn(this.#files, folder)) {
      if (!/^[0-9a-f]{2}$/.test(group)) continue;
      for (const name of await namesIn(this.#files, join(folder, group))) {
        const sha256 = name.slice(0, 64);
        const { hash, bytes } = await this.#hashFile(join(folder, group, name));
        found.add(sha256);
        this.#bytes += bytes;
        if (!wanted.has(sha256 as never)) this.#unnamed += bytes;
        if (hash !== sha256)
          this.#findings.push(appError('original-damaged', { name: `originals/${group}/${name}` }));
      }
    }
    for (const { sha256, name } of wanted.values()) {
      if (!found.has(sha256)) this.#findings.push(appError('original-missing', { name, sha256 }));
    }
    return found.size;
  }

  async #hashFile(path: string): Promise<{ readonly hash: string; readonly bytes: number }> {
    const hash = createHash('sha256');
    const handle = await this.#files.open(path, 'r');
    try {
      const buffer = this.#buffer;
      let bytes = 0;
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, bytes);
        if (bytesRead === 0) return { hash: hash.digest('hex'), bytes };
        hash.update(buffer.subarray(0, bytesRead));
        bytes += bytesRead;
      }
    } finally {
      await handle.close();
    }
  }
}
