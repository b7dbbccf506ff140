import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../../src-core/model/document-guard.ts';
import { sharedData } from '../../../shared-data.ts';
import { importBytes } from '../import-bytes.ts';
import { makePdf } from './make-pdf.ts';

const LOCKED = sharedData(
  'import-formats',
  'pdf',
  'py-pdf',
  '005-libreoffice-writer-password__libreoffice-writer-password.pdf',
);

describe('a PDF that is locked', () => {
  test.skipIf(LOCKED === null)(
    'is read with its password, and says so without or with another one',
    async () => {
      const bytes = new Uint8Array(readFileSync(LOCKED ?? ''));
      const outcome = async (password: string): Promise<string> => {
        const [item] = await importBytes('locked.pdf', bytes, { password });
        return item?.ok === true ? item.value.document.text.slice(0, 9) : (item?.error.code ?? 'nothing');
      };
      expect(await outcome('')).toBe('file-encrypted');
      expect(await outcome('wrong')).toBe('password-wrong');
      expect(await outcome('openpassword')).toMatch(/^\p{L}/u);
    },
  );
});

describe('a PDF of pictures without text', () => {
  test('is an article with its pages and no text, so that they can be looked at and marked', async () => {
    const bytes = makePdf({
      pages: [[], []],
      annotations: [[0, '<< /Type /XObject /Subtype /Image >>']],
    });
    const [item] = await importBytes('scan.pdf', bytes);
    if (item?.ok !== true) throw new Error(JSON.stringify(item?.error));
    const { document, warnings, metadata } = item.value;
    expect(checkDocument(document)).toMatchObject({ ok: true });
    expect(document.text).toBe('');
    expect(document.pages).toEqual([
      { width: 612, height: 792, rotation: 0, boxes: [] },
      { width: 612, height: 792, rotation: 0, boxes: [] },
    ]);
    expect(warnings).toContain('pages-scanned');
    expect(metadata.title).toBe('scan');
  });
});
