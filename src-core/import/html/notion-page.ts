import { htmlBlocks, type HtmlBlock } from './html-blocks.ts';
import type { HtmlDocument, HtmlElement } from './html-node.ts';
import { pagePlaces } from './page-places.ts';

/** A page that Notion exported. */
export interface NotionPage {
  readonly blocks: readonly HtmlBlock[];
  readonly title: string;
  /** Values of its lists of choices ("Tags"). */
  readonly keywords: readonly string[];
}

/** Ticks are drawn by the style sheet. */
export function withNotionTicks(html: string): string {
  return html.replace(
    /<div class="checkbox checkbox-(on|off)">\s*<\/div>/gu,
    (_, state: string) => `<span>${state === 'on' ? '☑ ' : '☐ '}</span>`,
  );
}

/** Whether a page only lists the others of an export. */
export function isNotionIndex(html: string): boolean {
  return /<title>Export-[0-9a-f-]{36}<\/title>/u.test(html.slice(0, 1000));
}

/** Reads a page as Notion exports it, all of it, with the table of its properties; null where it is none. */
export function notionPage(document: HtmlDocument): NotionPage | null {
  const article = document.querySelector('article.page');
  if (article === null || article.querySelector('.page-body, .page-title') === null) return null;
  const heading = article.querySelector('.page-title');
  const title = (heading?.textContent ?? '').replace(/\s+/gu, ' ').trim();
  const chosen = [...article.querySelectorAll('.property-row-multi_select .selected-value')];
  const keywords = chosen.map((value) => (value.textContent ?? '').trim());
  for (const value of chosen) if (!isLast(value)) value.replaceWith(...spaced(document, value));
  for (const contents of article.querySelectorAll('nav')) contents.remove();
  // Pictures before the title are its icon and its cover.
  heading?.remove();
  return { blocks: htmlBlocks(article, '', pagePlaces(article, '')), title, keywords };
}

function isLast(value: HtmlElement): boolean {
  const siblings = [...(value.parentNode?.children ?? [])];
  return siblings.at(-1) === value;
}

/** Values stand beside each other without a blank. */
function spaced(document: HtmlDocument, value: HtmlElement): readonly HtmlElement[] {
  const copy = value.cloneNode(true);
  return [copy, document.createElement('br')];
}
