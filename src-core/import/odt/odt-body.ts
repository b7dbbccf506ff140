import type { BlockKind } from '../../text/document-builder.ts';
import { absoluteUrl } from '../html/absolute-url.ts';
import type { BlockWriter, DraftPoint } from '../office/block-writer.ts';
import { writeReference } from '../office/numbered-notes.ts';
import { childrenOf, elementsIn, textAt, textOf, type XmlElement } from '../xml/xml-element.ts';
import type { OdtStyles } from './odt-styles.ts';

/** A comment and where its passage lies; without an end it stands at a point. */
export interface OdtComment {
  readonly start: DraftPoint;
  end: DraftPoint | null;
  readonly note: string;
  readonly date: string;
}

/** What the walk through a text's body needs and gathers. */
export interface OdtBody {
  readonly writer: BlockWriter;
  readonly styles: OdtStyles;
  /** Bodies of notes, in the order of their references. */
  readonly notes: XmlElement[];
  readonly comments: OdtComment[];
  /** Comments with a passage, by their names. */
  readonly named: Map<string, OdtComment>;
  readonly titles: string[];
  /** Formulas by the address of their object. */
  readonly formulas: ReadonlyMap<string, string>;
}

interface ListPlace {
  readonly level: number;
  readonly style: string | undefined;
}

const QUOTE = /^(?:Quotations?|Quote|Block Quotation|Zitat)$/iu;
const CODE = /^(?:Preformatted Text|Source Text|Code)$/iu;
const CAPTION = /^(?:Caption|Illustration|Figure|Drawing|Table)$/iu;

/** Writes all blocks inside an element. */
export function writeOdt(element: XmlElement, body: OdtBody, list: ListPlace | null = null): void {
  for (const child of childrenOf(element)) writeBlock(child, body, list);
}

function writeBlock(element: XmlElement, body: OdtBody, list: ListPlace | null): void {
  const { name, attributes } = element;
  switch (name) {
    case 'text:p':
    case 'text:h':
      return writeParagraph(element, body, list);
    case 'text:list': {
      const inner = { level: (list?.level ?? 0) + 1, style: attributes['text:style-name'] ?? list?.style };
      for (const item of childrenOf(element)) {
        let first = true;
        for (const child of childrenOf(item)) {
          // The further paragraphs of an entry belong to it, but begin none.
          writeBlock(child, body, child.name === 'text:list' || first ? inner : null);
          first = false;
        }
      }
      return;
    }
    case 'table:table':
      return writeTable(element, body);
    case 'text:section':
    case 'text:index-body':
    case 'text:table-of-content':
    case 'text:illustration-index':
    case 'text:table-index':
    case 'text:alphabetical-index':
    case 'text:bibliography':
    case 'text:index-title':
    case 'text:numbered-paragraph':
    case 'office:text':
      return writeOdt(element, body, list);
    case 'draw:frame':
    case 'draw:g':
    case 'draw:a':
      return writeFrame(element, body);
  }
}

function writeParagraph(element: XmlElement, body: OdtBody, list: ListPlace | null): void {
  const { writer, styles } = body;
  const boxes: XmlElement[] = [];
  writeInline(element, body, boxes);
  const { names } = styles.style(element.attributes['text:style-name']);
  const isTitle = names.some((each) => /^(?:Title|Titel)$/u.test(each));
  const level = Number(element.attributes['text:outline-level'] ?? 1);
  const from = writer.drafts.length;
  writer.endBlock(kindOf(element.name === 'text:h' ? level : null, isTitle, names, list, styles));
  const draft = writer.drafts[from];
  if (isTitle && draft !== undefined) body.titles.push(draft.raw);
  for (const box of boxes) writeOdt(box, body);
}

function kindOf(
  heading: number | null,
  isTitle: boolean,
  names: readonly string[],
  list: ListPlace | null,
  styles: OdtStyles,
): BlockKind {
  if (heading !== null) return { type: 'heading', level: Math.min(6, Math.max(1, heading)) };
  if (isTitle) return { type: 'heading', level: 1 };
  if (list !== null)
    return { type: 'list-item', level: list.level, ordered: styles.ordered(list.style, list.level) };
  if (names.some((each) => QUOTE.test(each))) return { type: 'quote' };
  if (names.some((each) => CODE.test(each))) return { type: 'code' };
  return { type: names.some((each) => CAPTION.test(each)) ? 'caption' : 'paragraph' };
}

function writeTable(table: XmlElement, body: OdtBody): void {
  const { writer } = body;
  for (const { row, heads } of rowsOf(table)) {
    let first = true;
    for (const cell of childrenOf(row)) {
      if (cell.name !== 'table:table-cell' && cell.name !== 'table:covered-table-cell') continue;
      if (!first) writer.text('\t');
      first = false;
      writer.marked('cell', () => writeCell(cell, body), heads ? { heads: 'column' } : {});
    }
    writer.endBlock({ type: 'table-row' });
  }
}

interface OdtRow {
  readonly row: XmlElement;
  /** Whether it names the columns. */
  readonly heads: boolean;
}

