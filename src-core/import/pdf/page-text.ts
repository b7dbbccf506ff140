import type { PdfPage, PdfTextContent } from './pdf-js.d.ts';

/** A page's text goes on for longer than any page that is read by people: forms that draw each other write for years. */
export class EndlessPage extends Error {
  override readonly name = 'EndlessPage';
  constructor(number: number) {
    super(`page ${String(number)} writes without end`);
  }
}

/** Most letters, runs of letters, portions they come in, and fonts of one page. Of 743 pages none had more than 1,332 runs, 88 portions, 12 fonts. */
const MOST_LETTERS = 4_000_000;
const MOST_ITEMS = 200_000;
const MOST_PORTIONS = 4_000;
/** The library holds some hundred kilobytes of each until the document is closed. */
const MOST_FONTS = 500;

/**
 * All text of a page. Throws EndlessPage where it passes every measure; the library then still works on that page,
 * until the document is closed.
 */
export async function pageText(page: PdfPage, number: number): Promise<PdfTextContent> {
  const options = { includeMarkedContent: true };
  if (page.isPureXfa) return page.getTextContent(options);
  const reader = page.streamTextContent(options).getReader();
  const items: PdfTextContent['items'][number][] = [];
  const styles: Record<string, PdfTextContent['styles'][string]> = {};
  let lang: string | null = null;
  let letters = 0;
  let portions = 0;
  let fonts = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { items, styles, lang };
    lang ??= value.lang;
    for (const item of value.items) {
      items.push(item);
      if ('str' in item) letters += item.str.length;
    }
    portions += 1;
    for (const [font, style] of Object.entries(value.styles)) {
      if (!(font in styles)) fonts += 1;
      styles[font] = style;
    }
    const tooMany = items.length > MOST_ITEMS || portions > MOST_PORTIONS || fonts > MOST_FONTS;
    if (tooMany || letters > MOST_LETTERS) throw new EndlessPage(number);
  }
}
