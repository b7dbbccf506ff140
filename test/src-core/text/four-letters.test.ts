import { expect, test } from 'vitest';
import { bytesBefore, countBefore, otherBytes, packLetters } from '../../../src-core/text/four-letters.ts';
import { LETTER_BITS, letterCodes, LETTER_MASK } from '../../../src-core/text/short-words.ts';

test('each ASCII character is told to be a letter or not at each of four places, whatever stands at the others', () => {
  for (const filling of [0x61616161, 0x5a5a5a5a, 0x20202020, 0x7f7f7f7f]) {
    for (let place = 0; place < 4; place += 1) {
      const shift = place * 8;
      for (let byte = 0; byte < 0x80; byte += 1) {
        const others = otherBytes((filling & ~(0xff << shift)) | (byte << shift));
        const isOther = ((others >>> shift) & 0x80) !== 0;
        expect(isOther).toBe(!/[a-z]/iu.test(String.fromCharCode(byte)));
      }
    }
  }
});

test('letters before the first that is none are packed as short words have them', () => {
  const codes = letterCodes();
  for (const text of ['abYZ', 'Qz-a', 'k9aa', '.abc']) {
    const units = [...text].map((letter) => letter.charCodeAt(0));
    const four = units.reduce((sum, unit, place) => sum | (unit << (place * 8)), 0);
    const others = otherBytes(four);
    const letters = /^[a-z]*/iu.exec(text)?.[0] ?? '';
    const packed = [...letters].reduce(
      (sum, letter, place) =>
        sum | (((codes[letter.charCodeAt(0)] as number) & LETTER_MASK) << (place * LETTER_BITS)),
      0,
    );
    expect(packLetters(four & bytesBefore(others))).toBe(packed);
    if (others !== 0) expect(countBefore(others)).toBe(letters.length);
  }
});
