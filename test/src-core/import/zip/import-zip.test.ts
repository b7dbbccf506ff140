import { describe, expect, test } from 'vitest';
import { bytesSource } from '../../../../src-core/import/byte-source.ts';
import { importArticles } from '../../../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from '../../../../src-core/import/import-limits.ts';
import { makeZip, type FileForZip } from './make-zip.ts';

const PROSE = 'The council met on Tuesday and decided to build the bridge after all, said the mayor. ';
const page = (title: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${PROSE.repeat(6)}</p></body></html>`;

interface Outcome {
  readonly titles: readonly string[];
  readonly parts: readonly (string | undefined)[];
  readonly errors: readonly string[];
}

async function imported(files: readonly FileForZip[], limits: Partial<ImportLimits> = {}): Promise<Outcome> {
  const source = bytesSource(await makeZip(files));
  const titles: string[] = [];
  const parts: (string | undefined)[] = [];
  const errors: string[] = [];
  const input = { name: 'a.zip', source, pasted: false };
  for await (const item of importArticles(input, { ...DEFAULT_IMPORT_LIMITS, ...limits })) {
    if (item.ok) {
      titles.push(item.value.metadata.title);
      parts.push(item.value.part?.name);
    } else errors.push(`${item.error.code} ${item.error.values['file']}`);
  }
  return { titles, parts, errors };
}

describe('a zip of files', () => {
  test('gives each file as an article whose original is that file', async () => {
    const result = await imported([
      { name: 'a/first.html', content: page('First page') },
      { name: 'notes/second.md', content: `# Second note\n\n${PROSE}` },
      { name: 'third.txt', content: `Third text\n\n${PROSE.repeat(3)}` },
    ]);
    expect(result).toEqual({
      titles: ['First page', 'Second note', 'Third text'],
      parts: ['a/first.html', 'notes/second.md', 'third.txt'],
      errors: [],
    });
  });

  test('passes over what systems and saved pages bring along', async () => {
    const result = await imported([
      { name: 'Seite.html', content: page('Die Seite') },
      { name: 'Seite-Dateien/frame.html', content: page('A frame of it') },
      { name: 'page.htm', content: page('The page') },
      { name: 'page_files/saved_resource.html', content: page('An advertisement') },
      { name: 'page_files/photo.jpg', content: new Uint8Array([0xff, 0xd8, 0xff, 0]) },
      { name: 'lonely_files/own.html', content: page('A page of its own') },
      { name: '__MACOSX/._page.htm', content: page('A fork') },
      { name: '.DS_Store', content: 'x' },
      { name: 'style.css', content: 'p { color: red }' },
    ]);
    expect(result).toEqual({
      titles: ['Die Seite', 'The page', 'A page of its own'],
      parts: ['Seite.html', 'page.htm', 'lonely_files/own.html'],
      errors: [],
    });
  });

  test('goes into zips in it, as deep as allowed, and names what lies in them by the whole path', async () => {
    const inner = await makeZip([
      { name: 'deep.html', content: page('Deep page') },
      { name: 'odd.bin', content: new Uint8Array([0, 1, 2, 3, 0]) },
    ]);
    expect(await imported([{ name: 'inner.zip', content: inner }])).toEqual({
      titles: ['Deep page'],
      parts: ['inner.zip/deep.html'],
      errors: ['file-binary inner.zip/odd.bin'],
    });
    expect(await imported([{ name: 'inner.zip', content: inner }], { archiveDepth: 1 })).toMatchObject({
      errors: ['archive-too-deep inner.zip/deep.html', 'archive-too-deep inner.zip/odd.bin'],
    });
  });

  test('goes on after a file that cannot be read', async () => {
    const result = await imported([
      { name: 'locked.txt', content: 'hidden', options: { password: 'x' } },
      { name: '../out.txt', content: 'x' },
      { name: 'good.html', content: page('Good page') },
    ]);
    expect(result.titles).toEqual(['Good page']);
    expect(result.errors).toEqual(['archive-name-unsafe a.zip', 'file-encrypted locked.txt']);
  });

  test('is told from documents that are zips and have no reader', async () => {
    const workbook = [
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/workbook.xml', content: '<workbook/>' },
    ];
    expect(await imported(workbook)).toMatchObject({ titles: [], errors: ['file-binary a.zip'] });
  });

  test('says that it holds nothing to read', async () => {
    expect(await imported([{ name: 'photo.png', content: 'x' }])).toMatchObject({
      errors: ['file-no-text a.zip'],
    });
  });

  test('may unpack to no more than the limit over all archives in it', async () => {
    const inner = await makeZip([{ name: 'a.txt', content: PROSE.repeat(40) }]);
    const files = [1, 2, 3].map((at) => ({ name: `${at}.zip`, content: inner }));
    const result = await imported(files, { expandedBytes: 10_000 });
    expect(result.titles).toHaveLength(2);
    expect(result.errors).toEqual(['archive-too-large 3.zip/a.txt']);
  });

  test('unpacks no more than the beginning of what shrinks as no text does and is none', async () => {
    const zeros = new Uint8Array(4 * 1024 * 1024);
    const inner = await makeZip([{ name: 'zeros.txt', content: zeros }]);
    const files = Array.from({ length: 8 }, (_, at) => ({ name: `${at}.zip`, content: inner }));
    // All of them would be 32 MiB, their beginnings half a mebibyte.
    const result = await imported(files, { expandedBytes: 1024 * 1024 });
    expect(new Set(result.errors.map((error) => error.split(' ')[0]))).toEqual(new Set(['file-binary']));
    expect(result.errors).toHaveLength(8);
  });
});
