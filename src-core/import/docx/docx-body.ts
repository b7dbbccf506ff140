import { absoluteUrl } from '../html/absolute-url.ts';
import type { BlockWriter, DraftPoint, MarkDetails } from '../office/block-writer.ts';
import { writeReference } from '../office/numbered-notes.ts';
import { childAt, childrenOf, elementsIn, textOf, type XmlElement } from '../xml/xml-element.ts';
import type { Numbering } from './docx-numbering.ts';
import type { Relationships } from './docx-package.ts';
import { outlineLevel, type ParagraphStyle } from './docx-styles.ts';

/** What the walk through a document's body needs and gathers. */
export interface DocxBody {
  readonly writer: BlockWriter;
  readonly styles: (id: string | undefined) => ParagraphStyle;
  readonly numbering: Numbering;
  /** Of the part that is read. */
  readonly relationships: Relationships;
  /** What diagrams (SmartArt) say, by the path of their data. */
  readonly diagrams: ReadonlyMap<string, XmlElement>;
  /** Footnotes and endnotes in the order in which the text names them, each by its kind and identifier. */
  readonly notes: string[];
  /** Where the passages of comments begin and end. */
  readonly comments: Map<string, { start: DraftPoint; end: DraftPoint | null }>;
  /** Text of the document's own title. */
  readonly titles: string[];
}

/** Fields under way: their instructions are no text. */
interface Fields {
  /** For each nested field whether its result has begun. */
  readonly open: { result: boolean; instruction: string }[];
}

/** Columns that a cell may take; Word has 63. */
const WIDEST = 1000;
const SYMBOL_FONTS = /symbol|wingdings|webdings/iu;

/** Writes all blocks of a body, a table's cell or a note. */
export function writeBody(element: XmlElement, body: DocxBody): void {
  const fields: Fields = { open: [] };
  for (const child of childrenOf(element)) writeBlock(child, body, fields);
}

function writeBlock(element: XmlElement, body: DocxBody, fields: Fields): void {
  const { name } = element;
  if (name === 'w:p') writeParagraph(element, body, fields);
  else if (name === 'w:tbl') writeTable(element, body);
  else if (name === 'w:sdt') {
    const content = childAt(element, 'w:sdtContent');
    if (content !== null) for (const child of childrenOf(content)) writeBlock(child, body, fields);
  } else if (/^w:(?:commentRangeStart|commentRangeEnd|bookmarkStart)$/u.test(name))
    writeInline(element, body, fields);
  else if (/^(?:w:ins|w:moveTo|w:smartTag|w:customXml|mc:AlternateContent|mc:Choice|w:altChunk)$/u.test(name))
    for (const child of childrenOf(element)) writeBlock(child, body, fields);
}

function writeParagraph(paragraph: XmlElement, body: DocxBody, fields: Fields): void {
  const { writer } = body;
  const boxes = textBoxes(paragraph);
  const diagrams = body.diagrams.size === 0 ? [] : elementsIn(paragraph, 'dgm:relIds');
  for (const child of childrenOf(paragraph)) writeInline(child, body, fields);
  // A drop cap is a paragraph of its own before the one that it begins.
  if (childAt(paragraph, 'w:pPr/w:framePr')?.attributes['w:dropCap'] !== undefined) return;
  const kind = kindOf(paragraph, body);
  const from = writer.drafts.length;
  writer.endBlock(kind);
  const draft = writer.drafts[from];
  if (kind.title && draft !== undefined) body.titles.push(draft.raw);
  // What stands in boxes comes after the paragraph that they are fixed to.
  for (const box of boxes) writeBody(box, body);
  for (const diagram of diagrams) writeDiagram(diagram, body);
}

