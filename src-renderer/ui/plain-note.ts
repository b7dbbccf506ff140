import type { NoteElement, NoteNode } from './note-node.ts';

const WITHIN_A_LINE: ReadonlySet<NoteElement> = new Set(['emphasis', 'strong', 'struck', 'group']);

/** The words of a note that was read as Markdown, in one line. */
export function plainNote(nodes: readonly NoteNode[]): string {
  return nodes.map(wordsOf).join('').replace(/\s+/gu, ' ').trim();
}

function wordsOf(node: NoteNode): string {
  if (node.type === 'note-link') return node.link.title;
  if ('text' in node) return node.text;
  if (!('children' in node)) return ' ';
  const words = node.children.map(wordsOf).join('');
  return node.type === 'link' || WITHIN_A_LINE.has(node.name) ? words : ` ${words} `;
}
