import type { PdfPage } from './pdf-js.d.ts';
import type { FontLook } from './pdf-blocks.ts';

const BOLD =
  /bold|black|heavy|(?:semi|demi)(?:b|$)|[-,](?:bd|b|sb|md)(?:$|it|[-,])|^(?:cmb|cmssbx|ecbx|sfbx|lmroman\d+-bold)/iu;
const ITALIC = /ital|obli|slant|kursiv|[-,](?:bd|b)?it?(?:$|[-,])|^(?:cmti|cmsl|cmmi|ecti|sfti)/iu;
/** Pages that are gone through for names of fonts, which costs as much as reading their text. */
const MOST_PAGES = 8;

/** Learns which fonts are bold or italic, by their names. */
export interface FontLooks {
  readonly looks: ReadonlyMap<string, FontLook>;
  /** Looks at the fonts of a page that are not known yet. */
  readonly learn: (page: PdfPage, fonts: ReadonlySet<string>) => Promise<void>;
}

/** Starts without knowing any font. */
export function fontLooks(): FontLooks {
  const looks = new Map<string, FontLook>();
  const asked = new Set<string>();
  let left = MOST_PAGES;
  return {
    looks,
    learn: async (page, fonts) => {
      const unknown = [...fonts].filter((font) => !asked.has(font));
      if (unknown.length === 0 || left === 0) return;
      left -= 1;
      for (const font of unknown) asked.add(font);
      try {
        // Fonts have names only once the page has been prepared for drawing.
        await page.getOperatorList();
      } catch {
        return;
      }
      for (const font of unknown) {
        const name = page.commonObjs.has(font) ? (page.commonObjs.get(font).name ?? '') : '';
        const bare = name.replace(/^[A-Z]{6}\+/u, '');
        looks.set(font, { bold: BOLD.test(bare), italic: ITALIC.test(bare) });
      }
    },
  };
}
