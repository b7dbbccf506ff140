import { looksLikePage } from './html/looks-like-page.ts';

export type TextFormat = 'html' | 'markdown' | 'jsonl' | 'csv' | 'plain-text';

/** Enough of the beginning to tell a format. */
const SAMPLE = 16_384;
const HTML_TAG =
  /<\/?(?:html|head|body|div|p|span|a|br|img|table|tr|td|h[1-6]|ul|ol|li|script|style|meta|link|section|article|em|strong|blockquote|figure)(?:\s[^<>]{0,400})?>/giu;
const MARKDOWN_SIGNS: readonly RegExp[] = [
  /^---\n(?:[\p{L}_-]+:.*\n|[^\S\n].*\n|\n){1,60}---\s*$/mu,
  /^#{1,6} \S/mu,
  /^(?:```|~~~)/mu,
  /\[[^\]\n]{1,200}\]\((?:https?:|\/|#|mailto:)[^)\n]{0,500}\)/u,
  /^> \S.*\n> /mu,
  /\*\*[^*\n]{1,200}\*\*/u,
  /^\|.*\|\n\|(?: ?:?-+:? ?\|)+/mu,
  /!\[[^\]\n]{0,200}\]\([^)\n]{1,500}\)/u,
];
/** Column names that make a table an archive of articles. */
const TEXT_COLUMN =
  /^(?:text|body|content|article|articlebody|full_?text|inhalt|volltext|texte|contenu|texto|contenido)$/iu;

/** Tells a format by what the text looks like; the file's extension only tips the balance. */
export function sniffFormat(text: string, name: string): TextFormat {
  const head = text.slice(0, SAMPLE);
  const extension = /\.([\p{L}\p{N}]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  if (isJsonLines(head)) return 'jsonl';
  if (looksLikePage(head)) return 'html';
  const tags = head.match(HTML_TAG)?.length ?? 0;
  if (/^(?:html?|xhtml|htm)$/u.test(extension) && tags >= 1) return 'html';
  // Notes about HTML hold tags too: what is called text must begin as a page to be one.
  const calledText = /^(?:txt|text|md|markdown|mdown|mkd|mkdn|mdwn|qmd|rmd)$/u.test(extension);
  if (!calledText && /<html[\s>]/iu.test(head) && tags >= 3) return 'html';
  if (isArticleTable(head)) return 'csv';
  const signs = MARKDOWN_SIGNS.filter((sign) => sign.test(head)).length;
  if (/^(?:md|markdown|mdown|mkd|mkdn|mdwn|qmd|rmd)$/u.test(extension)) return 'markdown';
  if (tags >= 8 && tags * 40 > head.length / 10 && extension !== 'txt') return 'html';
  return signs >= (extension === 'txt' ? 3 : 2) ? 'markdown' : 'plain-text';
}

/** First line is one JSON object that has a text; the lines of an archive all do. */
function isJsonLines(head: string): boolean {
  const start = head.trimStart();
  if (!start.startsWith('{')) return false;
  if (/^\{\s*"[^"\n]{1,80}"\s*:/u.test(start) && /"(?:text|body|content|title|_id)"\s*:/u.test(start)) {
    const line = start.slice(0, start.indexOf('\n') < 0 ? undefined : start.indexOf('\n')).trim();
    return line.length > 2 && (line.endsWith('}') || line.length >= SAMPLE / 2);
  }
  return false;
}

function isArticleTable(head: string): boolean {
  const line = head.trimStart().split('\n', 1)[0] ?? '';
  if (line.length > 2000) return false;
  const delimiter = [',', ';', '\t', '|'].find((sign) => line.includes(sign));
  if (delimiter === undefined) return false;
  const names = line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/gu, ''));
  return names.length >= 2 && names.length <= 60 && names.some((name) => TEXT_COLUMN.test(name));
}
