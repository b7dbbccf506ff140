/** An element that is not shown, and how many of its name are open. */
export interface HiddenPart {
  readonly name: string;
  readonly depth: number;
}

const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/giu;
const HIDDEN = /\sstyle\s*=\s*["'][^"']*display\s*:\s*none|\shidden(?:\s|=|$)/iu;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/iu;

/** What is hidden behind a piece of HTML that comes in parts, as Markdown cuts it; null = nothing. */
export function hiddenAfter(html: string, before: HiddenPart | null): HiddenPart | null {
  let hidden = before;
  for (const [, close = '', given = '', attributes = ''] of html.matchAll(TAG)) {
    const name = given.toLowerCase();
    if (hidden === null) {
      if (close === '' && !VOID.test(name) && !attributes.endsWith('/') && HIDDEN.test(attributes))
        hidden = { name, depth: 1 };
    } else if (name === hidden.name) {
      const depth: number = hidden.depth + (close === '' ? 1 : -1);
      hidden = depth === 0 ? null : { name, depth };
    }
  }
  return hidden;
}
