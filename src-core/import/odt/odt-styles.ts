import { childAt, childrenOf, elementsIn, type XmlElement } from '../xml/xml-element.ts';

/** What a style says of the text that has it. */
export interface OdtStyle {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly raised: 'superscript' | 'subscript' | null;
  /** Names of the style and of those it is based on, "_20_" read as a blank. */
  readonly names: readonly string[];
}

/** Looks up what the styles of a document mean. */
export interface OdtStyles {
  readonly style: (name: string | undefined) => OdtStyle;
  /** Whether a list's level is numbered. */
  readonly ordered: (list: string | undefined, level: number) => boolean;
}

const DEEPEST = 20;

/** Reads the styles of content.xml and styles.xml; the first that has a name wins. */
export function odtStyles(roots: readonly (XmlElement | null)[]): OdtStyles {
  const styles = new Map<string, XmlElement>();
  const lists = new Map<string, XmlElement>();
  for (const root of roots) {
    for (const holder of root === null ? [] : childrenOf(root)) {
      if (!/^office:(?:automatic-)?styles$/u.test(holder.name)) continue;
      for (const style of childrenOf(holder)) {
        const name = style.attributes['style:name'] ?? '';
        const kept = style.name === 'text:list-style' ? lists : styles;
        if (!kept.has(name)) kept.set(name, style);
      }
    }
  }
  const known = new Map<string, OdtStyle>();
  return {
    style: (name = '') => {
      const found = known.get(name) ?? styleOf(name, styles);
      known.set(name, found);
      return found;
    },
    ordered: (list, level) => {
      const style = lists.get(list ?? '');
      const wanted = style === undefined ? [] : elementsIn(style, 'text:list-level-style-number');
      return wanted.some(
        ({ attributes }) =>
          attributes['text:level'] === String(level) && (attributes['style:num-format'] ?? '') !== '',
      );
    },
  };
}

function styleOf(name: string, styles: ReadonlyMap<string, XmlElement>): OdtStyle {
  const names: string[] = [];
  let weight: string | undefined;
  let slant: string | undefined;
  let position: string | undefined;
  let at: string | undefined = name;
  for (let depth = 0; at !== undefined && at !== '' && depth < DEEPEST; depth += 1) {
    names.push(at.replaceAll('_20_', ' '));
    const style = styles.get(at);
    const text = style === undefined ? null : childAt(style, 'style:text-properties');
    weight ??= text?.attributes['fo:font-weight'];
    slant ??= text?.attributes['fo:font-style'];
    position ??= text?.attributes['style:text-position'];
    at = style?.attributes['style:parent-style-name'];
  }
  const shift = /^(?:super|sub|-?\d+(?:\.\d+)?%)/u.exec(position ?? '')?.[0] ?? '';
  const raised = shift === 'super' || Number.parseFloat(shift) > 0 ? 'superscript' : null;
  const lowered = shift === 'sub' || Number.parseFloat(shift) < 0 ? 'subscript' : null;
  return {
    bold: weight === 'bold' || Number(weight) >= 600,
    italic: slant === 'italic' || slant === 'oblique',
    raised: raised ?? lowered,
    names,
  };
}
