import { isElement, isText, type HtmlElement, type HtmlNode } from './html-node.ts';

/** Nesting beyond which only the signs are taken. */
const DEEPEST = 60;
/** Signs that say "times" or "applied to" to programs only. */
const INVISIBLE = /[\u2061-\u2064]/gu;
/** Letters that would grow together. */
const CURSIVE = /\p{Script=Arabic}$/u;

/** A formula in MathML as one line: "f(x) = ax^2", "(a+b)/2", "√(x+1)"; what it says twice for other programs is left out. */
export function mathText(math: HtmlElement): string {
  return written(math, 0).replace(/\s+/gu, ' ').trim();
}

function written(node: HtmlNode, depth: number): string {
  if (isText(node)) return node.textContent ?? '';
  if (!isElement(node)) return '';
  if (depth > DEEPEST) return node.textContent ?? '';
  const parts = [...node.children];
  const part = (index: number): string => {
    const child = parts[index];
    return child === undefined ? '' : written(child, depth + 1);
  };
  switch (node.localName.toLowerCase()) {
    case 'annotation':
    case 'annotation-xml':
      return '';
    case 'msup':
    case 'mover':
      return `${part(0)}^${grouped(part(1))}`;
    case 'msub':
    case 'munder':
      return `${part(0)}_${grouped(part(1))}`;
    case 'msubsup':
    case 'munderover':
      return `${part(0)}_${grouped(part(1))}^${grouped(part(2))}`;
    case 'mfrac':
      return `${grouped(part(0))}/${grouped(part(1))}`;
    case 'msqrt':
      return `√${grouped(inside(node, depth))}`;
    case 'mroot':
      return `${grouped(part(0))}^(1/${part(1)})`;
    case 'mo':
      // Blanks around a sign mean nothing, and the sign may be one that is not seen.
      return inside(node, depth).trim();
    case 'mtr':
      return `${parts.map((_, index) => part(index)).join(' ')} `;
    default:
      return inside(node, depth);
  }
}

/** Blanks between elements mean nothing; names of more than one letter keep apart. */
function inside(node: HtmlElement, depth: number): string {
  let text = '';
  for (const child of node.childNodes) {
    if (isText(child) && (child.textContent ?? '').trim() === '') continue;
    const part = written(child, depth + 1).replace(INVISIBLE, '');
    const parted = /\p{L}$/u.test(text) && /^\p{L}/u.test(part);
    if (parted && (/\p{L}{2}$/u.test(part.trim()) || /\p{L}{2}$/u.test(text) || CURSIVE.test(text)))
      text += ' ';
    text += part;
  }
  return text;
}

/** In brackets where it is more than one number or name. */
function grouped(text: string): string {
  const part = text.trim();
  return /^(?:\p{L}+|[\p{N}.,]+|.)$/su.test(part) ? part : `(${part})`;
}
