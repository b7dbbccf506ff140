import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareFingerprints,
  documentFingerprint,
  FINGERPRINT_BYTES,
  FIRST_SHINGLE_SLOT,
  FIRST_WORD_SLOT,
  textFingerprint,
} from '../../../../src-core/import/fingerprint/fingerprint.ts';
import { isSameStory } from '../../../../src-core/import/fingerprint/is-same-story.ts';
import { textFeatures } from '../../../../src-core/import/fingerprint/text-features.ts';
import { buildDocument, type DraftBlock } from '../../../../src-core/text/document-builder.ts';

const SEED = 4711;
const words = fc.array(fc.stringMatching(/^[b-z]{5,9}$/u), { minLength: 30, maxLength: 120 });

const like = (a: string, b: string): ReturnType<typeof compareFingerprints> =>
  compareFingerprints(textFingerprint(a), textFingerprint(b));

const ORIGINAL =
  'Nordkorea hat nach Angaben aus Seoul rund 10.000 Soldaten nach Russland verlegt. Das südkoreanische Verteidigungsministerium rechnet damit, dass die Truppen bald in der Region Kursk kämpfen.';
const TRANSLATION =
  'Nordkorea habe etwa 10.000 Soldaten nach Russland geschickt, heißt es aus Seoul. Das Verteidigungsministerium in Südkorea erwartet, dass die Truppen bald in der Region Kursk kämpfen werden.';
const OTHER =
  'Der Bundestag hat am Freitag ein Gesetz zur Rente beschlossen. Die Opposition kritisierte, dass die Beiträge für jüngere Menschen steigen werden.';

describe('a fingerprint', () => {
  test('is the same whatever the case, the punctuation and the line breaks', () => {
    expect(textFingerprint('Der Präsident: „Nein“, sagte er.\nDann ging er.')).toEqual(
      textFingerprint('der PRÄSIDENT nein sagte er dann ging er'),
    );
  });

  test('is the same for letters written in one sign or in two', () => {
    expect(textFingerprint('Präsident Müller kommt'.normalize('NFD'))).toEqual(
      textFingerprint('Präsident Müller kommt'),
    );
  });

  test('leaves boilerplate out', () => {
    const block = (text: string): DraftBlock => ({ type: 'paragraph', raw: text, marks: [] });
    const clean = buildDocument([block(ORIGINAL)], 'de');
    const folded = buildDocument(
      [{ ...block('Lesen Sie auch unsere anderen Berichte'), role: 'related-links' }, block(ORIGINAL)],
      'de',
    );
    expect(documentFingerprint(folded)).toEqual(documentFingerprint(clean));
  });

  test(`agrees with another in as many slots as their bytes do (seed ${SEED})`, () => {
    const print = fc.uint8Array({ minLength: FINGERPRINT_BYTES, maxLength: FINGERPRINT_BYTES, max: 3 });
    fc.assert(
      fc.property(print, print, (a, b) => {
        const share = (from: number, to: number): number => {
          const equal = a.subarray(from, to).filter((byte, at) => byte === b[from + at]).length;
          return Math.max(0, (equal / (to - from) - 1 / 256) / (255 / 256));
        };
        // all bits of a byte count, its highest one too
        a[50] = 0x80;
        const { words, shingles, size } = compareFingerprints(a, b);
        expect(words).toBeCloseTo(share(FIRST_WORD_SLOT, FIRST_SHINGLE_SLOT), 9);
        expect(shingles).toBeCloseTo(share(FIRST_SHINGLE_SLOT, FINGERPRINT_BYTES), 9);
        expect(size).toBe(Math.min((a[0] ?? 0) + 256 * (a[1] ?? 0), (b[0] ?? 0) + 256 * (b[1] ?? 0)));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  test(`tells the share of common words to within .2 (seed ${SEED})`, () => {
    fc.assert(
      fc.property(words, words, words, (both, left, right) => {
        const a = [...both, ...left].join(' ');
        const b = [...both, ...right].join(' ');
        const ofA = new Set(textFeatures(a).words);
        const ofB = new Set(textFeatures(b).words);
        const common = [...ofA].filter((feature) => ofB.has(feature)).length;
        const exact = common / (ofA.size + ofB.size - common);
        expect(Math.abs(like(a, b).words - exact)).toBeLessThan(0.2);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  test('of nothing resembles that of another nothing, but they are no story', () => {
    expect(isSameStory(like('', ''))).toBe(false);
    expect(isSameStory(like('…', '12'))).toBe(false);
  });
});

describe('one story', () => {
  test('are two translations of one text', () => {
    expect(isSameStory(like(ORIGINAL, TRANSLATION))).toBe(true);
  });

  test('are not two texts on different matters', () => {
    expect(like(ORIGINAL, OTHER).words).toBeLessThan(0.15);
    expect(isSameStory(like(ORIGINAL, OTHER))).toBe(false);
  });

  test('is a wire copy with paragraphs of its own around it', () => {
    expect(isSameStory(like(ORIGINAL, `${ORIGINAL} ${OTHER}`))).toBe(true);
  });

  test('are not two reports of one form with other numbers, weeks apart', () => {
    // bond issues and dividends of different companies look like this
    const alike = { words: 0.5, shingles: 0.15, size: 70 };
    expect(isSameStory(alike, 0)).toBe(true);
    expect(isSameStory(alike, 40)).toBe(false);
  });

  test('is told in scripts without spaces, too', () => {
    const a = '北京市政府周一宣布，今年将新建三条地铁线路，总投资约五百亿元，预计二零二七年完工。';
    const b = '北京市政府星期一宣布，今年将新建三条地铁线路，总投资约五百亿元，预计到二零二七年完工。';
    const c = '东京股市周五收盘上涨，日经指数上升百分之二，汽车和电子类股票领涨，投资者等待央行决定。';
    expect(isSameStory(like(a, b))).toBe(true);
    expect(isSameStory(like(a, c))).toBe(false);
  });
});
