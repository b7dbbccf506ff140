import type { Annotation, PageArea } from '../../model/annotation.ts';
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
 * `source` is Markdown that names where the words stand; `url` is the article's address or "". Areas name their page, and in
 * millimetres from its upper left corner what they cover.
 */
export function writePassage(
  annotation: Annotation,
  topics: readonly (readonly string[])[],
  source: string,
  url: string,
  labels: { readonly page: string; readonly area: string },
): string {
  const { area } = annotation;
  const place = area === undefined ? '' : `${labels.page} ${String(area.page + 1)}, ${inMillimetres(area)}`;
  const words = annotation.quote.exact;
  const quote = (words === '' && area !== undefined ? `*[${labels.area}]*` : escapeText(words))
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n>\n');
  const back =
    url === '' || words === ''
      ? ''
      : ` · [↗](${textFragmentUrl(url, annotation.quote).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})`;
  const parts = [
    `${quote}\n>\n> — ${source}${place === '' ? '' : `, ${place}`}${back} ^${blockId(annotation)}`,
  ];
  if (annotation.note.trim() !== '') parts.push(annotation.note.trim());
  const tags = topics.map(topicTag).filter((tag) => tag !== '');
  if (tags.length > 0) parts.push(tags.map((tag) => `#${tag}`).join(' '));
  return parts.join('\n\n');
}

/** "60 × 40 mm at 25/80 mm" */
function inMillimetres({ left, top, width, height }: PageArea): string {
  const [x, y, w, h] = [left, top, width, height].map((tenths) => String(Math.round((tenths * 25.4) / 720)));
  return `${w ?? ''} × ${h ?? ''} mm (${x ?? ''}/${y ?? ''} mm)`;
}
