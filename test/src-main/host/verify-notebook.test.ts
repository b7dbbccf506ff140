import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../src-core/base/error-code.ts';
import { verifyNotebook } from '../../../src-main/host/verify-notebook.ts';
import { codeOf, valueOf } from '../../src-core/contract/host-conformance.ts';
import { annotateRequest, importRequest } from '../../src-core/contract/sample-requests.ts';
import { temporaryNotebook } from './temporary-notebook.ts';
import type { TemporaryNotebook } from './temporary-notebook.ts';

describe('verifyNotebook', () => {
  let notebook: TemporaryNotebook;
  let device: string;
  beforeEach(async () => {
    notebook = await temporaryNotebook();
    const host = await notebook.open();
    device = host.description.deviceId;
    valueOf(await host.api.append(importRequest(1, 2)));
    valueOf(await host.api.append(annotateRequest(1)));
    await host.close();
  });
  afterEach(() => notebook.remove());

  const findings = async (): Promise<readonly ErrorCode[]> =>
    valueOf(await verifyNotebook(notebook.folder)).findings.map(({ code }) => code);

  it('finds nothing wrong with a whole notebook, and says what it looked at', async () => {
    expect(valueOf(await verifyNotebook(notebook.folder))).toMatchObject({
      findings: [],
      transactions: 2,
      articles: 2,
      documents: 2,
      originals: 2,
      unnamedBytes: 0,
    });
  });

  it('notices any one byte that changed in a journal, a document or an original', async () => {
    const originals = join(notebook.folder, 'originals');
    const [group] = (await readdir(originals)).filter((name) => name.length === 2);
    const [original] = await readdir(join(originals, group!));
    const cases: readonly (readonly [string, readonly ErrorCode[]])[] = [
      [join(notebook.folder, 'journal', device, '000001.jsonl'), ['journal-damaged', 'journal-torn']],
      [join(notebook.folder, 'documents', device, '000001.jsonl'), ['document-damaged']],
      [join(originals, group!, original!), ['original-damaged']],
    ];
    for (const [path, codes] of cases) {
      const bytes = await readFile(path);
      for (let index = 0; index < bytes.length; index += Math.ceil(bytes.length / 40)) {
        // The line end of a document is no part of it.
        if (path.includes('documents') && bytes[index] === 10) continue;
        const changed = Uint8Array.from(bytes);
        changed[index]! ^= 16;
        await writeFile(path, changed);
        expect(codes, `byte ${index} of ${path}`).toContain((await findings())[0]);
      }
      await writeFile(path, bytes);
      expect(await findings()).toEqual([]);
    }
  });

  it('names what is gone', async () => {
    await rm(join(notebook.folder, 'originals'), { recursive: true });
    await rm(join(notebook.folder, 'documents'), { recursive: true });
    expect(await findings()).toEqual([
      'document-damaged',
      'document-damaged',
      'original-missing',
      'original-missing',
    ]);
  });

  it('calls a garbled notebook.json damaged, and goes on', async () => {
    await writeFile(join(notebook.folder, 'notebook.json'), '{');
    expect(await findings()).toEqual(['notebook-damaged']);
  });

  it('counts bytes that nothing names as left over, not as damage', async () => {
    const host = await notebook.open();
    valueOf(await host.api.append({ ...annotateRequest(3), originals: importRequest(9, 1).originals }));
    await host.close();
    const verified = valueOf(await verifyNotebook(notebook.folder));
    expect(verified.findings).toEqual([]);
    expect(verified.unnamedBytes).toBe('original 9'.length);
  });

  it('refuses a folder that is no notebook', async () => {
    expect(codeOf(await verifyNotebook(notebook.root))).toBe('notebook-missing');
  });
});
