import type { ArticleDocument, DocumentPage } from '../model/document.ts';

/** Numbers of a box on a page. */
const BOX = 6;

/** A document's pages when its text has changed: boxes keep to their words, those whose words are gone go with them. */
export function movedPages(
  { pages }: ArticleDocument,
  moved: (offset: number, edge: 'start' | 'end') => number,
): { readonly pages?: readonly DocumentPage[] } {
  if (pages === undefined) return {};
  return {
    pages: pages.map((page) => {
      const boxes: number[] = [];
      for (let at = 0; at + BOX <= page.boxes.length; at += BOX) {
        const [start = 0, end = 0, ...place] = page.boxes.slice(at, at + BOX);
        const from = moved(start, 'start');
        const to = moved(end, 'end');
        if (to > from) boxes.push(from, to, ...place);
      }
      return { ...page, boxes };
    }),
  };
}