/** The points of a diagram, in the order in which they were written; other kinds of points only say how it is drawn. */
function writeDiagram({ attributes }: XmlElement, { writer, relationships, diagrams }: DocxBody): void {
  const data = diagrams.get(relationships.get(attributes['r:dm'] ?? '')?.target ?? '');
  if (data === undefined) return;
  for (const point of elementsIn(data, 'dgm:pt')) {
    if (!/^(?:node|asst)?$/u.test(point.attributes['type'] ?? '')) continue;
    for (const paragraph of elementsIn(point, 'a:p')) {
      writer.text(
        elementsIn(paragraph, 'a:t')
          .map((text) => textOf(text))
          .join(''),
      );
      if (writer.isOpen()) writer.endBlock({ type: 'list-item', level: 1, ordered: false });
    }
  }
}

type ParagraphKind = { readonly title: boolean } & Parameters<BlockWriter['endBlock']>[0];

function kindOf(paragraph: XmlElement, { styles, numbering, writer }: DocxBody): ParagraphKind {
  const properties = childAt(paragraph, 'w:pPr');
  const style = styles(
    properties === null ? undefined : childAt(properties, 'w:pStyle')?.attributes['w:val'],
  );
  const level = (properties === null ? null : outlineLevel(properties)) ?? style.level;
  if (level !== null && writer.isOpen()) return { type: 'heading', level, title: style.title };
  const number = properties === null ? null : childAt(properties, 'w:numPr');
  const numId = (number === null ? null : childAt(number, 'w:numId')?.attributes['w:val']) ?? style.numId;
  const ilvl = Number(
    (number === null ? null : childAt(number, 'w:ilvl')?.attributes['w:val']) ?? style.ilvl,
  );
  if (numId !== null && numId !== undefined && numId !== '0') {
    const ordered = numbering(numId, ilvl);
    if (ordered !== null) return { type: 'list-item', level: ilvl + 1, ordered, title: false };
  }
  const type = style.kind === 'heading' ? 'paragraph' : style.kind;
  return { type, title: false };
}

/** Text boxes and shapes inside a paragraph; the older twin that newer programs add is left out. */
function textBoxes(element: XmlElement): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === 'mc:Fallback' || child.name === 'w:del') return [];
    return child.name === 'w:txbxContent' ? [child] : textBoxes(child);
  });
}

function writeTable(table: XmlElement, body: DocxBody): void {
  const rows = rowsOf(table);
  const { writer } = body;
  const single = rows.every((row) => cellsOf(row).length < 2);
  for (const row of rows) {
    const cells = cellsOf(row);
    // A frame around text is no table, and a cell that holds a table is written as its text.
    if (single) {
      for (const cell of cells) writeBody(cell, body);
      continue;
    }
    for (const [index, cell] of cells.entries()) {
      if (index > 0) writer.text('\t');
      writer.marked('cell', () => writeCell(cell, body), cellDetails(row, cell));
    }
    writer.endBlock({ type: 'table-row' });
  }
}

/** Rows that Word repeats on each page name the columns. */
function cellDetails(row: XmlElement, cell: XmlElement): MarkDetails {
  const properties = childAt(row, 'w:trPr');
  const columns = Number(childAt(cell, 'w:tcPr/w:gridSpan')?.attributes['w:val'] ?? 1);
  return {
    ...(properties !== null && isOn(properties, 'w:tblHeader') ? { heads: 'column' } : {}),
    ...(columns > 1 && columns <= WIDEST ? { columns: Math.floor(columns) } : {}),
  };
}

function rowsOf(table: XmlElement): readonly XmlElement[] {
  return childrenOf(table).flatMap((child) => {
    if (child.name === 'w:tr') return childAt(child, 'w:trPr/w:del') === null ? [child] : [];
    return /^w:(?:sdt|sdtContent|ins|customXml)$/u.test(child.name) ? rowsOf(child) : [];
  });
}

function cellsOf(row: XmlElement): readonly XmlElement[] {
  return childrenOf(row).flatMap((child) => {
    if (child.name === 'w:tc') return [child];
    return /^w:(?:sdt|sdtContent|ins|customXml)$/u.test(child.name) ? cellsOf(child) : [];
  });
}

