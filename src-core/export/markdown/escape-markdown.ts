/**
 * Escapes what Markdown (CommonMark 0.31 with Obsidian's additions) would read as markup inside running text,
 * and nothing else: German prose stays readable.
 */
export function escapeInline(text: string): string {
  return text
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~~|==|\$\$|%%/g, (pair) => `\\${pair[0]}\\${pair[1]}`)
    .replace(/(^|\s)#(?=[\p{L}\p{N}_/-])/gu, '$1\\#')
    .replace(/\^(?=[\w-]+$)/gm, '\\^')
    .replace(/&(?=#?\w+;)/g, '\\&');
}

/** Escapes what would start a block at the beginning of a line: headings, lists, quotes, rules. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^(\s{0,3})(#{1,6})(?=\s|$)/, '$1\\$2')
    .replace(/^(\s{0,3})([-+>|]|={3,}|-{3,})/, '$1\\$2')
    .replace(/^(\s{0,3}\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Running text of one block as Markdown, each line safe. */
export function escapeText(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeLineStart(escapeInline(line)))
    .join('\n');
}

/** An address that cannot end its link: brackets and blanks are percent-encoded. */
export function linkAddress(url: string): string {
  return url.replace(/[()<>\s\\]/gu, (found) =>
    encodeURIComponent(found).replace('(', '%28').replace(')', '%29'),
  );
}
