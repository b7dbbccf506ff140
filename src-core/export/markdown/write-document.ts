import type { ArticleDocument, Block, Figure, Mark } from '../../model/document.ts';
import { escapeInline, escapeLineStart } from './escape-markdown.ts';

const WRAP: Readonly<Partial<Record<Mark['type'], readonly [open: string, close: string]>>> = {
  emphasis: ['*', '*'],
  strong: ['**', '**'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
};

interface Edge {
  readonly at: number;
  readonly text: string;
  /** Closers come before openers at one offset; inner closers before outer ones. */
  readonly rank: number;
}

/** Openers and closers of a mark, moved inside its white space: "** bold **" would not be bold. */
function edges(mark: Mark, text: string): readonly Edge[] {
  let { start, end } = mark;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  if (start === end) return [];
  const pair = mark.type === 'link' && mark.href ? ['[', `](${destination(mark.href)})`] : WRAP[mark.type];
  if (!pair) return [];
  const length = end - start;
  return [
    { at: start, text: pair[0] ?? '', rank: 1e9 - length },
    { at: end, text: pair[1] ?? '', rank: -1e9 + length },
  ];
}

function destination(href: string): string {
  return href.replace(/[()\\<>\s]/g, (char) =>
    encodeURIComponent(char).replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`),
  );
}

/** Inline text of [start, end) with its marks as Markdown; partly overlapping marks are left out rather than written wrongly. */
function inline(document: ArticleDocument, start: number, end: number): string {
  const inside = document.marks.filter(
    (mark) => mark.start >= start && mark.end <= end && mark.type !== 'cell',
  );
  const nested = inside.filter(
    (a) => !inside.some((b) => a !== b && a.start < b.start && a.end > b.start && a.end < b.end),
  );
  const all = nested
    .flatMap((mark) => edges(mark, document.text))
    .sort((a, b) => a.at - b.at || a.rank - b.rank);
  let at = start;
  let out = '';
  for (const edge of all) {
    out += escapeInline(document.text.slice(at, edge.at)) + edge.text;
    at = edge.at;
  }
  return out + escapeInline(document.text.slice(at, end));
}

function codeFence(text: string, syntax = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${syntax}\n${text}\n${fence}`;
}

function tableRow(document: ArticleDocument, block: Block): string {
  const cells = document.marks.filter(
    (mark) => mark.type === 'cell' && mark.start >= block.start && mark.end <= block.end,
  );
  const texts =
    cells.length > 0
      ? cells.map((cell) => inline(document, cell.start, cell.end))
      : [inline(document, block.start, block.end)];
  return `| ${texts.map((text) => text.replace(/\|/g, '\\|').replace(/\n/g, ' ')).join(' | ')} |`;
}

function blockMarkdown(document: ArticleDocument, block: Block): string {
  const text = document.text.slice(block.start, block.end);
  const body = inline(document, block.start, block.end).split('\n').map(escapeLineStart);
  switch (block.type) {
    case 'heading':
      // The note's own title and sections stand above: a document's headings start below them.
      return `${'#'.repeat(Math.min(6, (block.level ?? 2) + 1))} ${body.join(' ')}`;
    case 'quote':
      return body.map((line) => `> ${line}`).join('\n');
    case 'list-item':
      return `${'  '.repeat((block.level ?? 1) - 1)}${block.ordered === true ? '1.' : '-'} ${body.join('\n  ')}`;
    case 'caption':
      return `*${body.join(' ')}*`;
    case 'code':
      return codeFence(text, block.syntax);
    case 'table-row':
      return tableRow(document, block);
    case 'rule':
      return '---';
    case 'paragraph':
      return body.join('  \n');
  }
}

/** Items of one list and rows of one table stand line under line; everything else is set off by an empty line. */
function gap(before: Block | undefined, after: Block): string {
  if (!before) return '';
  const together = before.type === after.type && (after.type === 'list-item' || after.type === 'table-row');
  return together ? '\n' : '\n\n';
}

/** Names a picture and links to where it was: an embedded one would be fetched by whoever opens the note. */
function figureMarkdown({ alt, source }: Figure, label: string): string {
  const name = escapeInline(alt.trim() === '' ? label : `${label}: ${alt.replace(/\s+/gu, ' ').trim()}`);
  return /^https?:/iu.test(source) ? `*[${name}](${destination(source)})*` : `*${name}*`;
}

/** The document's text as Markdown, without the blocks that were folded as boilerplate; `pictureLabel` is the word for a picture. */
export function writeDocument(
  document: ArticleDocument,
  shownBlocks: readonly number[],
  pictureLabel: string,
): string {
  const shown = new Set(shownBlocks);
  const placed = [...document.blocks.entries()].filter(
    ([index, block]) => block.role === undefined || shown.has(index),
  );
  const figuresBefore = (index: number): readonly string[] =>
    document.figures
      .filter(({ beforeBlock }) => beforeBlock === index)
      .map((figure) => figureMarkdown(figure, pictureLabel));
  let out = '';
  let last: Block | undefined;
  for (const [index, block] of placed) {
    let before = last;
    for (const figure of figuresBefore(index)) {
      out += `${out === '' ? '' : '\n\n'}${figure}`;
      before = undefined;
    }
    out +=
      (before === undefined && out !== '' ? '\n\n' : gap(before, block)) + blockMarkdown(document, block);
    last = block;
    if (block.type === 'table-row' && before?.type !== 'table-row') {
      const columns = Math.max(
        1,
        document.marks.filter((m) => m.type === 'cell' && m.start >= block.start && m.end <= block.end)
          .length,
      );
      out += `\n|${' --- |'.repeat(columns)}`;
    }
  }
  for (const figure of figuresBefore(document.blocks.length)) out += `${out === '' ? '' : '\n\n'}${figure}`;
  return out;
}
