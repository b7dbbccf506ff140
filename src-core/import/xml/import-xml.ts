import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import { canonicalLine } from '../../text/canonical-text.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import type { ImportFormat } from '../import-format.ts';
import { textArticle } from '../text-article.ts';
import { textChunks } from '../text-chunks.ts';
import { titleFromName } from '../title-from-name.ts';
import { xmlEncoding } from './xml-encoding.ts';
import { childrenOf, elementsIn, textOf, type XmlElement } from './xml-element.ts';
import { xmlRecords } from './xml-records.ts';

/** Elements that stand within a line of text, in the vocabularies that write prose (TEI, JATS, DocBook, FictionBook). */
const INLINE =
  /^(?:[\w-]+:)?(?:i|b|em|strong|emphasis|italic|bold|sup|sub|a|ref|xref|ext-link|hi|span|style|link|ulink|code|foreign|name|persName|placeName|term|q|quote|lb|pb|u|sc|strikethrough)$/u;
const HEADINGS = /^(?:[\w-]+:)?(?:title|head|subtitle|h[1-6]|bridgehead)$/iu;
const TITLES = ['book-title', 'article-title', 'dc:title', 'title', 'head', 'name'];
/** Bytes written as text, styles and programs. */
const NO_WORDS = /^(?:[\w-]+:)?(?:binary|script|stylesheet|svg|math|formula|data)$/iu;
const BYTES = /^[A-Za-z0-9+/=\s]{400,}$/u;

/** XML of no vocabulary that an importer knows: the text of its elements, each that holds text a paragraph. */
export const xmlFormat: ImportFormat = {
  name: 'xml',
  looksLike: ({ ascii }) =>
    /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml\s|<[a-z]+[_:][\w:-]*[\s>])/iu.test(ascii) &&
    !/<!DOCTYPE html|<(?:\w+:)?html[\s>]|<en-note[\s>]/iu.test(ascii),
  read: async function* (input, { limits }) {
    const { source, name: file } = input;
    const chunks = textChunks(source, xmlEncoding(await source.read(0, 256)));
    for await (const root of xmlRecords(chunks, (_, depth) => depth === 0, limits.documentBytes)) {
      const blocks = blocksOf(root, 1);
      const title = TITLES.map((name) => canonicalLine(textOf(firstNamed(root, name)))).find(
        (text) => text !== '',
      );
      if (blocks.length === 0) yield failure(appError('file-no-text', { file }));
      else
        yield success(
          textArticle(blocks, {
            title: title?.slice(0, 300) ?? titleFromName(file),
            sources: { title: title === undefined ? 'file-name' : 'title' },
            warnings: ['extraction-bad'],
            importer: 'xml',
            mediaType: 'application/xml',
          }),
        );
    }
  },
};

function firstNamed(root: XmlElement, name: string): XmlElement | null {
  return elementsIn(root, name)[0] ?? null;
}

function blocksOf(element: XmlElement, level: number): DraftBlock[] {
  if (NO_WORDS.test(element.name)) return [];
  const hasText = element.children.some((child) => typeof child === 'string' && child.trim() !== '');
  const inner = childrenOf(element);
  if (hasText || (inner.length > 0 && inner.every(({ name }) => INLINE.test(name)))) {
    const raw = textOf(element).replace(/\s+/gu, ' ');
    if (raw.trim() === '' || BYTES.test(raw)) return [];
    if (HEADINGS.test(element.name)) return [{ type: 'heading', level: Math.min(level, 6), raw, marks: [] }];
    // Text beside elements that hold blocks: both count.
    if (inner.every(({ name }) => INLINE.test(name))) return [{ type: 'paragraph', raw, marks: [] }];
    return element.children.flatMap((child): DraftBlock[] =>
      typeof child !== 'string'
        ? blocksOf(child, level)
        : child.trim() === ''
          ? []
          : [{ type: 'paragraph', raw: child, marks: [] }],
    );
  }
  const deeper = HEADINGS.test(inner[0]?.name ?? '') ? level + 1 : level;
  return inner.flatMap((child) => blocksOf(child, HEADINGS.test(child.name) ? level : deeper));
}
