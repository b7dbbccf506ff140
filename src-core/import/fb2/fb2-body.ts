import type { MarkType } from '../../model/document.ts';
import type { BlockKind } from '../../text/document-builder.ts';
import { absoluteUrl } from '../html/absolute-url.ts';
import type { BlockWriter } from '../office/block-writer.ts';
import { childrenOf, type XmlElement } from '../xml/xml-element.ts';

const MARKS: Readonly<Record<string, MarkType>> = {
  strong: 'strong',
  emphasis: 'emphasis',
  sub: 'subscript',
  sup: 'superscript',
  code: 'code',
};

/** Writes a body: sections nest, their titles are headings. */
export function writeFb2(body: XmlElement, writer: BlockWriter): void {
  writeBlocks(body, writer, 1, { type: 'paragraph' });
}

function writeBlocks(element: XmlElement, writer: BlockWriter, depth: number, kind: BlockKind): void {
  for (const child of childrenOf(element)) {
    const name = child.attributes['id'];
    if (name === undefined) writeBlock(child, writer, depth, kind);
    else writer.named(name, () => writeBlock(child, writer, depth, kind));
  }
}

function writeBlock(child: XmlElement, writer: BlockWriter, depth: number, kind: BlockKind): void {
  switch (child.name) {
    case 'section':
      writeBlocks(child, writer, depth + 1, kind);
      break;
    case 'title':
      for (const [index, line] of childrenOf(child, 'p').entries()) {
        if (index > 0) writer.text(' ');
        writeInline(line, writer);
      }
      writer.endBlock({ type: 'heading', level: Math.min(6, depth) });
      break;
    case 'p':
    case 'v':
    case 'text-author':
    case 'date':
      writeInline(child, writer);
      writer.endBlock(kind);
      break;
    case 'subtitle':
      writeInline(child, writer);
      writer.endBlock({ type: 'heading', level: Math.min(6, depth + 1) });
      break;
    case 'cite':
    case 'epigraph':
      writeBlocks(child, writer, depth, { type: 'quote' });
      break;
    case 'table':
      for (const row of childrenOf(child, 'tr')) writeRow(row, writer);
      break;
    case 'image':
      writeImage(child, writer);
      break;
    case 'empty-line':
      break;
    default:
      writeBlocks(child, writer, depth, kind);
  }
}

function writeRow(row: XmlElement, writer: BlockWriter): void {
  const cells = childrenOf(row);
  const onlyHeads = cells.every(({ name }) => name === 'th');
  for (const [index, cell] of cells.entries()) {
    if (index > 0) writer.text('\t');
    const heads = cell.name === 'th' ? { heads: onlyHeads ? ('column' as const) : ('row' as const) } : {};
    writer.marked('cell', () => writeInline(cell, writer), heads);
  }
  writer.endBlock({ type: 'table-row' });
}

function writeImage({ attributes }: XmlElement, writer: BlockWriter): void {
  const source = /^#(.+)$/u.exec(hrefOf(attributes))?.[1];
  if (source !== undefined) writer.figure(attributes['alt'] ?? attributes['title'] ?? '', source);
}

/** Whatever prefix the file has for XLink. */
function hrefOf(attributes: XmlElement['attributes']): string {
  return Object.entries(attributes).find(([name]) => /(?:^|:)href$/u.test(name))?.[1] ?? '';
}

function writeInline(element: XmlElement, writer: BlockWriter): void {
  for (const child of element.children) {
    if (typeof child === 'string') {
      writer.text(child.replace(/\s+/gu, ' '));
      continue;
    }
    if (child.name === 'image') {
      writeImage(child, writer);
      continue;
    }
    const inside = (): void => writeInline(child, writer);
    const note = child.attributes['type'] === 'note';
    const mark = child.name === 'a' && note ? 'superscript' : MARKS[child.name];
    const target = child.name === 'a' ? hrefOf(child.attributes) : '';
    const address = absoluteUrl(target, '');
    const led = { to: target.slice(1), ...(note ? { note: 'sure' as const } : {}) };
    if (address !== null) writer.marked('link', inside, { href: address });
    else if (target.startsWith('#')) {
      const link = (): void => writer.marked('link', inside, led);
      if (note) writer.marked('superscript', link);
      else link();
    } else if (mark === undefined) inside();
    else writer.marked(mark, inside);
  }
}
