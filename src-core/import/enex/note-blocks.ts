import type { DraftBlock } from '../../text/document-builder.ts';
import { colourOf } from '../colour-of.ts';
import { htmlBlocks, type HtmlBlock } from '../html/html-blocks.ts';
import { pagePlaces } from '../html/page-places.ts';
import type { HtmlElement } from '../html/html-node.ts';
import { judgeBlocks, ownRoles } from '../html/judge-blocks.ts';
import { nestingDepth, parseHtml } from '../html/parse-html.ts';
import { stripTags } from '../html/strip-tags.ts';
import { linesToBlocks } from '../lines/lines-to-blocks.ts';
import type { Quote } from '../quotes/quotes-article.ts';

/** Stands for a file of the note while its content is read: the reader of pages keeps only web addresses. */
const MEDIA = 'https://media.invalid/';
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/iu;
const CODE_BOX = /-en-codeblock\s*:\s*true/iu;
const HIGHLIGHT = /(?:-en-highlight|-evernote-highlight)\s*:\s*([a-z]+)/iu;

/** What a note's content (ENML) gives: blocks, and the words highlighted in it. Pictures are named "enex:" and their hash. */
export interface NoteContent {
  readonly blocks: readonly DraftBlock[];
  readonly highlights: readonly Quote[];
}

/** Reads ENML: XHTML with elements of Evernote's own for files, tick boxes and encrypted passages. */
export function noteContent(
  enml: string,
  base: string,
  clipped: boolean,
  nameOf: (hash: string) => string,
  deepest: number,
): NoteContent {
  const html = withoutEncrypted(enml)
    .replace(/<\?xml[^>]*>|<!DOCTYPE[^>]*>/giu, '')
    .replace(/<en-media\s([^<>]*?)\/?>(?:\s*<\/en-media>)?/giu, (_, attributes: string) =>
      mediaTag(attributes, nameOf),
    )
    .replace(/<en-todo([^<>]*?)\/?>(?:\s*<\/en-todo>)?/giu, (_, attributes: string) =>
      /checked\s*=\s*["']?true/iu.test(attributes) ? '☑ ' : '☐ ',
    )
    .replace(
      /<li(?=[^<>]*--en-checked\s*:\s*(true|false))[^<>]*>/giu,
      (whole, done: string) => `${whole}${done.toLowerCase() === 'true' ? '☑ ' : '☐ '}`,
    )
    // XHTML closes empty elements in themselves; for HTML they would stay open.
    .replace(/<([a-z][a-z0-9-]*)((?:\s[^<>]*?)?)\/>/giu, (whole, name: string, rest: string) =>
      VOID.test(name) ? whole : `<${name}${rest}></${name}>`,
    );
  if (nestingDepth(html) > deepest) return { blocks: linesToBlocks(stripTags(html)), highlights: [] };
  const { body } = parseHtml(html);
  const read = htmlBlocks(body, base, pagePlaces(body, base));
  const judged = clipped ? judgeBlocks(read, ownRoles(read), '') : read;
  return { blocks: joinCode(judged).map(draftOf), highlights: highlightsIn(body) };
}

/** Without passages that only a password opens. Not by a pattern: one that is never closed would have it search to the end for each. */
function withoutEncrypted(enml: string): string {
  const end = '</en-crypt>';
  let text = '';
  let from = 0;
  for (let at = enml.indexOf('<en-crypt'); at >= 0; at = enml.indexOf('<en-crypt', from)) {
    const to = enml.indexOf(end, at);
    if (to < 0) break;
    text += enml.slice(from, at);
    from = to + end.length;
  }
  return text + enml.slice(from);
}

/** A picture, or the name of a file that lies in the note. */
function mediaTag(attributes: string, nameOf: (hash: string) => string): string {
  const value = (name: string): string =>
    new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`, 'iu').exec(attributes)?.[1] ?? '';
  const hash = value('hash').toLowerCase();
  if (!/^[0-9a-f]{32}$/u.test(hash)) return '';
  if (!/^image\//iu.test(value('type')))
    return nameOf(hash).replace(/[&<>]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<img src="${MEDIA}${hash}" alt="${value('alt').replaceAll('"', '')}">`;
}

/** Each line of a code box is a box of its own. */
function joinCode(blocks: readonly HtmlBlock[]): HtmlBlock[] {
  const joined: HtmlBlock[] = [];
  let last: HtmlElement | null = null;
  for (const block of blocks) {
    const box = codeBox(block.element);
    const before = joined.at(-1);
    if (box === null || block.type === 'rule') joined.push(block);
    else if (box === last && before !== undefined) {
      joined[joined.length - 1] = {
        ...before,
        raw: `${before.raw}\n${block.raw.replace(/\u00A0/gu, ' ').trimEnd()}`,
      };
    } else {
      const { level: _level, ordered: _ordered, role: _role, ...rest } = block;
      joined.push({ ...rest, type: 'code', marks: [], raw: block.raw.replace(/\u00A0/gu, ' ').trimEnd() });
    }
    last = box;
  }
  return joined;
}

function codeBox(element: HtmlElement): HtmlElement | null {
  for (let node: HtmlElement | null = element; node?.nodeType === 1; node = node.parentNode)
    if (CODE_BOX.test(node.getAttribute('style') ?? '')) return node;
  return null;
}

function draftOf({ element: _element, linked: _linked, ...block }: HtmlBlock): DraftBlock {
  if (block.figures === undefined) return block;
  const figures = block.figures.map(({ alt, source }) => ({
    alt,
    source: source.startsWith(MEDIA) ? `enex:${source.slice(MEDIA.length)}` : source,
  }));
  return { ...block, figures };
}

function highlightsIn(body: HtmlElement): Quote[] {
  const quotes: Quote[] = [];
  for (const element of body.querySelectorAll('span[style], font[style], mark')) {
    const style = element.getAttribute('style') ?? '';
    const found = HIGHLIGHT.exec(style);
    if (found === null && element.localName !== 'mark') continue;
    const name = found?.[1] ?? '';
    quotes.push({
      text: element.textContent ?? '',
      note: '',
      colour: colourOf(name === 'true' ? '' : name),
      topics: [],
      place: '',
      created: null,
    });
  }
  return quotes;
}
