import { crc32 } from '../../../src-core/base/crc32.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError, ErrorCode } from '../../../src-core/base/error-code.ts';
import type { Sha256 } from '../../../src-core/base/id.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { HostApi } from '../../../src-core/contract/host-api.ts';
import { HOST_METHOD_NAMES } from '../../../src-core/contract/host-method-names.ts';
import type { JournalPosition, Transaction } from '../../../src-core/journal/transaction.ts';
import { applyTransaction, createState, record, recordsOf } from '../../../src-core/journal/reducer.ts';
import type { DocumentRecord } from '../../../src-core/model/article.ts';
import {
  sampleAnnotation,
  sampleContent,
  sampleDocument,
  sampleId,
  sampleSha256,
} from '../model/sample-records.ts';
import { annotateRequest, importRequest } from './sample-requests.ts';

/** A fresh, empty notebook behind one way of reaching a host. */
export interface ConformingHost {
  readonly api: HostApi;
  /** Closes the host and opens the same notebook again. */
  reopen(): Promise<HostApi>;
  close(): Promise<void>;
}

/** The value of a result that must be a success. */
export function valueOf<Value>(result: Result<Value, AppError>): Value {
  if (!result.ok) throw new Error(`failed with ${result.error.code} ${JSON.stringify(result.error.values)}`);
  return result.value;
}

/** The code of a result that must be a failure. */
export function codeOf(result: Result<unknown, AppError>): ErrorCode {
  if (result.ok) throw new Error('succeeded, but should have failed');
  return result.error.code;
}

/** All transactions after a position, in pages of `limit`. */
export async function readAll(
  api: HostApi,
  limit = 1000,
  from: JournalPosition = {},
): Promise<Transaction[]> {
  const transactions: Transaction[] = [];
  for (let position = from; ;) {
    const page = valueOf(await api.readJournal({ from: position, limit }));
    transactions.push(...page.transactions);
    if (page.done) return transactions;
    position = page.position;
  }
}