function rowsOf(table: XmlElement, heads = false): readonly OdtRow[] {
  return childrenOf(table).flatMap((child) => {
    if (child.name === 'table:table-row') return [{ row: child, heads }];
    return /^table:table-(?:header-rows|rows|row-group)$/u.test(child.name)
      ? rowsOf(child, heads || child.name === 'table:table-header-rows')
      : [];
  });
}

/** All paragraphs of a cell in one line. */
function writeCell(cell: XmlElement, body: OdtBody): void {
  let first = true;
  const write = (element: XmlElement): void => {
    for (const child of childrenOf(element)) {
      if (child.name !== 'text:p' && child.name !== 'text:h') {
        write(child);
        continue;
      }
      if (!first) body.writer.text(' ');
      first = false;
      writeInline(child, body, []);
    }
  };
  write(cell);
}

/** Blanks of the file's own lay-out are one blank; `boxes` takes in what has blocks of its own. */
function writeInline(element: XmlElement, body: OdtBody, boxes: XmlElement[]): void {
  const { writer, styles } = body;
  for (const child of element.children) {
    if (typeof child === 'string') {
      writer.text(child.replace(/[ \t\r\n]+/gu, ' '));
      continue;
    }
    const { name, attributes } = child;
    const inside = (): void => writeInline(child, body, boxes);
    switch (name) {
      case 'text:span':
        writeSpan(styles.style(attributes['text:style-name']), inside, writer);
        break;
      case 'text:a': {
        const target = attributes['xlink:href'] ?? '';
        const address = absoluteUrl(target, '');
        if (address !== null) writer.marked('link', inside, { href: address });
        else if (target.startsWith('#')) writer.marked('link', inside, { to: target.slice(1) });
        else inside();
        break;
      }
      case 'text:s':
        writer.text(' '.repeat(Math.min(1000, Math.max(1, Number(attributes['text:c'] ?? 1) || 1))));
        break;
      case 'text:tab':
        writer.text('\t');
        break;
      case 'text:line-break':
        writer.text('\n');
        break;
      case 'text:note': {
        const [noteBody] = childrenOf(child, 'text:note-body');
        if (noteBody === undefined) break;
        body.notes.push(noteBody);
        writeReference(writer, body.notes.length);
        break;
      }
      case 'office:annotation':
        writeComment(child, body);
        break;
      case 'office:annotation-end': {
        const comment = body.named.get(attributes['office:name'] ?? '');
        if (comment !== undefined) comment.end = writer.here();
        break;
      }
      case 'text:ruby':
        for (const base of childrenOf(child, 'text:ruby-base')) writeInline(base, body, boxes);
        break;
      case 'draw:frame': {
        const formula = body.formulas.get(
          childrenOf(child, 'draw:object')[0]?.attributes['xlink:href'] ?? '',
        );
        if (formula === undefined) boxes.push(...pictureBoxes(child, body));
        else writer.text(formula);
        break;
      }
      case 'draw:g':
      case 'draw:a':
      case 'draw:custom-shape':
      case 'draw:rect':
        boxes.push(...pictureBoxes(child, body));
        break;
      case 'text:bookmark':
      case 'text:bookmark-start':
        writer.named(attributes['text:name'] ?? '');
        break;
      case 'text:tracked-changes':
      case 'text:soft-page-break':
      case 'office:event-listeners':
        break;
      default:
        if (!/^(?:draw|office|dc|svg|presentation):/u.test(name)) inside();
    }
  }
}

function writeSpan(
  { bold, italic, raised }: ReturnType<OdtStyles['style']>,
  inside: () => void,
  writer: BlockWriter,
): void {
  let write = inside;
  const wrap = (type: 'strong' | 'emphasis' | 'superscript' | 'subscript'): void => {
    const inner = write;
    write = () => writer.marked(type, inner);
  };
  if (raised !== null) wrap(raised);
  if (italic) wrap('emphasis');
  if (bold) wrap('strong');
  write();
}

function writeComment(element: XmlElement, body: OdtBody): void {
  const note = elementsIn(element, 'text:p')
    .map((paragraph) => textOf(paragraph).trim())
    .filter((text) => text !== '')
    .join('\n\n');
  const comment = { start: body.writer.here(), end: null, note, date: textAt(element, 'dc:date') };
  body.comments.push(comment);
  const name = element.attributes['office:name'];
  if (name !== undefined) body.named.set(name, comment);
}

function writeFrame(element: XmlElement, body: OdtBody): void {
  for (const box of pictureBoxes(element, body)) writeOdt(box, body);
}

/** Writes a frame's pictures and gives its boxes of text. */
function pictureBoxes(element: XmlElement, body: OdtBody): readonly XmlElement[] {
  if (/^draw:(?:custom-shape|rect)$/u.test(element.name)) return [element];
  const boxes: XmlElement[] = [];
  for (const child of childrenOf(element)) {
    const source = child.attributes['xlink:href'] ?? '';
    if (child.name === 'draw:image' && !/^[a-z][a-z0-9+.-]*:/iu.test(source) && source !== '')
      body.writer.figure(
        textAt(element, 'svg:title') || textAt(element, 'svg:desc'),
        source.replace(/^\.\//u, ''),
      );
    else if (child.name === 'draw:text-box') boxes.push(child);
    else if (/^draw:(?:frame|g|a)$/u.test(child.name)) boxes.push(...pictureBoxes(child, body));
  }
  return boxes;
}
