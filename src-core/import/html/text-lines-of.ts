import { isElement, isText, type HtmlElement } from './html-node.ts';

/** Elements within a line. */
const INLINE = /^(?:a|abbr|b|bdi|cite|code|dfn|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr)$/u;
const NO_TEXT = /^(?:script|style|noscript|template|svg|textarea|select)$/u;
/** Names of parts that tell of other texts. */
const OTHERS = /comment|kommentar|widget|sidebar|related|recent|teaser|archive/iu;

/** Lines of text below an element as a browser would break them: at blocks and at line breaks; parts named for other texts are left out unless `all` are wanted. */
export function textLinesOf(root: HtmlElement, all = false): string[] {
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    const text = line.replace(/\s+/gu, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  const collect = (element: HtmlElement): void => {
    for (const child of element.childNodes) {
      if (isText(child)) line += child.textContent ?? '';
      if (!isElement(child) || NO_TEXT.test(child.localName)) continue;
      if (!all && OTHERS.test(`${child.getAttribute('class') ?? ''} ${child.getAttribute('id') ?? ''}`))
        continue;
      const inline = INLINE.test(child.localName);
      if (!inline) end();
      collect(child);
      if (!inline) end();
    }
  };
  collect(root);
  end();
  return lines;
}
