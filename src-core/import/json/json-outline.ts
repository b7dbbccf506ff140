import { canonicalLine } from '../../text/canonical-text.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import { markdownContent } from '../markdown/markdown-blocks.ts';

/** Nesting and entries taken of data that no importer knows. */
const DEEPEST = 40;
const MOST = 20_000;
const TITLES = /^(?:title|headline|subject|titel)s?$/iu;
const NAMES = /^(?:name|display_?name)$/iu;
/** Entries whose values are for programs. */
const FOR_PROGRAMS =
  /(?:^|[_\-/:])(?:u?id|uuid|guid|key|type|object|mime_?type|colou?r|user|e-?mail|hash|etag|version|status|language)$/iu;
/** Addresses, dates, hashes and other values that are no words for a reader. */
const NO_WORDS = /^(?:https?:\/\/\S+|[0-9a-f-]{16,}|\d{4}-\d{2}-\d{2}\S*|[A-Za-z0-9+/=_-]{60,}|\S{1,3})$/u;

/** What a piece of JSON says: its words in order, and what names it. */
export interface JsonOutline {
  readonly title: string;
  readonly blocks: readonly DraftBlock[];
}

/** Reads an outline ("children" of "string"s, as Roam writes them) as nested lists, and all else as the texts it holds. */
export function jsonOutline(value: unknown): JsonOutline {
  const blocks: DraftBlock[] = [];
  let title = '';
  let named = '';
  const visit = (node: unknown, name: string, depth: number, level: number): void => {
    if (depth > DEEPEST || blocks.length >= MOST) return;
    if (typeof node === 'string') {
      const text = canonicalLine(node);
      if (text === '' || NO_WORDS.test(text) || !/\p{L}{2}/u.test(text)) return;
      if (named === '' && NAMES.test(name)) named = text.slice(0, 300);
      if (title === '' && TITLES.test(name)) {
        title = text.slice(0, 300);
        return;
      }
      if (name === 'string') {
        blocks.push(...roamBlocks(node, level));
        return;
      }
      blocks.push(
        level > 0
          ? { type: 'list-item', level, ordered: false, raw: node, marks: [] }
          : { type: 'paragraph', raw: node, marks: [] },
      );
      return;
    }
    if (Array.isArray(node)) {
      for (const each of node) visit(each, name, depth + 1, level);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    for (const [key, each] of Object.entries(node)) {
      if (FOR_PROGRAMS.test(key) && typeof each === 'string') continue;
      const below = key === 'children' && Array.isArray(each);
      visit(
        each,
        key,
        depth + 1,
        key === 'string' ? Math.max(1, level) : below ? Math.min(6, level + 1) : level,
      );
    }
  };
  visit(value, '', 0, 0);
  return { title: title || named, blocks };
}

/** Ticks, and what is shown in place of its address, as Roam writes them. */
const TICK = /^\s*\{\{(?:\[\[)?(TODO|DONE)(?:\]\])?\}\}\s*/u;
const EMBED = /\{\{(?:\[\[)?[a-z-]{1,20}(?:\]\])?:\s*(https?:\/\/[^\s{}]+)\s*\}\}/gu;

/** An entry of an outline is Markdown, but for italics. */
function roamBlocks(text: string, level: number): readonly DraftBlock[] {
  const markdown = text
    .replace(TICK, (_, state: string) => (state === 'DONE' ? '☑ ' : '☐ '))
    .replace(EMBED, '$1')
    .replace(/\[([^\]\n]{1,300})\]\((?:\[\[[^\]\n]{1,300}\]\]|\(\([\w-]{1,40}\)\))\)/gu, '$1')
    .replace(/__(?=\S)([^_\n]+)(?<=\S)__/gu, '*$1*');
  return markdownContent(markdown, '').blocks.map((block) =>
    block.type === 'paragraph' ? { ...block, type: 'list-item', level, ordered: false } : block,
  );
}
