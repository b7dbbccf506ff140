import MarkdownIt, { type Token } from 'markdown-it';
import type { BlockType, MarkType } from '../../model/document.ts';
import type { DraftBlock, DraftMark } from '../../text/document-builder.ts';
import { absoluteUrl } from '../html/absolute-url.ts';

const parser = new MarkdownIt('default', { html: false, linkify: false, typographer: false });

const MARKS: Readonly<Record<string, MarkType>> = { em: 'emphasis', strong: 'strong' };

interface Inline {
  readonly raw: string;
  readonly marks: readonly DraftMark[];
  readonly figures: readonly { readonly alt: string; readonly source: string }[];
}

/** Reads Markdown into blocks and marks; HTML inside it stays text. `base` resolves relative links. */
export function markdownBlocks(text: string, base: string): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  const lists: { ordered: boolean }[] = [];
  let quotes = 0;
  let heading = 0;
  let itemStarted = false;
  let row: { raw: string; marks: DraftMark[] } | null = null;

  function add(inline: Inline): void {
    if (inline.raw.trim() === '' && inline.figures.length === 0) return;
    const type: BlockType =
      heading > 0
        ? 'heading'
        : lists.length > 0 && !itemStarted
          ? 'list-item'
          : quotes > 0
            ? 'quote'
            : 'paragraph';
    if (type === 'list-item') itemStarted = true;
    blocks.push({
      type,
      raw: inline.raw,
      marks: inline.marks,
      ...(inline.figures.length > 0 ? { figures: inline.figures } : {}),
      ...(type === 'heading' ? { level: heading } : {}),
      ...(type === 'list-item' ? { level: lists.length, ordered: lists.at(-1)!.ordered } : {}),
    });
  }

  for (const token of parser.parse(text, {})) {
    switch (token.type) {
      case 'heading_open':
        heading = Number(token.tag.slice(1));
        break;
      case 'heading_close':
        heading = 0;
        break;
      case 'blockquote_open':
        quotes += 1;
        break;
      case 'blockquote_close':
        quotes -= 1;
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        lists.push({ ordered: token.type === 'ordered_list_open' });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        itemStarted = lists.length > 0;
        break;
      case 'list_item_open':
        itemStarted = false;
        break;
      case 'hr':
        blocks.push({ type: 'rule', raw: '', marks: [] });
        break;
      case 'fence':
      case 'code_block':
        blocks.push({ type: 'code', raw: token.content, marks: [] });
        break;
      case 'tr_open':
        row = { raw: '', marks: [] };
        break;
      case 'tr_close':
        if (row !== null && row.raw.trim() !== '') blocks.push({ type: 'table-row', ...row });
        row = null;
        break;
      case 'inline': {
        const inline = inlineOf(token.children ?? [], base);
        if (row === null) add(inline);
        else addCell(row, inline);
        break;
      }
      default:
    }
  }
  return blocks;
}

function addCell(row: { raw: string; marks: DraftMark[] }, inline: Inline): void {
  if (row.marks.some((mark) => mark.type === 'cell')) row.raw += '\t';
  const start = row.raw.length;
  row.raw += inline.raw.replace(/\s/gu, ' ');
  row.marks.push({ type: 'cell', start, end: row.raw.length });
  for (const mark of inline.marks)
    row.marks.push({ ...mark, start: mark.start + start, end: mark.end + start });
}

function inlineOf(tokens: readonly Token[], base: string): Inline {
  const marks: DraftMark[] = [];
  const figures: { alt: string; source: string }[] = [];
  const open: { type: MarkType | null; start: number; href?: string }[] = [];
  let raw = '';
  for (const token of tokens) {
    const [name, what] = token.type.split('_');
    if (token.type === 'text' || token.type === 'text_special' || token.type === 'html_inline')
      raw += token.content;
    else if (token.type === 'softbreak') raw += ' ';
    else if (token.type === 'hardbreak') raw += '\n';
    else if (token.type === 'code_inline') {
      marks.push({ type: 'code', start: raw.length, end: raw.length + token.content.length });
      raw += token.content;
    } else if (token.type === 'image') {
      const source = absoluteUrl(String(token.attrGet('src') ?? ''), base);
      if (source !== null) figures.push({ alt: token.content, source });
      else raw += token.content;
    } else if (what === 'open') {
      const href = name === 'link' ? absoluteUrl(String(token.attrGet('href') ?? ''), base) : null;
      const type = name === 'link' ? (href === null ? null : 'link') : (MARKS[name ?? ''] ?? null);
      open.push({ type, start: raw.length, ...(href === null ? {} : { href }) });
    } else if (what === 'close') {
      const mark = open.pop();
      if (mark?.type === undefined || mark.type === null || mark.start === raw.length) continue;
      marks.push({
        type: mark.type,
        start: mark.start,
        end: raw.length,
        ...(mark.href === undefined ? {} : { href: mark.href }),
      });
    }
  }
  return { raw, marks, figures };
}
