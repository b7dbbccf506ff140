import { failure, success } from '../../base/result.ts';
import { parseDate } from '../../text/calendar-date.ts';
import { canonicalLine } from '../../text/canonical-text.ts';
import { rowError } from '../archive-row.ts';
import type { ImportFormat } from '../import-format.ts';
import type { ImportedArticle } from '../imported-article.ts';
import { beginningOf } from '../lines/title-of-blocks.ts';
import { plainLine } from '../references/plain-line.ts';
import { richBlocks } from '../rich-blocks.ts';
import { textArticle } from '../text-article.ts';
import { textChunks } from '../text-chunks.ts';
import { markupStart } from '../xml/markup-start.ts';
import { xmlEncoding } from '../xml/xml-encoding.ts';
import { childAt, childrenOf, textAt, textOf, type XmlElement } from '../xml/xml-element.ts';
import { xmlRecords } from '../xml/xml-records.ts';

/** A saved feed (RSS 0.9–2.0, Atom): one article an entry. */
export const feedFormat: ImportFormat = {
  name: 'feed',
  looksLike: ({ ascii }) =>
    /^<(?:rss[\s>]|feed\s[^>]*xmlns="http:\/\/www\.w3\.org\/2005\/Atom|rdf:RDF[^>]*purl\.org\/rss\/1\.0\/")/iu.test(
      markupStart(ascii).rest,
    ),
  read: async function* (input, { limits }) {
    const { source, name: file } = input;
    const chunks = textChunks(source, xmlEncoding(await source.read(0, 256)));
    let site = '';
    let row = 0;
    const wanted = (name: string, depth: number): boolean =>
      name === 'item' || name === 'entry' || (name === 'title' && depth <= 2);
    for await (const element of xmlRecords(chunks, wanted, limits.rowLength)) {
      if (element.name === 'title') {
        site ||= plainLine(textOf(element));
        continue;
      }
      row += 1;
      const article = entryArticle(element, site);
      yield article === null ? failure(rowError({ file, row }, 'no text')) : success(article);
    }
  },
};

function entryArticle(entry: XmlElement, site: string): ImportedArticle | null {
  const first = (...names: readonly string[]): string =>
    names.map((name) => textAt(entry, name)).find((text) => text !== '') ?? '';
  const blocks = richBlocks(first('content:encoded', 'content', 'description', 'summary'));
  const title = plainLine(first('title'));
  if (blocks.length === 0 && title === '') return null;
  const drafts = blocks.length > 0 ? blocks : [{ type: 'heading' as const, level: 1, raw: title, marks: [] }];
  const links = childrenOf(entry, 'link');
  const alternate = links.find(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate');
  const address = alternate?.attributes['href'] ?? textOf(alternate ?? null).trim();
  const url = /^https?:\/\/\S+$/iu.test(address) ? address : '';
  const author = canonicalLine(first('dc:creator', 'author/name', 'author')).replace(
    /^\S+@\S+\s*\((.*)\)$/u,
    '$1',
  );
  const published = parseDate(first('pubDate', 'published', 'dc:date', 'updated'), 'day-first');
  const keywords = childrenOf(entry, 'category').map((each) => each.attributes['term'] ?? textOf(each));
  return textArticle(drafts, {
    title: title || beginningOf(canonicalLine(drafts[0]!.raw)),
    authors: author === '' || author.includes('@') ? [] : [author],
    site,
    url,
    published,
    keywords,
    sources: {
      title: title === '' ? 'first-sentence' : 'feed',
      ...(author === '' ? {} : { authors: 'feed' }),
      ...(site === '' ? {} : { site: 'feed' }),
      ...(url === '' ? {} : { url: 'feed' }),
      ...(published === null ? {} : { published: 'feed' }),
      ...(keywords.length === 0 ? {} : { keywords: 'feed' }),
    },
    warnings: [],
    sourceId: first('guid', 'id') || (url === '' ? null : url),
    importer: 'feed',
    mediaType: childAt(entry, 'pubDate') === null ? 'application/atom+xml' : 'application/rss+xml',
  });
}
