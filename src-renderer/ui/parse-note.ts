import MarkdownIt from 'markdown-it';
import type { StateInline, Token } from 'markdown-it';
import { noteLinkAt } from '../../src-core/model/note-link.ts';
import type { NoteLink } from '../../src-core/model/note-link.ts';
import type { NoteElement, NoteNode } from './note-node.ts';

/** Rule of markdown-it: links to articles and passages, before it takes their brackets for its own. */
function noteLinkRule(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x5b || state.src.charCodeAt(state.pos + 1) !== 0x5b) return false;
  const found = noteLinkAt(state.src.slice(state.pos, Math.min(state.posMax, state.pos + 300)));
  if (found === null) return false;
  if (!silent) state.push('note_link', '', 0).meta = { link: found.link };
  state.pos += found.length;
  return true;
}

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });
markdown.inline.ruler.before('link', 'note_link', noteLinkRule);

const ELEMENTS: Readonly<Record<string, NoteElement>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  bullet_list: 'list',
  ordered_list: 'numbered',
  list_item: 'item',
  blockquote: 'quote',
  em: 'emphasis',
  strong: 'strong',
  s: 'struck',
  table: 'table',
  thead: 'group',
  tbody: 'group',
  tr: 'row',
  th: 'cell',
  td: 'cell',
};

/** Reads a note's Markdown as a tree that React draws; HTML in it is text. */
export function parseNote(note: string): readonly NoteNode[] {
  return nodesOf(markdown.parse(note, {}));
}

function nodesOf(tokens: readonly Token[]): readonly NoteNode[] {
  const root: NoteNode[] = [];
  const open: NoteNode[][] = [root];
  const add = (...nodes: readonly NoteNode[]): void => void open.at(-1)?.push(...nodes);
  for (const token of tokens) {
    if (token.nesting === -1) {
      if (open.length > 1) open.pop();
      continue;
    }
    if (token.nesting === 1) {
      const children: NoteNode[] = [];
      const name = token.type.replace(/_open$/, '');
      const href = String(token.attrGet('href') ?? '');
      if (name === 'link') add({ type: 'link', href, children });
      // A tight list's paragraphs are hidden: their words stand in the item itself.
      else if (token.hidden) add({ type: 'element', name: 'group', children });
      else add({ type: 'element', name: ELEMENTS[name] ?? 'group', children });
      open.push(children);
      continue;
    }
    switch (token.type) {
      case 'inline':
        add(...nodesOf(token.children ?? []));
        break;
      case 'text':
        add({ type: 'text', text: token.content });
        break;
      case 'softbreak':
      case 'hardbreak':
        add({ type: 'break' });
        break;
      case 'code_inline':
        add({ type: 'code', text: token.content });
        break;
      case 'fence':
      case 'code_block':
        add({ type: 'code-block', text: token.content });
        break;
      case 'hr':
        add({ type: 'rule' });
        break;
      case 'note_link':
        if (token.meta !== null) add({ type: 'note-link', link: token.meta['link'] as NoteLink });
        break;
      default:
        // Pictures are never fetched: their words stand for them.
        if (token.content !== '') add({ type: 'text', text: token.content });
    }
  }
  return root;
}