/** All paragraphs of a cell in one line. */
function writeCell(cell: XmlElement, body: DocxBody): void {
  const fields: Fields = { open: [] };
  let first = true;
  const write = (element: XmlElement): void => {
    for (const child of childrenOf(element)) {
      if (child.name === 'w:p') {
        if (!first) body.writer.text(' ');
        first = false;
        for (const inline of childrenOf(child)) writeInline(inline, body, fields);
      } else if (/^(?:w:(?:tbl|tr|tc|sdt|sdtContent|ins|customXml))$/u.test(child.name)) write(child);
    }
  };
  write(cell);
}

function writeInline(element: XmlElement, body: DocxBody, fields: Fields): void {
  const { writer, comments } = body;
  const id = element.attributes['w:id'] ?? '';
  switch (element.name) {
    case 'w:r':
      return writeRun(element, body, fields);
    case 'w:hyperlink': {
      const target = body.relationships.get(element.attributes['r:id'] ?? '');
      const address = target?.external === true ? absoluteUrl(target.target, '') : null;
      const write = (): void => {
        for (const child of childrenOf(element)) writeInline(child, body, fields);
      };
      const place = element.attributes['w:anchor'];
      if (address !== null) return writer.marked('link', write, { href: address });
      return place === undefined || target !== undefined
        ? write()
        : writer.marked('link', write, { to: place });
    }
    case 'w:bookmarkStart':
      return writer.named(element.attributes['w:name'] ?? '');
    case 'w:commentRangeStart':
      comments.set(id, { start: writer.here(), end: null });
      return;
    case 'w:commentRangeEnd': {
      const comment = comments.get(id);
      if (comment !== undefined) comment.end = writer.here();
      return;
    }
    case 'm:oMath':
    case 'm:oMathPara':
      return writer.text(mathText(element));
    case 'w:ins':
    case 'w:moveTo':
    case 'w:smartTag':
    case 'w:customXml':
    case 'w:fldSimple':
    case 'w:sdt':
    case 'w:sdtContent':
    case 'w:dir':
    case 'w:bdo':
      for (const child of childrenOf(element)) writeInline(child, body, fields);
  }
}

function mathText(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? '' : child.name === 'm:t' ? textOf(child) : mathText(child)))
    .join('');
}

function isOn(properties: XmlElement, name: string): boolean {
  const value = childAt(properties, name);
  return value !== null && !/^(?:0|false|off|none)$/u.test(value.attributes['w:val'] ?? '');
}

function writeRun(run: XmlElement, body: DocxBody, fields: Fields): void {
  const properties = childAt(run, 'w:rPr');
  let write = (): void => {
    for (const child of childrenOf(run)) writePart(child, body, fields);
  };
  if (properties === null) return write();
  if (isOn(properties, 'w:vanish') || isOn(properties, 'w:webHidden')) return;
  const style = childAt(properties, 'w:rStyle')?.attributes['w:val'] ?? '';
  const raised = childAt(properties, 'w:vertAlign')?.attributes['w:val'];
  const wrap = (type: 'strong' | 'emphasis' | 'superscript' | 'subscript' | 'code', when: boolean): void => {
    if (!when) return;
    const inner = write;
    write = () => body.writer.marked(type, inner);
  };
  wrap('code', /^(?:VerbatimChar|HTMLCode|CodeChar|SourceText)$/u.test(style));
  wrap('superscript', raised === 'superscript');
  wrap('subscript', raised === 'subscript');
  wrap('emphasis', isOn(properties, 'w:i') || /^Emphasis$/u.test(style));
  wrap('strong', isOn(properties, 'w:b') || /^Strong$/u.test(style));
  write();
}

