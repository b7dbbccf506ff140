/** Control words that stand for a character. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lbr: '\n',
  '~': ' ',
  _: '\u2011',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  zwj: '\u200D',
  zwnj: '\u200C',
  page: ' ',
  column: ' ',
};
/** The usual signs of Symbol and Wingdings. */
export function symbolOf(byte: number): string {
  const known: Readonly<Record<number, string>> = {
    0xb7: '•',
    0xa7: '▪',
    0xd8: '➢',
    0xfc: '✓',
    0xe0: '→',
    0xae: '→',
    0x2d: '−',
  };
  return known[byte] ?? (byte >= 0x20 && byte < 0x40 ? String.fromCharCode(byte) : '');
}
