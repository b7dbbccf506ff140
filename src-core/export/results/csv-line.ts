/** What a spreadsheet may take for the beginning of a formula (OWASP, "CSV Injection"), also in full width. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/u;

/**
 * One line of a CSV file by RFC 4180, with its line end. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front; numbers are given as numbers and stay as they are.
 */
export function csvLine(fields: readonly (string | number)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

function csvField(field: string | number): string {
  if (typeof field === 'number') return String(field);
  // A lone NUL ends the cell in some programs; no text of ours has a meaning for it.
  const plain = field.replaceAll('\u0000', '');
  const text = FORMULA.test(plain.trimStart()) || FORMULA.test(plain) ? `'${plain}` : plain;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
