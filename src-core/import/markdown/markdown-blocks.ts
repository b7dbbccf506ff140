import type { Token } from 'markdown-it';
import type { BlockType } from '../../model/document.ts';
import type { DraftAnchor, DraftBlock, DraftMark } from '../../text/document-builder.ts';
import { syntaxName } from '../html/code-syntax.ts';
import { htmlBlocks } from '../html/html-blocks.ts';
import type { PageFigure } from '../html/page-figure.ts';
import { nestingDepth, parseHtml } from '../html/parse-html.ts';
import { stripTags } from '../html/strip-tags.ts';
import { ownName, fragmentName, type PagePlaces } from '../html/page-places.ts';
import { numberedNote } from '../office/numbered-notes.ts';
import { headingName } from './heading-name.ts';
import { hiddenAfter, type HiddenPart } from './hidden-part.ts';
import { inlineContent, type InlineContent } from './inline-content.ts';
import { NOTE, noteLabels } from './markdown-notes.ts';
import { markdownParser } from './markdown-parser.ts';
import { NoteNumbers } from './note-numbers.ts';

/** A block whose pictures may lie beside the note. */
export interface MarkdownBlock extends DraftBlock {
  readonly figures?: readonly PageFigure[];
}

/** What a Markdown text holds. */
export interface MarkdownContent {
  readonly blocks: readonly MarkdownBlock[];
  /** Words that are highlighted in it, in order. */
  readonly highlights: readonly string[];
}

/** Nesting of HTML beyond which only its words are taken. */
const DEEPEST = 200;
/** A task at the beginning of a list item. */
const TASK = /^\[([ xX])\]\s+/u;
/** What kind of box a quotation is shown as ("[!note]"). */
const CALLOUT = /^\[![\w-]{1,40}\][+-]?[ \t]*/u;

/** Reads Markdown into blocks and marks; HTML inside it is read like a page's. `base` resolves relative links. */
export function markdownContent(text: string, base: string): MarkdownContent {
  const blocks: MarkdownBlock[] = [];
  const highlights: string[] = [];
  const lists: { ordered: boolean }[] = [];
  let quotes = 0;
  let heading = 0;
  let itemStarted = false;
  let row: RowContent | null = null;
  let inHead = false;
  const labels = noteLabels();
  const notes = new NoteNumbers(labels);
  /** Notes that are being read, innermost last: their number, and their first block. */
  const openNotes: { readonly number: number | null; readonly label: string; readonly from: number }[] = [];
  /** What a heading that was met before is called again: "name-1". */
  const names = new Map<string, number>();
  let hidden: HiddenPart | null = null;

  function add({ raw, marks, anchors: own, figures }: InlineContent): void {
    if (raw.trim() === '' && figures.length === 0) return;
    const type: BlockType =
      heading > 0
        ? 'heading'
        : lists.length > 0 && !itemStarted
          ? 'list-item'
          : quotes > 0
            ? 'quote'
            : 'paragraph';
    if (type === 'list-item') itemStarted = true;
    const anchors = type === 'heading' ? [...own, anchorOfHeading(raw)] : own;
    blocks.push({
      type,
      raw,
      marks,
      ...(anchors.length > 0 ? { anchors } : {}),
      ...(figures.length > 0 ? { figures } : {}),
      ...(type === 'heading' ? { level: heading } : {}),
      ...(type === 'list-item' ? { level: lists.length, ordered: lists.at(-1)!.ordered } : {}),
    });
  }

  function anchorOfHeading(raw: string): DraftAnchor {
    const name = headingName(raw);
    const before = names.get(name) ?? 0;
    names.set(name, before + 1);
    return { name: before === 0 ? name : `${name}-${before}`, start: 0, end: raw.length };
  }

  function closeNote(): void {
    const note = openNotes.pop();
    if (note === undefined) return;
    const { number, label, from } = note;
    const own = blocks.splice(from);
    blocks.push(...(number === null ? labelled(own, label) : numberedNote(own, number)));
  }

  function inline(tokens: readonly Token[]): void {
    const [first] = tokens;
    if (first?.type === 'text') {
      if (lists.length > 0 && !itemStarted)
        first.content = first.content.replace(TASK, (_, done: string) => (done === ' ' ? '☐ ' : '☑ '));
      if (quotes > 0) first.content = first.content.replace(CALLOUT, '');
    }
    const content = inlineContent(tokens, base, notes, hidden);
    ({ hidden } = content);
    highlights.push(...content.highlights);
    if (row === null) add(content);
    else addCell(row, content, inHead);
  }

  function html(source: string): void {
    const before = hidden;
    hidden = hiddenAfter(source, hidden);
    if (before === null) blocks.push(...blocksOfHtml(source, base));
  }

  for (const token of markdownParser.parse(text, { ...labels })) {
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
        if (hidden === null) blocks.push({ type: 'rule', raw: '', marks: [] });
        break;
      case 'fence':
      case 'code_block':
        if (hidden === null) blocks.push(codeBlock(token));
        break;
      case 'html_block':
        html(token.content);
        break;
      case 'thead_open':
      case 'thead_close':
        inHead = token.nesting > 0;
        break;
      case `${NOTE}_open`:
        openNotes.push({ number: notes.of(token.info), label: token.content, from: blocks.length });
        break;
      case `${NOTE}_close`:
        closeNote();
        break;
      case 'tr_open':
        row = { raw: '', marks: [], anchors: [], figures: [] };
        break;
      case 'tr_close':
        if (row !== null && (row.raw.trim() !== '' || row.figures.length > 0))
          blocks.push({ type: 'table-row', ...row });
        row = null;
        break;
      case 'inline':
        inline(token.children ?? []);
        break;
      default:
    }
  }
  for (let note = notes.takeInline(); note !== undefined; note = notes.takeInline()) {
    openNotes.push({ number: note.number, label: '', from: blocks.length });
    inline(note.tokens);
    closeNote();
  }
  return { blocks, highlights };
}

