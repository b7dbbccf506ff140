/**
 * Canonical text: NFC, "\n" as the only line end, and none of the invisible characters that copying leaves behind.
 * Every offset of the product counts UTF-16 units of text in this form.
 */

/** Line ends of every system and of Unicode. */
const LINE_END = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/gu;
/**
 * Soft hyphens, zero-width spaces, byte order marks, direction overrides, control characters, non-characters.
 * The joiners U+200C and U+200D stay: Persian, Indic scripts and emoji are spelled with them.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Spaces that are not U+0020: no-break, typographic and ideographic ones. */
const ODD_SPACE = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;
const PLAIN_ASCII = /^[\n\x20-\x7E]*$/u;
const NOT_CANONICAL_INVISIBLE = new RegExp(INVISIBLE.source, 'u');

/**
 * Text in canonical form; white space other than line ends and tabs becomes U+0020, runs are kept.
 * Idempotent.
 */
export function canonicalText(raw: string): string {
  if (PLAIN_ASCII.test(raw)) return raw;
  return raw
    .replace(LINE_END, '\n')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(ODD_SPACE, ' ')
    .normalize('NFC');
}

/** Canonical text in one line: every run of white space is one space, none at the ends. */
export function canonicalLine(raw: string): string {
  return canonicalText(raw).replace(/\s+/gu, ' ').trim();
}

/** Whether a text is already in canonical form. */
export function isCanonicalText(text: string): boolean {
  return (
    text.normalize('NFC') === text &&
    !NOT_CANONICAL_INVISIBLE.test(text) &&
    !/[\r\u000B\u000C\u0085\u2028\u2029]/u.test(text) &&
    !/\p{Surrogate}/u.test(text)
  );
}
