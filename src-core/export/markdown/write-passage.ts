import type { Annotation } from '../../model/annotation.ts';
import { textFragmentUrl } from '../text-fragment.ts';
import { escapeText } from './escape-markdown.ts';

/** A topic path as an Obsidian tag: "DVRK/Truppen im Ausland" → "DVRK/Truppen-im-Ausland". */
export function topicTag(path: readonly string[]): string {
  return path
    .map((name) =>
      name
        .trim()
        .replace(/\s+/g, '-')
        .replace(/[^\p{L}\p{M}\p{N}_-]/gu, ''),
    )
    .filter((name) => name !== '')
    .map((name) => (/^\d+$/.test(name) ? `${name}_` : name))
    .join('/');
}

/** Block id that Obsidian links to (`[[Note#^…]]`): letters, digits and hyphens. */
export function blockId(annotation: Pick<Annotation, 'id'>): string {
  return `fl-${annotation.id.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
}

/**
 * One passage: a blockquote with the exact words, its source line with the way back, its block id, then note and topics.
 * `source` is Markdown that names where the words stand; `url` is the article's address or "".
 */
export function writePassage(
  annotation: Annotation,
  topics: readonly (readonly string[])[],
  source: string,
  url: string,
): string {
  const quote = escapeText(annotation.quote.exact)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n>\n');
  const back =
    url === ''
      ? ''
      : ` · [↗](${textFragmentUrl(url, annotation.quote).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})`;
  const parts = [`${quote}\n>\n> — ${source}${back} ^${blockId(annotation)}`];
  if (annotation.note.trim() !== '') parts.push(annotation.note.trim());
  const tags = topics.map(topicTag).filter((tag) => tag !== '');
  if (tags.length > 0) parts.push(tags.map((tag) => `#${tag}`).join(' '));
  return parts.join('\n\n');
}
