/** Letters and digits of a text in lower case, nothing else: what stays the same when a page sets a line differently. */
export function lettersOnly(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
