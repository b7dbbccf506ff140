/** How a document of markup begins. */
export interface MarkupStart {
  /** Name after "<!DOCTYPE", in lower case; "" = none. */
  readonly doctype: string;
  /** The document from its first element or text on; "" where the beginning does not reach so far. */
  readonly rest: string;
}

/**
 * Skips byte order mark, blanks, XML declaration, instructions, comments and document type with all it declares. By hand:
 * comments in a row have exponentially many readings to a pattern that backtracks.
 */
export function markupStart(head: string): MarkupStart {
  let doctype = '';
  let at = 0;
  for (;;) {
    const sign = /[^\s\uFEFF]/u.exec(head.slice(at, at + 1));
    if (at >= head.length) return { doctype, rest: '' };
    if (sign === null) at += 1;
    else if (at === 0 && head.startsWith('\u00EF\u00BB\u00BF')) at = 3;
    else if (head.startsWith('<!--', at)) at = behind(head, '-->', at + 4);
    else if (head.startsWith('<?', at)) at = behind(head, '>', at + 2);
    else if (/^<!doctype\s/iu.test(head.slice(at, at + 10))) {
      doctype = /^[^\s[>]*/u.exec(head.slice(at + 10, at + 110).trimStart())![0].toLowerCase();
      at = behindDoctype(head, at + 10);
    } else return { doctype, rest: head.slice(at) };
  }
}

function behind(head: string, end: string, from: number): number {
  const at = head.indexOf(end, from);
  return at < 0 ? head.length : at + end.length;
}

/** A document type ends with ">" outside of quotes and of the brackets around its declarations. */
function behindDoctype(head: string, from: number): number {
  let quote = '';
  let inside = false;
  for (let at = from; at < head.length; at += 1) {
    const sign = head.charAt(at);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '[') inside = true;
    else if (sign === ']') inside = false;
    else if (sign === '>' && !inside) return at + 1;
  }
  return head.length;
}
