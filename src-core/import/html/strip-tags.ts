const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
/** Elements whose content is never text. */
const HIDDEN = /^<(script|style|template|noscript)(?=[\s>/])/iu;
const BLOCK_TAG =
  /^<\/?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul)(?=[\s>/])/iu;

/** The text between a page's tags, in one linear pass without building a tree; block tags become line ends. */
export function stripTags(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    parts.push(html.slice(at, open));
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open);
      continue;
    }
    const hidden = HIDDEN.exec(html.slice(open, open + 12));
    if (hidden !== null) {
      const closing = new RegExp(`</${hidden[1]!}`, 'giu');
      closing.lastIndex = open;
      const end = closing.exec(html);
      at = end === null ? html.length : after(html, '>', end.index);
      continue;
    }
    const close = html.indexOf('>', open);
    if (close < 0) break;
    if (/^<[a-z/!?]/iu.test(html.slice(open, open + 2))) {
      if (BLOCK_TAG.test(html.slice(open, Math.min(close + 1, open + 20)))) parts.push('\n');
      at = close + 1;
    } else {
      parts.push('<');
      at = open + 1;
    }
  }
  if (at < html.length && html.indexOf('<', at) < 0) parts.push(html.slice(at));
  return parts
    .join('')
    .replace(
      /&(amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/giu,
      (whole, name: string) => entity(name) ?? whole,
    );
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

function entity(name: string): string | null {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? null;
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
