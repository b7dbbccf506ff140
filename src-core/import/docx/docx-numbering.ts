import { childAt, childrenOf, type XmlElement } from '../xml/xml-element.ts';

/** Whether a list's level is numbered; null = it has neither number nor bullet. */
export type Numbering = (numId: string, ilvl: number) => boolean | null;

/** Reads the kinds of lists. */
export function docxNumbering(numbering: XmlElement | null): Numbering {
  if (numbering === null) return () => false;
  const abstract = new Map<string, XmlElement>();
  for (const each of childrenOf(numbering, 'w:abstractNum'))
    abstract.set(each.attributes['w:abstractNumId'] ?? '', each);
  const lists = new Map<string, XmlElement>();
  for (const each of childrenOf(numbering, 'w:num')) lists.set(each.attributes['w:numId'] ?? '', each);
  const formatOf = (element: XmlElement | undefined, ilvl: number): string | undefined =>
    element === undefined
      ? undefined
      : childrenOf(element, 'w:lvl')
          .filter((level) => level.attributes['w:ilvl'] === String(ilvl))
          .map((level) => childAt(level, 'w:numFmt')?.attributes['w:val'])[0];
  return (numId, ilvl) => {
    const list = lists.get(numId);
    if (list === undefined) return numId === '0' ? null : false;
    const overridden = childrenOf(list, 'w:lvlOverride').find(
      (each) => each.attributes['w:ilvl'] === String(ilvl),
    );
    const base = abstract.get(childAt(list, 'w:abstractNumId')?.attributes['w:val'] ?? '');
    const format = formatOf(overridden, ilvl) ?? formatOf(base, ilvl) ?? 'bullet';
    return format === 'none' ? null : format !== 'bullet';
  };
}
