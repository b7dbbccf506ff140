import { canonicalLine } from '../../../text/canonical-text.ts';
import { lettersOnly } from '../../../text/letters-only.ts';
import { isElement, isText, type HtmlDocument, type HtmlElement } from '../html-node.ts';

/** A heading that may be the article's: its words without kicker, date and what only screen readers get. */
export interface Headline {
  readonly text: string;
  /** All its words. */
  readonly whole: string;
  /** Marked as the article's headline. */
  readonly marked: boolean;
}

/** Small print within a heading. */
const ASIDE_TAG = /^(?:small|time|style|script|svg|template|button)$/u;
const ASIDE_NAME =
  /kicker|over-?line|top-?line|roof-?line|dachzeile|spitzmarke|eyebrow|super-?(?:title|headline)|pre-?(?:title|headline)|sub-?(?:title|line|heading)|section|category|rubrik|h1small|colon|hidden|invisible|sr-only|screen-?reader|(?:^|[\s_-])(?:date|datum|label|prefix|catchline)(?=$|[\s_-])/iu;
const MARKED_NAME =
  /(?:entry|post|article|page|node|story)[-_]*_?(?:title|headline|heading)|(?:^|[\s_-])headline/iu;
const SITE_NAME = /logo|site-?(?:title|name)|brand|breadcrumb|masthead|navbar/iu;
const LONGEST = 300;

/** The page's first-level headings that are not the outlet's name or a link to its start page, in order. */
export function pageHeadlines(document: HtmlDocument, site: string): readonly Headline[] {
  return [...document.querySelectorAll('h1')].flatMap((heading) => {
    const name = `${heading.getAttribute('class') ?? ''} ${heading.getAttribute('id') ?? ''}`;
    const marked = MARKED_NAME.test(name) || heading.getAttribute('itemprop') === 'headline';
    if ((SITE_NAME.test(name) && !marked) || leadsHome(heading)) return [];
    const whole = canonicalLine(heading.textContent ?? '');
    const own = canonicalLine(ownWords(heading)).replace(/^[\s:|–-]+(?=\S{2})|[\s:|]+$/gu, '');
    const text = own.length >= 8 && own.includes(' ') ? own : whole;
    if (text.length < 3 || text.length > LONGEST || lettersOnly(text) === lettersOnly(site)) return [];
    return [{ text, whole, marked }];
  });
}

function leadsHome(heading: HtmlElement): boolean {
  const link = heading.querySelector('a[href]');
  if (link === null) return false;
  const href = link.getAttribute('href') ?? '';
  return (
    /(?:^|\s)home(?:$|\s)/iu.test(link.getAttribute('rel') ?? '') ||
    /^(?:https?:\/\/[^/]+)?\/?$/u.test(withoutArchive(href))
  );
}

/** An address as the page had it before a web archive put its own in front. */
function withoutArchive(href: string): string {
  return href.replace(/^https?:\/\/web\.archive\.org\/web\/\d+[a-z_]*\//u, '');
}

function ownWords(element: HtmlElement): string {
  let text = '';
  for (const child of element.childNodes) {
    if (isText(child)) text += child.textContent ?? '';
    if (!isElement(child)) continue;
    const name = `${child.getAttribute('class') ?? ''} ${child.getAttribute('id') ?? ''}`;
    if (child.localName === 'br') text += ' ';
    else if (!ASIDE_TAG.test(child.localName) && !ASIDE_NAME.test(name)) text += ` ${ownWords(child)} `;
  }
  return text;
}
