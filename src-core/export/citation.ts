import type { Article } from '../model/article.ts';
import { escapeInline, escapeText, linkAddress } from './markdown/escape-markdown.ts';
import { shownTitle } from './markdown/source-line.ts';
import { textFragmentUrl } from './text-fragment.ts';
import type { PlacedPassage } from './text-fragment.ts';

/** Words of an article that are to be quoted. */
export interface QuotedPassage {
  readonly exact: string;
  /** Number of the page as it is counted in the file, from 1; null where there are no pages. */
  readonly page: number | null;
  /** Where the words stand; null where that is not known. */
  readonly place: PlacedPassage | null;
}

/** Words of the interface's language that stand in a citation. */
export interface CitationWords {
  readonly open: string;
  readonly close: string;
  /** Before the number of a page: "p." */
  readonly page: string;
}

/** A quotation with its source in the three forms that programs take from the clipboard. */
export interface CitedPassage {
  readonly text: string;
  readonly markdown: string;
  readonly html: string;
}

type CitedArticle = Pick<Article, 'id' | 'title' | 'authors' | 'site' | 'published' | 'url' | 'original'>;

const HTML_SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => HTML_SIGNS[sign] ?? sign);

/** Authors, title, outlet, day and page, in this order; what is not known is left out. `title` is set as the form asks. */
function sourceOf(
  article: CitedArticle,
  page: number | null,
  words: CitationWords,
  set: (text: string) => string,
  title: string,
): string {
  const parts = [
    set(article.authors.join(', ')),
    title,
    set(article.site),
    (article.published ?? '').slice(0, 10),
    page === null ? '' : `${words.page} ${String(page)}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Cites words of an article: the quotation, who said it where and when, and the address of these very words on the web. */
export function citePassage(
  article: CitedArticle,
  { exact, page, place }: QuotedPassage,
  words: CitationWords,
): CitedPassage {
  const title = shownTitle(article);
  const plain = (text: string): string => text;
  const address = /^https?:/iu.test(article.url) ? article.url : '';
  const web = address === '' ? '' : textFragmentUrl(address, { exact }, place);
  const quote = exact.trim();
  const source = sourceOf(article, page, words, plain, title);
  const paragraphs = quote.split(/\n+/u);
  const marked = sourceOf(article, page, words, escapeInline, `*${escapeInline(title)}*`);
  const cited = sourceOf(article, page, words, escapeHtml, `<cite>${escapeHtml(title)}</cite>`);
  return {
    text: `${words.open}${quote}${words.close}\n— ${source}${address === '' ? '' : `\n${address}`}`,
    markdown: `${paragraphs.map((line) => `> ${escapeText(line)}`).join('\n>\n')}\n>\n> — ${marked}${web === '' ? '' : ` · [↗](${linkAddress(web)})`}`,
    html: `<blockquote${web === '' ? '' : ` cite="${escapeHtml(web)}"`}>${paragraphs.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</blockquote><p>— ${cited}${web === '' ? '' : ` <a href="${escapeHtml(web)}">↗</a>`}</p>`,
  };
}