/** What every way of reaching a host must do: run against the Node host, loopback HTTP, Electron IPC and memory. */
export function describeHostConformance(name: string, makeHost: () => Promise<ConformingHost>): void {
  describe(`HostApi through ${name}`, () => {
    let host: ConformingHost;
    beforeEach(async () => {
      host = await makeHost();
    });
    afterEach(() => host.close());

    /** Sends something the types would not allow, as a broken or hostile caller would. */
    const send = (api: HostApi, method: string, request: unknown): Promise<Result<unknown, AppError>> =>
      (api as unknown as Record<string, (request: unknown) => Promise<Result<unknown, AppError>>>)[method]!(
        request,
      );

    it('has every method of the contract', () => {
      for (const method of HOST_METHOD_NAMES) expect(typeof host.api[method], method).toBe('function');
    });

    it('describes an empty notebook', async () => {
      const description = valueOf(await host.api.describe({}));
      expect(description.notebookId).not.toBe('');
      expect(description.deviceId).not.toBe('');
      expect(description.reports).toEqual([]);
      expect(valueOf(await host.api.readJournal({ from: {}, limit: 10 }))).toMatchObject({
        transactions: [],
        done: true,
        reports: [],
      });
    });

    it('acknowledges a transaction with device, clock and place, and reads back exactly that', async () => {
      const answer = valueOf(await host.api.append(annotateRequest(1)));
      const { deviceId } = valueOf(await host.api.describe({}));
      expect(answer.transaction).toMatchObject({ ...annotateRequest(1).draft, device: deviceId });
      expect(answer.transaction.hlc.endsWith(deviceId)).toBe(true);
      expect(await readAll(host.api)).toEqual([answer.transaction]);
    });

    it('keeps an import batch whole: documents, originals and records come back as they were given', async () => {
      const request = importRequest(1, 5);
      const { transaction } = valueOf(await host.api.append(request));
      const state = createState();
      applyTransaction(state, transaction);
      const documents = [...recordsOf(state, 'document')];
      const locations = documents.map(({ location }) => location!);
      const read = valueOf(await host.api.readDocuments({ locations: locations.toReversed() }));
      expect(read.documents).toEqual(request.documents.map(({ json }) => json).toReversed());
      for (const { sha256, bytes } of request.originals) {
        const original = valueOf(await host.api.readOriginal({ sha256 }));
        expect(original.bytes).toBeInstanceOf(Uint8Array);
        expect([...original.bytes]).toEqual([...bytes]);
      }
    });

    it('still has everything after being opened again', async () => {
      const first = valueOf(await host.api.append(importRequest(1, 3)));
      const second = valueOf(await host.api.append(annotateRequest(1, 'Ümläute 🙂 \ud800 \u2028 "')));
      const before = valueOf(await host.api.describe({}));
      const api = await host.reopen();
      const after = valueOf(await api.describe({}));
      expect(after.notebookId).toBe(before.notebookId);
      expect(after.deviceId).toBe(before.deviceId);
      expect(after.position).toEqual(before.position);
      expect(await readAll(api)).toEqual([first.transaction, second.transaction]);
      const third = valueOf(await api.append(annotateRequest(2)));
      expect(third.transaction.hlc > second.transaction.hlc).toBe(true);
      expect(third.previous).toEqual(after.position[after.deviceId]);
    });

    it('reads the journal in pages that join without gap or overlap, from any page on', async () => {
      for (let number = 0; number < 7; number += 1) valueOf(await host.api.append(annotateRequest(number)));
      const all = await readAll(host.api);
      expect(all).toHaveLength(7);
      for (const limit of [1, 2, 3, 7]) expect(await readAll(host.api, limit)).toEqual(all);
      const page = valueOf(await host.api.readJournal({ from: {}, limit: 3 }));
      expect(page.done).toBe(false);
      expect(await readAll(host.api, 2, page.position)).toEqual(all.slice(3));
      expect(await readAll(host.api, 2, valueOf(await host.api.describe({})).position)).toEqual([]);
    });

    it('answers appends with positions that join and with a clock that only goes forward', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, number) => host.api.append(annotateRequest(number))),
      );
      const values = answers.map(valueOf);
      const { deviceId, position } = valueOf(await host.api.describe({}));
      const inOrder = values.toSorted((a, b) => (a.transaction.hlc < b.transaction.hlc ? -1 : 1));
      expect(await readAll(host.api)).toEqual(inOrder.map(({ transaction }) => transaction));
      for (const [index, value] of inOrder.entries()) {
        expect(Object.keys(value.position)).toEqual([deviceId]);
        if (index > 0) expect(value.previous).toEqual(inOrder[index - 1]?.position[deviceId]);
        expect(await readAll(host.api, 100, value.position)).toEqual(
          inOrder.slice(index + 1).map(({ transaction }) => transaction),
        );
      }
      expect(inOrder.at(-1)?.position).toEqual(position);
    });

    it("says 'journal-shortened' for a position that is no place in the journal", async () => {
      const { position } = valueOf(await host.api.append(annotateRequest(1)));
      const [device, end] = Object.entries(position)[0]!;
      for (const from of [
        { [device]: { ...end, offset: end.offset + 1 } },
        { [device]: { ...end, offset: end.offset - 1 } },
        { [device]: { file: end.file + 5, offset: 0 } },
        { [sampleId('device', 99)]: { file: 1, offset: 10 } },
      ]) {
        expect(codeOf(await host.api.readJournal({ from, limit: 10 }))).toBe('journal-shortened');
      }
    });

    it('puts a document again by its location, without its content (redo)', async () => {
      const { transaction } = valueOf(await host.api.append(importRequest(1, 1)));
      const state = createState();
      applyTransaction(state, transaction);
      const document = record(state, 'document', sampleDocument(1).id) as DocumentRecord;
      const again = annotateRequest(1);
      const answer = valueOf(
        await host.api.append({
          ...again,
          draft: {
            ...again.draft,
            ops: [{ op: 'put', kind: 'document', id: document.id, record: document }],
          },
        }),
      );
      expect(answer.transaction.ops[0]).toMatchObject({ record: document });
    });

    it('refuses an append whose parts do not belong together, and keeps nothing of it', async () => {
      const request = importRequest(1, 2);
      const wrong: readonly unknown[] = [
        { ...request, documents: [] },
        { ...request, documents: [...request.documents, ...importRequest(9, 1).documents] },
        { ...request, documents: [...request.documents, request.documents[0]] },
        { ...request, documents: request.documents.map(({ id }) => ({ id, json: '[]' })) },
        { ...request, documents: request.documents.map(({ id }) => ({ id, json: '{' })) },
        { ...request, documents: request.documents.map(({ id }) => ({ id, json: '{\n}' })) },
        {
          ...request,
          originals: request.originals.map((original) => ({ ...original, bytes: new Uint8Array(3) })),
        },
        { ...request, originals: [{ ...request.originals[0], extension: '../x' }] },
      ];
      for (const each of wrong) expect(codeOf(await send(host.api, 'append', each))).toBe('request-invalid');
      expect(await readAll(host.api)).toEqual([]);
      expect(codeOf(await host.api.readOriginal({ sha256: request.originals[0]!.sha256 }))).toBe(
        'original-missing',
      );
      valueOf(await host.api.append(request));
    });

    it('refuses drafts that are no operations on records', async () => {
      const good = annotateRequest(1);
      const annotation = sampleAnnotation(1);
      const put = good.draft.ops[0]!;
      const ops: readonly unknown[] = [
        [],
        [{ ...put, op: 'drop' }],
        [{ ...put, kind: 'folder' }],
        [{ ...put, id: sampleId('annotation', 2) }],
        [{ ...put, record: { ...annotation, colour: 'pink' } }],
        [{ ...put, record: { ...annotation, extra: 1 } }],
        [{ ...put, record: { ...annotation, position: { ...annotation.position, start: -1 } } }],
        [{ ...put, id: '../../etc', record: { ...annotation, id: '../../etc' } }],
        [{ op: 'patch', kind: 'annotation', id: annotation.id, fields: { note: 5 } }],
        [{ op: 'patch', kind: 'annotation', id: annotation.id, fields: { nothing: '' } }],
        [{ op: 'patch', kind: 'annotation', id: annotation.id, fields: { id: sampleId('annotation', 2) } }],
      ];
      for (const each of ops) {
        const request = { ...good, draft: { ...good.draft, ops: each } };
        expect(codeOf(await send(host.api, 'append', request)), JSON.stringify(each)).toBe('request-invalid');
      }
      expect(await readAll(host.api)).toEqual([]);
    });

    it('refuses requests of the wrong shape, method by method', async () => {
      for (const method of HOST_METHOD_NAMES) {
        for (const request of [null, 'text', 7, [], { surprise: true }]) {
          expect(codeOf(await send(host.api, method, request)), `${method} ${JSON.stringify(request)}`).toBe(
            'request-invalid',
          );
        }
      }
    });

    it('refuses every name that could lead out of its folder', async () => {
      const manifest = new Uint8Array([1]);
      const bytes = new Uint8Array([1]);
      for (const name of [
        '../x',
        '/etc/passwd',
        '..',
        '.',
        '',
        'a/b',
        'a\\b',
        '.hidden',
        'x\0',
        'manifest',
      ]) {
        const written = await host.api.writeIndex({ segments: [{ name, bytes }], manifest, remove: [] });
        expect(codeOf(written), name).toBe('request-invalid');
        const removed = await host.api.writeIndex({ segments: [], manifest, remove: [name] });
        expect(codeOf(removed), name).toBe('request-invalid');
        expect((await host.api.readSegment({ name, start: 0, end: -1 })).ok, name).toBe(false);
      }
      for (const path of [
        '../x.md',
        'a/../../x.md',
        '/x.md',
        'a//x.md',
        'C:\\x.md',
        'con.md',
        'x.md ',
        'a\0b',
      ]) {
        const saved = await host.api.saveFiles({ folderName: 'out', files: [{ path, text: '' }] });
        expect(codeOf(saved), path).toBe('request-invalid');
      }
      expect(codeOf(await host.api.saveFiles({ folderName: '..', files: [] }))).toBe('request-invalid');
      const location = { device: '../..', file: 1, offset: 0, length: 1, sha256: sampleSha256('') };
      expect(codeOf(await host.api.readDocuments({ locations: [location] }))).toBe('request-invalid');
    });

    it("says 'document-damaged' for a document that is not at its place", async () => {
      const { transaction } = valueOf(await host.api.append(importRequest(1, 2)));
      const state = createState();
      applyTransaction(state, transaction);
      const location = record(state, 'document', sampleDocument(2).id)!.location!;
      for (const wrong of [
        { ...location, offset: location.offset + 1 },
        { ...location, length: location.length - 1 },
        { ...location, length: 2 ** 50 },
        { ...location, file: 77 },
        { ...location, device: sampleId('device', 99) },
        { ...location, sha256: sampleSha256('other') },
      ]) {
        expect(codeOf(await host.api.readDocuments({ locations: [location, wrong] }))).toBe(
          'document-damaged',
        );
      }
      const { documents } = valueOf(await host.api.readDocuments({ locations: [location] }));
      expect(documents).toEqual([JSON.stringify(sampleContent(2))]);
    });

    it("says 'original-missing' for bytes that were never stored", async () => {
      const sha256 = '0'.repeat(64) as Sha256;
      expect(codeOf(await host.api.readOriginal({ sha256 }))).toBe('original-missing');
    });

    it('keeps index segments and replaces manifest and segments together', async () => {
      expect(valueOf(await host.api.readIndexManifest({}))).toEqual({ manifest: null, files: [] });
      const one = new Uint8Array([1, 2, 3, 4, 5]);
      const two = new Uint8Array(100_000).fill(7);
      valueOf(
        await host.api.writeIndex({
          segments: [
            { name: 's-2.seg', bytes: two },
            { name: 's-1.seg', bytes: one },
          ],
          manifest: new Uint8Array([9, 9]),
          remove: [],
        }),
      );
      const api = await host.reopen();
      const { manifest, files } = valueOf(await api.readIndexManifest({}));
      expect([...manifest!]).toEqual([9, 9]);
      expect(files).toEqual([
        { name: 's-1.seg', bytes: 5 },
        { name: 's-2.seg', bytes: 100_000 },
      ]);
      const range = async (start: number, end: number) => [
        ...valueOf(await api.readSegment({ name: 's-1.seg', start, end })).bytes,
      ];
      expect(await range(0, -1)).toEqual([1, 2, 3, 4, 5]);
      expect(await range(1, 3)).toEqual([2, 3]);
      expect(await range(5, 5)).toEqual([]);
      expect(valueOf(await api.readSegment({ name: 's-2.seg', start: 0, end: -1 })).bytes.length).toBe(
        100_000,
      );
      expect(codeOf(await api.readSegment({ name: 's-1.seg', start: 0, end: 6 }))).toBe('index-damaged');
      expect(codeOf(await api.readSegment({ name: 's-3.seg', start: 0, end: -1 }))).toBe('index-damaged');
      valueOf(
        await api.writeIndex({ segments: [], manifest: new Uint8Array([8]), remove: ['s-1.seg', 's-0.seg'] }),
      );
      const late = {
        segments: [{ name: 's-4.seg', bytes: one }],
        manifest: new Uint8Array([7]),
        remove: ['s-2.seg'],
      };
      for (const base of [null, 0, crc32(new Uint8Array([9, 9]))])
        expect(codeOf(await api.writeIndex({ ...late, base }))).toBe('index-moved');
      const next = valueOf(await api.readIndexManifest({}));
      expect([...next.manifest!]).toEqual([8]);
      expect(next.files).toEqual([{ name: 's-2.seg', bytes: 100_000 }]);
      valueOf(await api.writeIndex({ ...late, base: crc32(new Uint8Array([8])) }));
      expect(valueOf(await api.readIndexManifest({})).files).toEqual([{ name: 's-4.seg', bytes: 5 }]);
    });

    it('saves files in folders and replaces those of the same name', async () => {
      const files = [
        { path: 'Artikel/Überschrift.md', text: 'eins 🙂' },
        { path: 'index.md', text: 'zwei' },
      ];
      const saved = valueOf(await host.api.saveFiles({ folderName: 'Thema', files }));
      expect(saved.written).toBe(2);
      expect(saved.folder).not.toBe('');
      expect(valueOf(await host.api.saveFiles({ folderName: 'Thema', files })).written).toBe(2);
    });

    it('watches a folder only while that is on, and takes nobody for one of its files', async () => {
      const { api } = host;
      expect(valueOf(await api.takeWatched({ limit: 10 }))).toEqual({ folder: null, there: true, files: [] });
      const { folder } = valueOf(await api.watchFolder({ on: true }));
      // A name, never a path.
      expect(folder).toMatch(/^[^/\\]+$/);
      expect(valueOf(await api.takeWatched({ limit: 10 }))).toMatchObject({ folder, there: true });
      expect(codeOf(await api.readWatched({ file: 'NOBODY', start: 0, end: 10 }))).toBe('file-vanished');
      expect(valueOf(await api.settleWatched({ files: ['NOBODY'] }))).toEqual({});
      for (const file of ['../../etc/passwd', '', 'a/b']) {
        expect(codeOf(await api.readWatched({ file, start: 0, end: 10 }))).toBe('request-invalid');
      }
      // Survives a restart.
      const again = await host.reopen();
      expect(valueOf(await again.takeWatched({ limit: 10 }))).toMatchObject({ folder });
      expect(valueOf(await again.watchFolder({ on: false }))).toEqual({ folder: null });
      expect(valueOf(await again.takeWatched({ limit: 10 }))).toMatchObject({ folder: null, files: [] });
    });

    it('saves an original under another name, and says which one is missing', async () => {
      valueOf(await host.api.append(importRequest(1, 1)));
      const sha256 = sampleSha256('original 1');
      const request = { folderName: 'Thema', name: 'Überschrift.html', sha256 };
      expect(valueOf(await host.api.saveOriginal(request))).toMatchObject({ written: 1 });
      const missing = await host.api.saveOriginal({ ...request, sha256: sampleSha256('never') });
      expect(codeOf(missing)).toBe('original-missing');
      expect(codeOf(await host.api.saveOriginal({ ...request, name: '../x.html' }))).toBe('request-invalid');
    });

    it('hides what it cannot do: showing the folder fails where the capability says so', async () => {
      const { capabilities } = valueOf(await host.api.describe({}));
      const shown = await host.api.revealFolder({});
      expect(shown.ok).toBe(capabilities.revealFolder);
    });
  });
}
