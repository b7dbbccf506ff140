import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src-core/import/decode-text.ts';
import { sniffBinary } from '../../../src-core/import/sniff-binary.ts';
import { importBytes } from './import-bytes.ts';

const RUSSIAN = 'Правительство одобрило проект закона о государственных архивах и библиотеках страны.';

/** In code page 855, written down from its published table. */
// prettier-ignore
const IBM855_LETTERS: Readonly<Record<string, number>> = {
  а: 0xa0, б: 0xa2, в: 0xeb, г: 0xac, д: 0xa6, е: 0xa8, ж: 0xe9, з: 0xf3, и: 0xb7, й: 0xbd, к: 0xc6,
  л: 0xd0, м: 0xd2, н: 0xd4, о: 0xd6, п: 0xd8, р: 0xe1, с: 0xe3, т: 0xe5, у: 0xe7, ф: 0xaa, х: 0xb5,
  ц: 0xa4, ч: 0xfb, ш: 0xf5, щ: 0xf9, ъ: 0x9e, ы: 0xf1, ь: 0xed, э: 0xf7, ю: 0x9c, я: 0xde, П: 0xdd,
};

function utf32(text: string, little: boolean, mark: boolean): Uint8Array {
  const points = [...(mark ? '\uFEFF' : ''), ...text].map((sign) => sign.codePointAt(0)!);
  const bytes = new Uint8Array(points.length * 4);
  const view = new DataView(bytes.buffer);
  points.forEach((point, index) => view.setUint32(index * 4, point, little));
  return bytes;
}

describe('encodings that the platform does not know', () => {
  test('UTF-32 is told by its zeros, with and without a mark, in both byte orders', () => {
    for (const little of [true, false]) {
      for (const mark of [true, false]) {
        const bytes = utf32(`Grüße 😀\n${RUSSIAN}`, little, mark);
        expect(sniffBinary(bytes)).toBeNull();
        expect(decodeText(bytes, null)?.text).toBe(`Grüße 😀\n${RUSSIAN}`);
      }
    }
    expect(sniffBinary(new Uint8Array(4096))).toBe('binary data');
  });

  test('ISO-2022-KR shifts between Korean and ASCII', () => {
    // "한국 ok 한" as RFC 1557 writes it
    const korean = [0x47, 0x51, 0x31, 0x39];
    const bytes = new Uint8Array([
      ...[0x1b, 0x24, 0x29, 0x43, 0x0a],
      ...[0x0e, ...korean, 0x0f, 0x20, 0x6f, 0x6b, 0x20],
      ...[0x0e, 0x47, 0x51, 0x0f],
    ]);
    expect(sniffBinary(bytes)).toBeNull();
    expect(decodeText(bytes, null)?.text).toBe('\n한국 ok 한');
  });

  test('Russian in code page 855 is read, also in an archive of rows', async () => {
    const encode = (text: string): number[] =>
      [...text].map((sign) => IBM855_LETTERS[sign] ?? sign.charCodeAt(0));
    const long = `${RUSSIAN} ${RUSSIAN} ${RUSSIAN}`;
    expect(decodeText(new Uint8Array(encode(long)), null)?.text).toBe(long);
    const row = new Uint8Array(encode(`{"_id":"1","text":"${long}"}`));
    const [item] = await importBytes('archive.jsonl', row);
    expect(item).toMatchObject({ ok: true, value: { document: { text: long } } });
  });

  test('EUC-JP has the signs of JIS X 0208, not the look-alikes of another code page', () => {
    expect(decodeText(new Uint8Array([0xa4, 0xa2, 0xa1, 0xc1, 0xa1, 0xdd, 0xa4, 0xa4]), 'euc-jp')?.text).toBe(
      'あ〜−い',
    );
  });
});
