import { appendFile, cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Transaction } from '../../../src-core/journal/transaction.ts';
import { openNotebookHost } from '../../../src-main/host/open-notebook-host.ts';
import type { NotebookHost } from '../../../src-main/host/open-notebook-host.ts';
import { verifyNotebook } from '../../../src-main/host/verify-notebook.ts';
import { readAll, valueOf } from '../../src-core/contract/host-conformance.ts';
import { annotateRequest, importRequest } from '../../src-core/contract/sample-requests.ts';
import { stateAfter } from '../../src-core/journal/visible-records.ts';
import { recordsOf } from '../../../src-core/journal/reducer.ts';
import { folderContents } from './folder-contents.ts';
import { temporaryNotebook } from './temporary-notebook.ts';
import type { TemporaryNotebook } from './temporary-notebook.ts';

const SEED = 20_241_106;

describe('opening after a crash', () => {
  let notebook: TemporaryNotebook;
  let device: string;
  let transactions: Transaction[];
  /** Ends of the journal's lines in bytes. */
  let ends: number[];

  /** A notebook whose machine was switched off: what the device remembers is from its first start. */
  beforeEach(async () => {
    notebook = await temporaryNotebook();
    const host = await notebook.open();
    device = host.description.deviceId;
    const remembered = await folderContents(notebook.stateFolder);
    transactions = [];
    ends = [];
    for (const request of [importRequest(1, 2), annotateRequest(1), importRequest(5, 3)]) {
      const { transaction, position } = valueOf(await host.api.append(request));
      transactions.push(transaction);
      ends.push(position[device]!.offset);
    }
    await host.close();
    for (const [path, text] of Object.entries(remembered)) {
      await writeFile(join(notebook.stateFolder, path), text, 'latin1');
    }
  });
  afterEach(() => notebook.remove());

  const journal = (folder = notebook.folder, number = 1) =>
    join(folder, 'journal', device, `00000${number}.jsonl`);
  const documents = (folder = notebook.folder, number = 1) =>
    join(folder, 'documents', device, `00000${number}.jsonl`);

  /** Every document of every visible record can be read, and is what its SHA-256 says. */
  async function checkDocuments(host: NotebookHost, present: readonly Transaction[]): Promise<void> {
    const records = [...recordsOf(stateAfter(present), 'document')];
    const read = await host.api.readDocuments({ locations: records.map(({ location }) => location!) });
    expect(valueOf(read).documents).toHaveLength(records.length);
  }

  it(
    `with a journal cut at any byte has every whole transaction, nothing of the cut one, and goes on (seed ${SEED})`,
    { timeout: 120_000 },
    async () => {
      const size = ends.at(-1)!;
      const nearEnds = [0, ...ends].flatMap((end) => [end - 2, end - 1, end, end + 1, end + 2]);
      const random = fc.sample(fc.nat(size), { seed: SEED, numRuns: 60 });
      const cuts = new Set([...nearEnds, ...random].filter((cut) => cut >= 0 && cut <= size));
      const remembered = await folderContents(notebook.stateFolder);
      for (const cut of cuts) {
        const folder = join(notebook.root, `cut`);
        await rm(folder, { recursive: true, force: true });
        await cp(notebook.folder, folder, { recursive: true });
        // The copy stands where the original stood, so that it is the same device.
        await rm(notebook.folder, { recursive: true });
        await cp(folder, notebook.folder, { recursive: true });
        for (const [path, text] of Object.entries(remembered)) {
          await writeFile(join(notebook.stateFolder, path), text, 'latin1');
        }
        await truncate(journal(), cut);

        const whole = ends.filter((end) => end <= cut).length;
        const atEnd = cut === 0 || ends.includes(cut);
        const host = await notebook.open();
        expect(host.description.deviceId).toBe(device);
        expect(host.description.reports.map(({ code }) => code)).toEqual(atEnd ? [] : ['journal-torn']);
        expect(await readAll(host.api)).toEqual(transactions.slice(0, whole));
        await checkDocuments(host, transactions.slice(0, whole));
        const next = valueOf(await host.api.append(importRequest(50, 1)));
        expect(await readAll(host.api)).toEqual([...transactions.slice(0, whole), next.transaction]);
        await host.close();
        const again = await notebook.open();
        expect(again.description.reports).toEqual([]);
        const present = await readAll(again.api);
        expect(present).toEqual([...transactions.slice(0, whole), next.transaction]);
        await checkDocuments(again, present);
        await again.close();
        expect(valueOf(await verifyNotebook(notebook.folder)).findings).toEqual([]);

        await rm(notebook.folder, { recursive: true });
        await cp(folder, notebook.folder, { recursive: true });
      }
    },
  );

  it('keeps the bytes of a torn line aside', async () => {
    const whole = await readFile(journal());
    await truncate(journal(), ends[2]! - 7);
    await (await notebook.open()).close();
    const place = join(notebook.folder, 'journal', device, 'quarantine');
    const [name] = await readdir(place);
    expect(name).toBe(`000001-${ends[1]}.txt`);
    expect(await readFile(join(place, name!))).toEqual(whole.subarray(ends[1], ends[2]! - 7));
  });

  it('reports a damaged line in the middle at every start, copies it aside once, and moves nothing', async () => {
    const bytes = await readFile(journal());
    bytes[ends[0]! + 100]! ^= 4;
    await writeFile(journal(), bytes);
    for (let start = 0; start < 2; start += 1) {
      const host = await notebook.open();
      expect(host.description.reports).toEqual([
        { code: 'journal-damaged', values: { file: `journal/${device}/000001.jsonl`, line: '2' } },
      ]);
      const page = valueOf(await host.api.readJournal({ from: {}, limit: 10 }));
      expect(page.transactions).toEqual([transactions[0], transactions[2]]);
      expect(page.reports).toEqual(host.description.reports);
      const later = valueOf(
        await host.api.readJournal({ from: { [device]: { file: 1, offset: ends[0]! } }, limit: 10 }),
      );
      expect(later.reports).toEqual(host.description.reports);
      await checkDocuments(host, page.transactions);
      await host.close();
    }
    expect(await readFile(journal())).toEqual(bytes);
    const place = join(notebook.folder, 'journal', device, 'quarantine');
    expect(await readdir(place)).toEqual([`000001-${ends[0]}.txt`]);
    expect(await readFile(join(place, `000001-${ends[0]}.txt`))).toEqual(bytes.subarray(ends[0], ends[1]));
  });

  it('cuts off documents that no line names, and what was half-written beside them', async () => {
    const before = await folderContents(notebook.folder);
    await appendFile(documents(), '{"text":"never named"}\n{"te');
    await mkdir(join(notebook.folder, 'originals', 'incoming'), { recursive: true });
    await writeFile(join(notebook.folder, 'originals', 'incoming', 'abc.part'), 'half');
    await mkdir(join(notebook.folder, 'index'), { recursive: true });
    await writeFile(join(notebook.folder, 'index', 'seg.part'), 'half');
    await writeFile(join(notebook.folder, 'LOCK.0123.part'), 'half');
    const host = await notebook.open();
    expect(host.description.reports).toEqual([]);
    await host.close();
    expect(await folderContents(notebook.folder)).toEqual(before);
  });

  it('keeps documents whose line was damaged at the very end: it may once have been acknowledged', async () => {
    const bytes = await readFile(journal());
    bytes[ends[2]! - 30]! ^= 4;
    await writeFile(journal(), bytes);
    const size = (await stat(documents())).size;
    const host = await notebook.open();
    expect(host.description.reports.map(({ code }) => code)).toEqual(['journal-torn']);
    expect((await stat(documents())).size).toBe(size);
    const { position } = valueOf(await host.api.append(importRequest(20, 1)));
    expect(position).toEqual({ [device]: { file: 2, offset: (await stat(journal(undefined, 2))).size } });
    expect((await stat(documents())).size).toBe(size);
    expect((await stat(documents(undefined, 2))).size).toBeGreaterThan(0);
    // Whoever had read the lost line learns that it is gone, instead of reading on from the middle of another.
    const after = await host.api.readJournal({ from: { [device]: { file: 1, offset: ends[2]! } }, limit: 9 });
    expect(after).toMatchObject({ ok: false, error: { code: 'journal-shortened' } });
    await host.close();
    await (await notebook.open()).close();
    expect((await stat(documents())).size).toBe(size);
  });

  it('has zeros behind the last line cut off, as a power cut leaves them', async () => {
    await appendFile(journal(), new Uint8Array(5000));
    const host = await notebook.open();
    expect(host.description.reports.map(({ code }) => code)).toEqual(['journal-torn']);
    expect(await readAll(host.api)).toEqual(transactions);
    await checkDocuments(host, transactions);
    await host.close();
  });

  it('says which file of a journal is missing, and reads the others', async () => {
    await (await notebook.open({ fileBytes: 10 })).close();
    const host = await notebook.open({ fileBytes: 10 });
    const more = [
      valueOf(await host.api.append(annotateRequest(2))).transaction,
      valueOf(await host.api.append(annotateRequest(3))).transaction,
    ];
    await host.close();
    await rm(journal(undefined, 2));
    const again = valueOf(await openNotebookHost(notebook));
    expect(again.description.reports).toEqual([
      { code: 'journal-damaged', values: { file: `journal/${device}/000002.jsonl`, line: '1' } },
    ]);
    expect(await readAll(again.api)).toEqual([...transactions, more[1]]);
    await again.close();
  });
});