function writePart(part: XmlElement, body: DocxBody, fields: Fields): void {
  const { writer, notes } = body;
  const field = fields.open.at(-1);
  const { name, attributes } = part;
  if (name === 'w:fldChar') {
    const type = attributes['w:fldCharType'];
    if (type === 'begin') fields.open.push({ result: false, instruction: '' });
    else if (type === 'separate' && field !== undefined) field.result = true;
    else if (type === 'end') fields.open.pop();
    return;
  }
  if (name === 'w:instrText') {
    if (field !== undefined) field.instruction += textOf(part);
    return;
  }
  if (field !== undefined && !field.result) return;
  switch (name) {
    case 'w:t':
      return writeText(textOf(part), field?.instruction ?? '', writer);
    case 'w:tab':
    case 'w:ptab':
      return writer.text('\t');
    case 'w:br':
      return writer.text(attributes['w:type'] === 'page' ? ' ' : '\n');
    case 'w:cr':
      return writer.text('\n');
    case 'w:noBreakHyphen':
      return writer.text('\u2011');
    case 'w:sym':
      return writer.text(symbolOf(attributes));
    case 'w:footnoteReference':
    case 'w:endnoteReference': {
      notes.push(`${name === 'w:footnoteReference' ? 'footnote' : 'endnote'} ${attributes['w:id'] ?? ''}`);
      return writeReference(writer, notes.length);
    }
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return writePictures(part, body);
    case 'mc:AlternateContent': {
      const chosen = childrenOf(part, 'mc:Choice')[0] ?? childrenOf(part, 'mc:Fallback')[0];
      for (const child of chosen === undefined ? [] : childrenOf(chosen)) writePart(child, body, fields);
    }
  }
}

/** Links may be written as fields. */
function writeText(text: string, instruction: string, writer: BlockWriter): void {
  const [, address, place] = /^\s*HYPERLINK\s+(?:"([^"]+)"|\\l\s+"([^"]+)")/u.exec(instruction) ?? [];
  const href = address === undefined ? null : absoluteUrl(address, '');
  if (href !== null) writer.marked('link', () => writer.text(text), { href });
  else if (place !== undefined) writer.marked('link', () => writer.text(text), { to: place });
  else writer.text(text);
}

/** Signs of symbol fonts lie in the private area of Unicode; the usual bullets and arrows have letters of their own. */
function symbolOf(attributes: XmlElement['attributes']): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16);
  if (!Number.isFinite(code) || code <= 0 || code > 0x10ffff) return '';
  if (!SYMBOL_FONTS.test(attributes['w:font'] ?? '')) return String.fromCodePoint(code);
  const known: Readonly<Record<number, string>> = {
    0xb7: '•',
    0xa7: '▪',
    0xe0: '→',
    0xdf: '←',
    0xfc: '✓',
    0xfe: '☑',
    0xa8: '□',
    0x6f: '□',
  };
  return known[code & 0xff] ?? '';
}

function writePictures(element: XmlElement, { writer, relationships }: DocxBody): void {
  const visit = (part: XmlElement, alt: string): void => {
    const named = part.name === 'wp:docPr' || part.name === 'v:shape' ? altOf(part) : '';
    const text = named || alt;
    const id = part.attributes['r:embed'] ?? part.attributes['r:link'] ?? part.attributes['r:id'];
    if ((part.name === 'a:blip' || part.name === 'v:imagedata') && id !== undefined) {
      const target = relationships.get(id);
      if (target?.type === 'image') writer.figure(text || (part.attributes['o:title'] ?? ''), target.target);
    }
    if (part.name === 'mc:Fallback' || part.name === 'w:txbxContent') return;
    const inner = childrenOf(part).map((child) => (child.name === 'wp:docPr' ? altOf(child) : ''));
    for (const child of childrenOf(part)) visit(child, text || (inner.find((each) => each !== '') ?? ''));
  };
  visit(element, '');
}

function altOf({ attributes }: XmlElement): string {
  return attributes['descr'] ?? attributes['alt'] ?? attributes['title'] ?? '';
}
