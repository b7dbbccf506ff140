import { looksLikePage } from './html/looks-like-page.ts';

export type TextFormat = 'html' | 'markdown' | 'jsonl' | 'csv' | 'table' | 'plain-text';

/** Enough of the beginning to tell a format. */
const SAMPLE = 16_384;
const HTML_TAG =
  /<\/?(?:html|head|body|div|p|span|a|br|img|table|tr|td|h[1-6]|ul|ol|li|script|style|meta|link|section|article|em|strong|blockquote|figure)(?:\s[^<>]{0,400})?\/?>/giu;
/** Any element or character reference: enough for a file that is called a page. */
const ANY_TAG = /<\/?[a-z][a-z0-9-]{0,20}(?:\s[^<>]{0,400})?\/?>|&(?:#\d{2,7}|#x[0-9a-f]{2,6}|[a-z]{2,8});/iu;
const MARKDOWN_NAME = /^(?:md|markdown|mdown|mkd|mkdn|mdwn|qmd|rmd)$/u;
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
  if (isJsonLines(head) || (/^(?:jsonl|ndjson)$/u.test(extension) && hasJsonLine(head))) return 'jsonl';
  if (looksLikePage(head)) return 'html';
  const tags = head.match(HTML_TAG)?.length ?? 0;
  if (/^(?:html?|xhtml)$/u.test(extension) && (tags >= 1 || ANY_TAG.test(head))) return 'html';
  // Notes about HTML hold tags too: what is called text must begin as a page to be one.
  const calledMarkdown = MARKDOWN_NAME.test(extension);
  const calledText = calledMarkdown || /^(?:txt|text)$/u.test(extension);
  if (!calledText && /<html[\s>]/iu.test(head) && tags >= 3) return 'html';
  if (!calledMarkdown && isArticleTable(head)) return 'csv';
  if (/^(?:csv|tsv|tab)$/u.test(extension) && isTable(head)) return 'table';
  const signs = MARKDOWN_SIGNS.filter((sign) => sign.test(head)).length;
  if (calledMarkdown) return 'markdown';
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

/** One of the first lines is an object: the others may be broken, which each is told of. */
function hasJsonLine(head: string): boolean {
  return head.split('\n', 5).some((line) => /^\s*\{\s*"[^"]{1,80}"\s*:.*\}\s*$/u.test(line));
}

/** The first lines have the same sign between their cells. */
function isTable(head: string): boolean {
  const lines = head
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 2);
  return (
    lines.length === 2 && [',', ';', '\t', '|'].some((sign) => lines.every((line) => line.includes(sign)))
  );
}

function isArticleTable(head: string): boolean {
  const line = head.trimStart().split('\n', 1)[0] ?? '';
  if (line.length > 2000) return false;
  const delimiter = [',', ';', '\t', '|'].find((sign) => line.includes(sign));
  if (delimiter === undefined) return false;
  const names = line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/gu, ''));
  return names.length >= 2 && names.length <= 60 && names.some((name) => TEXT_COLUMN.test(name));
}
