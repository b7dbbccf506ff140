import { createDecoder } from '../../base/text-codec.ts';
import { decodeLegacy } from '../legacy-encodings.ts';

/** WHATWG labels (and 'ibm850') of Windows code pages and of the character sets of fonts that do not simply bear their number. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  437: 'ibm850',
  850: 'ibm850',
  852: 'windows-1250',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10_000: 'macintosh',
  10_007: 'x-mac-cyrillic',
  20_866: 'koi8-r',
  65_001: 'utf-8',
};
/** \fcharset to code page. */
const CHARACTER_SETS: Readonly<Record<number, number>> = {
  77: 10_000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  255: 437,
};

/** The encoding of a code page; windows-1252 where it is unknown. */
export function labelOfCodePage(page: number): string {
  if (page >= 1250 && page <= 1258) return `windows-${page}`;
  return CODE_PAGES[page] ?? 'windows-1252';
}

/** The encoding of a font's character set; null = that of the document. */
export function labelOfCharacterSet(set: number): string | null {
  const page = CHARACTER_SETS[set];
  return page === undefined ? null : labelOfCodePage(page);
}

/** Code page 850 (DOS, Western Europe) from byte 0x80 on; that of the United States has the same letters. */
const IBM850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0';

/** Text of bytes in one of these encodings. */
export function decodeCodePage(bytes: Uint8Array, label: string): string {
  if (label === 'ibm850')
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : (IBM850[byte - 0x80] ?? ''),
    ).join('');
  return decodeLegacy(bytes, label) ?? createDecoder(label, false).decode(bytes);
}