/** Behind the fence stands the language, and what else a program wants to know. */
function codeBlock({ content, info }: Token): MarkdownBlock {
  const syntax = syntaxName(/^\s*\{?\s*\.?([^\s{},:]+)/u.exec(info)?.[1] ?? '');
  return { type: 'code', raw: content, marks: [], ...(syntax === null ? {} : { syntax }) };
}

/** A note that nothing refers to keeps its label as it was written. */
function labelled([first, ...rest]: readonly MarkdownBlock[], label: string): readonly MarkdownBlock[] {
  if (first === undefined) return [{ type: 'paragraph', raw: label, marks: [] }];
  const { length } = label;
  const marks = first.marks.map((mark) => ({ ...mark, start: mark.start + length, end: mark.end + length }));
  return [{ ...first, raw: label + first.raw, marks }, ...rest];
}

interface RowContent {
  raw: string;
  readonly marks: DraftMark[];
  readonly anchors: DraftAnchor[];
  readonly figures: PageFigure[];
}

/** Names are compared as links write them, whatever the text's own spelling. */
const PLACES: PagePlaces = {
  nameOf: (address) => {
    const name = address.startsWith('#') ? fragmentName(address.slice(1)) : null;
    return name === null ? null : headingName(name);
  },
  placeOf: (element) => {
    const name = ownName(element);
    return name === null ? null : headingName(name);
  },
};

function blocksOfHtml(source: string, base: string): readonly MarkdownBlock[] {
  // A note that shows a script talks about it.
  if (/^\s*<script\b/iu.test(source)) return [{ type: 'paragraph', raw: source, marks: [] }];
  if (nestingDepth(source) > DEEPEST) return [{ type: 'paragraph', raw: stripTags(source), marks: [] }];
  return htmlBlocks(parseHtml(source).body, base, PLACES).map(
    ({ element: _element, linked: _linked, ...block }) => block,
  );
}

function addCell(row: RowContent, { raw, marks, anchors, figures }: InlineContent, inHead: boolean): void {
  if (row.marks.some((mark) => mark.type === 'cell')) row.raw += '\t';
  const start = row.raw.length;
  row.raw += raw.replace(/\s/gu, ' ');
  row.figures.push(...figures);
  row.marks.push({ type: 'cell', start, end: row.raw.length, ...(inHead ? { heads: 'column' } : {}) });
  for (const mark of marks) row.marks.push({ ...mark, start: mark.start + start, end: mark.end + start });
  for (const anchor of anchors)
    row.anchors.push({ ...anchor, start: anchor.start + start, end: anchor.end + start });
}
