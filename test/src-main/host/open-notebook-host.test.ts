import {
  appendFile,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openNotebookHost } from '../../../src-main/host/open-notebook-host.ts';
import { verifyNotebook } from '../../../src-main/host/verify-notebook.ts';
import { codeOf, readAll, valueOf } from '../../src-core/contract/host-conformance.ts';
import { annotateRequest, importRequest } from '../../src-core/contract/sample-requests.ts';
import { stateAfter, visibleRecords } from '../../src-core/journal/visible-records.ts';
import { temporaryNotebook } from './temporary-notebook.ts';
import type { TemporaryNotebook } from './temporary-notebook.ts';

describe('a notebook folder', () => {
  let notebook: TemporaryNotebook;
  beforeEach(async () => {
    notebook = await temporaryNotebook();
  });
  afterEach(() => notebook.remove());

  it('is made where there is none, and takes its name from the folder', async () => {
    const host = await notebook.open({ version: '1.2.3' });
    expect(host.description).toMatchObject({ name: 'Mein Notizbuch', version: '1.2.3', reports: [] });
    expect(host.description.capabilities).toEqual({
      saveFiles: 'fixed-folder',
      revealFolder: false,
      watchFolder: 'fixed-folder',
    });
    await host.close();
    expect(await readdir(notebook.folder)).toContain('notebook.json');
    expect(await readdir(notebook.folder)).not.toContain('LOCK');
  });

  it('is never made of a folder that holds other things, nor of a file', async () => {
    await mkdir(notebook.folder);
    await writeFile(join(notebook.folder, 'taxes.xlsx'), '');
    expect(codeOf(await openNotebookHost(notebook))).toBe('notebook-missing');
    expect(await readdir(notebook.folder)).toEqual(['taxes.xlsx']);
    const file = join(notebook.folder, 'taxes.xlsx');
    expect(codeOf(await openNotebookHost({ ...notebook, folder: file }))).toBe('notebook-missing');
    expect(
      codeOf(await openNotebookHost({ ...notebook, folder: join(notebook.root, 'none'), create: false })),
    ).toBe('notebook-missing');
  });

  it('is made of a folder that only holds what systems put there', async () => {
    await mkdir(notebook.folder);
    await writeFile(join(notebook.folder, '.DS_Store'), '');
    await (await notebook.open()).close();
  });

  it('of a newer version is refused by name, and nothing in it changes', async () => {
    await (await notebook.open()).close();
    const file = join(notebook.folder, 'notebook.json');
    const json = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...json, version: 2, surprise: true }));
    const result = await openNotebookHost(notebook);
    expect(result).toMatchObject({ ok: false, error: { code: 'notebook-newer', values: { version: '2' } } });
    expect(await readdir(notebook.folder)).not.toContain('LOCK');
  });

  it('whose notebook.json is gone or garbled is called damaged, and never becomes a new notebook', async () => {
    const host = await notebook.open();
    valueOf(await host.api.append(annotateRequest(1)));
    await host.close();
    const file = join(notebook.folder, 'notebook.json');
    await writeFile(file, '{');
    expect(codeOf(await openNotebookHost(notebook))).toBe('notebook-damaged');
    await rm(file);
    expect(codeOf(await openNotebookHost(notebook))).toBe('notebook-damaged');
  });

  it('that is copied becomes another device there; both go on, and either can take in the other’s journal', async () => {
    const host = await notebook.open();
    valueOf(await host.api.append(importRequest(1, 2)));
    const device = host.description.deviceId;
    await host.close();
    const copy = join(notebook.root, 'copy');
    await cp(notebook.folder, copy, { recursive: true });

    const original = await notebook.open();
    const copied = valueOf(await openNotebookHost({ ...notebook, folder: copy }));
    expect(original.description.deviceId).toBe(device);
    expect(copied.description.deviceId).not.toBe(device);
    expect(copied.description.notebookId).toBe(original.description.notebookId);
    expect(await readAll(copied.api)).toEqual(await readAll(original.api));

    valueOf(await original.api.append(annotateRequest(1, 'hier')));
    valueOf(await copied.api.append(annotateRequest(1, 'dort, später')));
    valueOf(await copied.api.append(importRequest(5, 1)));
    await copied.close();
    // What a shared folder does: the other's files appear beside one's own.
    const { position } = valueOf(await original.api.describe({}));
    const theirs = copied.description.deviceId;
    for (const part of [join('journal', theirs), join('documents', theirs), 'originals']) {
      await cp(join(copy, part), join(notebook.folder, part), { recursive: true });
    }
    const news = valueOf(await original.api.readJournal({ from: position, limit: 100 }));
    expect(news.transactions.map(({ command }) => command)).toEqual(['annotate', 'import']);
    const all = await readAll(original.api);
    expect(visibleRecords(stateAfter(all))).toEqual(visibleRecords(stateAfter(all.toReversed())));
    const later = valueOf(await original.api.append(annotateRequest(9)));
    for (const { hlc } of news.transactions) expect(later.transaction.hlc > hlc).toBe(true);
    await original.close();
    expect(valueOf(await verifyNotebook(notebook.folder)).findings).toEqual([]);
  });

  it('whose place an older copy takes goes on as another device, and says that the journal is shorter', async () => {
    const host = await notebook.open();
    valueOf(await host.api.append(annotateRequest(1)));
    await host.close();
    const backup = join(notebook.root, 'backup');
    await cp(notebook.folder, backup, { recursive: true });
    const again = await notebook.open();
    const lost = valueOf(await again.api.append(annotateRequest(2)));
    await again.close();
    await rm(notebook.folder, { recursive: true });
    await cp(backup, notebook.folder, { recursive: true });

    const restored = await notebook.open();
    expect(restored.description.reports.map(({ code }) => code)).toEqual(['journal-shortened']);
    expect(restored.description.deviceId).not.toBe(host.description.deviceId);
    expect(codeOf(await restored.api.readJournal({ from: lost.position, limit: 1 }))).toBe(
      'journal-shortened',
    );
    await restored.close();
  });

  it('waits for the rest of a line that another device’s journal has not got yet', async () => {
    const host = await notebook.open();
    valueOf(await host.api.append(annotateRequest(1)));
    valueOf(await host.api.append(annotateRequest(2)));
    const device = host.description.deviceId;
    await host.close();
    const file = join('journal', device, '000001.jsonl');
    const whole = await readFile(join(notebook.folder, file));
    const cut = whole.indexOf(10) + 50;
    await truncate(join(notebook.folder, file), cut);

    const other = valueOf(await openNotebookHost({ ...notebook, stateFolder: join(notebook.root, 'other') }));
    expect(other.description.reports).toEqual([]);
    const first = valueOf(await other.api.readJournal({ from: {}, limit: 10 }));
    expect(first.transactions).toHaveLength(1);
    expect(first.done).toBe(true);
    expect(first.position).toEqual(valueOf(await other.api.describe({})).position);
    // Folders are synchronised in no particular order: the next file may be there before the end of this one.
    await writeFile(
      join(notebook.folder, 'journal', device, '000002.jsonl'),
      whole.subarray(0, whole.indexOf(10) + 1),
    );
    const early = valueOf(await other.api.readJournal({ from: first.position, limit: 10 }));
    expect(early).toMatchObject({ transactions: [], done: true, position: first.position });
    await rm(join(notebook.folder, 'journal', device, '000002.jsonl'));
    await appendFile(join(notebook.folder, file), whole.subarray(cut));
    const rest = valueOf(await other.api.readJournal({ from: first.position, limit: 10 }));
    expect(rest.transactions).toHaveLength(1);
    await other.close();
  });

  it('goes on in a new file when one is full, and reads across them', async () => {
    const host = await notebook.open({ fileBytes: 3000 });
    for (let number = 0; number < 12; number += 1)
      valueOf(await host.api.append(importRequest(number * 10, 2)));
    const device = host.description.deviceId;
    expect((await readdir(join(notebook.folder, 'journal', device))).length).toBeGreaterThan(3);
    expect((await readdir(join(notebook.folder, 'documents', device))).length).toBeGreaterThan(1);
    const all = await readAll(host.api);
    expect(all).toHaveLength(12);
    for (const limit of [1, 5]) expect(await readAll(host.api, limit)).toEqual(all);
    await host.close();
    const again = await notebook.open({ fileBytes: 3000 });
    expect(await readAll(again.api)).toEqual(all);
    valueOf(await again.api.append(annotateRequest(1)));
    await again.close();
    const verified = valueOf(await verifyNotebook(notebook.folder));
    expect(verified).toMatchObject({
      findings: [],
      transactions: 13,
      articles: 24,
      documents: 24,
      originals: 24,
      unnamedBytes: 0,
    });
  });

  it('reads back what was written while the clock of the machine was wrong by centuries', async () => {
    const host = await notebook.open({ now: () => Date.UTC(3024, 0, 1) });
    const first = valueOf(await host.api.append(annotateRequest(1)));
    await host.close();
    const again = await notebook.open({ now: () => Date.UTC(1980, 0, 1) });
    const second = valueOf(await again.api.append(annotateRequest(1)));
    expect(second.transaction.hlc > first.transaction.hlc).toBe(true);
    expect(await readAll(again.api)).toEqual([first.transaction, second.transaction]);
    await again.close();
  });

  it.skipIf(process.platform === 'win32')(
    'that is moved away while it is open refuses to write into nothing, and goes on when it is back',
    async () => {
      const host = await notebook.open();
      const kept = [valueOf(await host.api.append(importRequest(1, 1))).transaction];
      const away = join(notebook.root, 'away');
      await rename(notebook.folder, away);
      expect(codeOf(await host.api.append(importRequest(2, 1)))).toBe('disk-failed');
      expect(await readdir(notebook.root)).toEqual(['away', 'state']);
      await rename(away, notebook.folder);
      kept.push(valueOf(await host.api.append(importRequest(2, 1))).transaction);
      expect(await readAll(host.api)).toEqual(kept);
      await host.close();
    },
  );

  it.skipIf(process.platform === 'win32')(
    'whose journal is replaced by something else while it is open acknowledges nothing into the void',
    async () => {
      const host = await notebook.open();
      const { position } = valueOf(await host.api.append(annotateRequest(1)));
      const file = join(notebook.folder, 'journal', host.description.deviceId, '000001.jsonl');
      const bytes = await readFile(file);
      await writeFile(join(notebook.root, 'older'), bytes.subarray(0, 10));
      await rename(join(notebook.root, 'older'), file);
      expect(codeOf(await host.api.append(annotateRequest(2)))).toBe('disk-failed');
      expect(codeOf(await host.api.append(annotateRequest(2)))).toBe('disk-failed');
      await writeFile(file, bytes);
      const next = valueOf(await host.api.append(annotateRequest(2)));
      expect(position[host.description.deviceId]).toEqual(next.previous);
      expect(await readAll(host.api)).toHaveLength(2);
      await host.close();
    },
  );

  it('takes no more when it is closed, and loses nothing it has taken', async () => {
    const host = await notebook.open();
    const pending = host.api.append(annotateRequest(1));
    const closed = host.close();
    valueOf(await pending);
    await closed;
    expect(codeOf(await host.api.append(annotateRequest(2)))).toBe('host-unreachable');
    const again = await notebook.open();
    expect(await readAll(again.api)).toHaveLength(1);
    await again.close();
  });

  it('saves into the folder that was chosen, and nothing where the choice was cancelled', async () => {
    let chosen: string | null = join(notebook.root, 'chosen');
    const host = await notebook.open({ chooseFolder: async () => chosen });
    expect(host.description.capabilities.saveFiles).toBe('dialog');
    const request = { folderName: 'Thema', files: [{ path: 'a/b.md', text: 'ä' }] };
    const saved = valueOf(await host.api.saveFiles(request));
    expect(saved.folder).toBe(join(chosen, 'Thema'));
    expect(await readFile(join(chosen, 'Thema', 'a', 'b.md'), 'utf8')).toBe('ä');
    chosen = null;
    expect(codeOf(await host.api.saveFiles(request))).toBe('cancelled');
    await host.close();
  });

  it.skipIf(process.platform === 'win32')('lets no link lead an export out of its folder', async () => {
    const host = await notebook.open();
    const outside = join(notebook.root, 'outside');
    await mkdir(outside);
    await mkdir(join(notebook.folder, 'exports', 'Thema'), { recursive: true });
    await symlink(outside, join(notebook.folder, 'exports', 'Thema', 'a'));
    const saved = await host.api.saveFiles({ folderName: 'Thema', files: [{ path: 'a/b/c.md', text: 'x' }] });
    expect(codeOf(saved)).toBe('request-invalid');
    expect(await readdir(outside)).toEqual([]);
    await host.close();
  });

  it('shows itself through the port that can', async () => {
    const shown: string[] = [];
    const host = await notebook.open({ showFolder: async (folder) => void shown.push(folder) });
    valueOf(await host.api.revealFolder({}));
    expect(shown).toEqual([host.folder]);
    await host.close();
  });
});
