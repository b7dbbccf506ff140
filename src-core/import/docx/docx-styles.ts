import type { BlockKind } from '../../text/document-builder.ts';
import { childAt, childrenOf, type XmlElement } from '../xml/xml-element.ts';

/** What a paragraph's style says about it. */
export interface ParagraphStyle {
  readonly kind: BlockKind['type'];
  /** Headings. */
  readonly level: number | null;
  /** The document's title or subtitle, which is no heading of a chapter. */
  readonly title: boolean;
  readonly numId: string | null;
  readonly ilvl: number;
}

const PLAIN: ParagraphStyle = { kind: 'paragraph', level: null, title: false, numId: null, ilvl: 0 };
/** Styles are based on each other; nobody goes deeper. */
const DEEPEST = 20;

/** Looks styles up by their identifier. */
export function docxStyles(styles: XmlElement | null): (id: string | undefined) => ParagraphStyle {
  const byId = new Map<string, XmlElement>();
  for (const style of styles === null ? [] : childrenOf(styles, 'w:style'))
    byId.set(style.attributes['w:styleId'] ?? '', style);
  const resolved = new Map<string, ParagraphStyle>();
  return (id) => {
    if (id === undefined) return PLAIN;
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const style = styleOf(id, byId);
    resolved.set(id, style);
    return style;
  };
}

function styleOf(id: string, byId: ReadonlyMap<string, XmlElement>): ParagraphStyle {
  let found = PLAIN;
  let at: string | undefined = id;
  for (let depth = 0; at !== undefined && depth < DEEPEST; depth += 1) {
    const style = byId.get(at);
    const name = style === undefined ? at : (childAt(style, 'w:name')?.attributes['w:val'] ?? at);
    const own = style === undefined ? null : childAt(style, 'w:pPr');
    if (found.kind === 'paragraph') found = { ...found, ...kindOf(name, own) };
    const number = own === null ? null : childAt(own, 'w:numPr');
    if (found.numId === null && number !== null) {
      found = {
        ...found,
        numId: childAt(number, 'w:numId')?.attributes['w:val'] ?? null,
        ilvl: Number(childAt(number, 'w:ilvl')?.attributes['w:val'] ?? 0),
      };
    }
    at = style === undefined ? undefined : childAt(style, 'w:basedOn')?.attributes['w:val'];
  }
  return found;
}

function kindOf(name: string, properties: XmlElement | null): Partial<ParagraphStyle> {
  const heading = /^(?:heading|überschrift|titre|título|titolo|kop|rubrik|nagłówek|заголовок)\s?(\d)$/iu.exec(
    name,
  );
  if (heading !== null) return { kind: 'heading', level: Math.min(6, Math.max(1, Number(heading[1]))) };
  if (/^(?:title|titel)$/iu.test(name)) return { kind: 'heading', level: 1, title: true };
  if (/^(?:subtitle|untertitel)$/iu.test(name)) return { kind: 'heading', level: 2, title: true };
  const outline = properties === null ? null : outlineLevel(properties);
  if (outline !== null) return { kind: 'heading', level: outline };
  if (/quote|zitat|citation|block text|blockquote/iu.test(name)) return { kind: 'quote' };
  if (/^(?:caption|beschriftung|légende|image caption|table caption|bildunterschrift)$/iu.test(name))
    return { kind: 'caption' };
  if (
    /^(?:source code|html preformatted|preformatted text|plain code|code(?: block)?|quelltext)$/iu.test(name)
  )
    return { kind: 'code' };
  return {};
}

/** The level (1–6) that a paragraph's properties give it in the outline, or null. */
export function outlineLevel(properties: XmlElement): number | null {
  const value = childAt(properties, 'w:outlineLvl')?.attributes['w:val'];
  const level = value === undefined ? Number.NaN : Number(value);
  return level >= 0 && level < 9 ? Math.min(6, level + 1) : null;
}
