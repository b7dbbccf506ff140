import { escapeInline, escapeText, linkAddress } from '../markdown/escape-markdown.ts';
import { frontMatter } from '../markdown/front-matter.ts';
import { shownTitle, sourceLine } from '../markdown/source-line.ts';
import { topicTag } from '../markdown/write-passage.ts';
import { textFragmentUrl } from '../text-fragment.ts';
import type { ExportedResult, ExportedSearch, ResultLabels } from './exported-result.ts';

/** The beginning of a note about a search: what was asked, how it was understood, when, and how much was found. */
export function markdownHead(search: ExportedSearch, exported: number, labels: ResultLabels): string {
  const head = frontMatter([
    ['title', `${labels.search}: ${search.query}`],
    ['query', search.query],
    ['searched', search.at.slice(0, 10)],
    ['results', String(search.total)],
  ]);
  const lines = [
    `- ${labels.search}: ${code(search.query)}`,
    `- ${labels.ran}: ${code(search.ran)}`,
    `- ${labels.searched}: ${search.at.slice(0, 16).replace('T', ' ')} UTC`,
    `- ${labels.results}: ${String(search.total)}`,
  ];
  if (exported !== search.total) lines.push(`- ${labels.exported}: ${String(exported)}`);
  return `${head}\n# ${labels.search}: ${escapeInline(oneLine(search.query))}\n\n${lines.join('\n')}\n`;
}

/** One result: its source, then its passages as quotations that each name the source again. */
export function markdownResult(result: ExportedResult, number: number, labels: ResultLabels): string {
  const { article } = result;
  if (article === null) {
    const path = result.topics[0] ?? '';
    const tag = topicTag(path.split('/'));
    const parts = [
      `## ${String(number)}. ${labels.kinds.topic}: ${escapeInline(path === '' ? labels.untitledTopic : path)}`,
    ];
    if (tag !== '') parts.push(`#${tag}`);
    return `\n${[...parts, ...result.passages.map((passage) => quoted(passage, null))].join('\n\n')}\n`;
  }
  const title = escapeInline(oneLine(shownTitle(article)));
  const heading = article.url === '' ? title : `[${title}](${linkAddress(article.url)})`;
  const about = [
    article.authors.map(escapeInline).join(', '),
    escapeInline(article.site),
    article.published === null ? labels.undated : article.published.slice(0, 10),
    result.kind === 'annotation' ? labels.kinds.annotation : '',
  ].filter((part) => part !== '');
  const parts = [`## ${String(number)}. ${heading}`, about.join(' · ')];
  const source = sourceLine(article, `*${title}*`);
  for (const passage of result.passages) {
    const back =
      article.url === '' ? '' : ` · [↗](${linkAddress(textFragmentUrl(article.url, { exact: passage }))})`;
    parts.push(quoted(passage, `${source}${back}`));
  }
  if (result.morePassages > 0) parts.push(`*${labels.more.replace('{n}', String(result.morePassages))}*`);
  if (result.note.trim() !== '') parts.push(result.note.trim());
  const tags = result.topics.map((path) => topicTag(path.split('/'))).filter((tag) => tag !== '');
  if (tags.length > 0) parts.push(tags.map((tag) => `#${tag}`).join(' '));
  return `\n${parts.join('\n\n')}\n`;
}

function quoted(passage: string, source: string | null): string {
  const lines = escapeText(passage.trim())
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n>\n');
  return source === null ? lines : `${lines}\n>\n> — ${source}`;
}

/** A code span that holds any text (CommonMark 0.31, 6.1): its fence is longer than any run of backticks inside. */
function code(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
