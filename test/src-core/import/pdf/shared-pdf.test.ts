import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../../shared-data.ts';
import { importBytes } from '../import-bytes.ts';
import { documentProblems } from '../../text/document-problems.ts';

const REASONS = ['file-no-text', 'file-encrypted', 'file-damaged'];

describe('PDFs that others made', () => {
  test.each([
    'import-formats/pdf/cabinet-of-horrors',
    'import-formats/pdf/py-pdf',
    'hostile/pdf/payloads-all-the-pdfs',
  ])('each file of %s gives sound text and a title, or a reason by name', async (folder) => {
    const path = sharedData(...folder.split('/'));
    if (path === null) return;
    const files = (await readdir(path)).filter((name) => name.endsWith('.pdf'));
    expect(files.length).toBeGreaterThan(5);
    for (const name of files) {
      const items = await importBytes(name, new Uint8Array(await readFile(join(path, name))));
      expect(items, name).toHaveLength(1);
      for (const item of items) {
        if (item.ok) {
          expect(documentProblems(item.value.document), name).toEqual([]);
          expect(item.value.metadata.title, name).not.toBe('');
        } else expect(REASONS, name).toContain(item.error.code);
      }
    }
  });
});
