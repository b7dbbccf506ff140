import { hashText } from '../../base/hash-text.ts';
import type { TopicId } from '../../base/id.ts';
import type { Annotation, PageArea, AnnotationColour } from '../../model/annotation.ts';
import { tellsOfPage } from '../../model/about-pages.ts';
import type { ColourMeanings } from '../../model/colour-meaning.ts';
import { readForeign, type ForeignAnnotation } from '../../model/foreign-annotation.ts';
import type { Article } from '../../model/article.ts';
import type { Topic } from '../../model/topic.ts';
import { topicPath } from '../../model/topic-path.ts';
import { ANNOTATION_CONTEXT, urnOf } from '../../model/web-annotation.ts';
import type { CodePoints } from '../../text/code-points.ts';
import { annotationBodies } from './annotation-bodies.ts';
import type { AnnotationJson, SelectorJson, SourceJson } from './annotation-json.ts';
import { uriText } from './uri-text.ts';

/** The version of an article's text that an annotation was made on. */
export interface AnnotatedVersion {
  /** Moment that the text stands for, ISO 8601 UTC: when it was captured, else when it came in. */
  readonly date: string;
  /** Counts positions in its text; null where that could not be read: then none are written. */
  readonly positions: CodePoints | null;
}

/** What an annotation refers to in its notebook. */
export interface Surroundings {
  readonly topicIds: readonly TopicId[];
  readonly topics: ReadonlyMap<TopicId, Topic>;
  readonly meanings: ColourMeanings;
}

/** Zotero's reader shows these. */
const COLOURS: Readonly<Record<AnnotationColour, string>> = {
  yellow: '#ffd400',
  red: '#ff6666',
  green: '#5fb236',
  blue: '#2ea8e5',
  purple: '#a28ae5',
  magenta: '#e56eee',
  orange: '#f19837',
  gray: '#aaaaaa',
};

/** Where the article is: its address on the web, else a name that other files of this notebook use, too. */
function sourceId({ url, id }: Article): string {
  if (!/^https?:\/\//iu.test(url)) return urnOf('article', id);
  // A fragment would select a part of it.
  return uriText(url.replace(/#.*$/su, ''));
}

/** Ways to the passage that came with it lead to the words that it had then, and to a page that is not here alone do they. */
function selectorsOf(
  annotation: Annotation,
  version: AnnotatedVersion,
  { selectors = [], words }: ForeignAnnotation,
  isQuoted: boolean,
): readonly unknown[] {
  const own = ownSelectors(annotation, version);
  if (words !== hashText(annotation.quote.exact)) return own;
  return isQuoted ? selectors : [...own, ...selectors];
}

function ownSelectors(
  { quote, position, area }: Annotation,
  { positions }: AnnotatedVersion,
): readonly SelectorJson[] {
  const { exact, prefix, suffix } = quote;
  const words: readonly SelectorJson[] =
    exact === '' ? [] : [{ type: 'TextQuoteSelector', exact, prefix, suffix }];
  const onPage = area === undefined ? [] : [areaSelector(area)];
  // A note on the whole of the page has no place in it.
  if (positions === null || (exact === '' && area === undefined)) return [...words, ...onPage];
  const [start, end] = [positions.before(position.start), positions.before(position.end)];
  return [...words, { type: 'TextPositionSelector', start, end }, ...onPage];
}

/** Page and rectangle as the fragment of a PDF's address (RFC 8118), in points. */
function areaSelector({ page, left, top, width, height }: PageArea): SelectorJson {
  const points = [left, top, width, height].map((tenths) => String(tenths / 10)).join(',');
  return {
    type: 'FragmentSelector',
    conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
    value: `page=${String(page + 1)}&viewrect=${points}`,
  };
}

/** "2024-11-01T10:00:00.000Z" as the model asks for dates: with "Z". */
function moment(iso: string): string {
  return /^\d{4}-\d{2}-\d{2}$/u.test(iso) ? `${iso}T00:00:00Z` : iso;
}

/** What the page's own file is; nothing is known of it where only annotations came in. */
function fileOf({ importer, language, original }: Article): Partial<SourceJson> {
  if (tellsOfPage(importer)) return {};
  return {
    format: original.mediaType,
    ...(language === 'und' || language === '' ? {} : { language }),
    'dcterms:identifier': `sha256:${original.sha256}`,
  };
}

function stateOf(own: unknown, others: readonly unknown[], isQuoted: boolean): { readonly state?: unknown } {
  if (isQuoted) return others.length === 0 ? {} : { state: others };
  return { state: others.length === 0 ? own : [own, ...others] };
}

/** How it is drawn: as where it came from, while it has the colour that was made of that. */
function styleOf(
  { colour }: Annotation,
  { style }: ForeignAnnotation,
): { readonly stylesheet?: unknown; readonly styleClass?: unknown } {
  if (style?.colour === colour)
    return {
      ...(style.sheet === undefined ? {} : { stylesheet: style.sheet }),
      ...(style.name === undefined ? {} : { styleClass: style.name }),
    };
  const value = `.${colour} { background-color: ${COLOURS[colour]} }`;
  return { stylesheet: { type: 'CssStylesheet', value }, styleClass: colour };
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

/** Types of its own beside the one that it must have. */
function typed(type: string, more: unknown): string | readonly unknown[] {
  const others = listOf(more).filter((each) => each !== type);
  return others.length === 0 ? type : [type, ...others];
}

/** A note that came without its page is the text of an article, and its body has gone on with it. */
function motivationOf(
  note: string,
  topics: readonly string[],
  { bodies = [], note: made }: ForeignAnnotation,
): string {
  const says = note !== '' || (made === hashText('') && bodies.some(({ isNote }) => isNote));
  return says ? 'commenting' : topics.length > 0 ? 'tagging' : 'highlighting';
}

/**
 * One annotation as a Web Annotation that can stand alone: note, topics and the colour's meaning are bodies, the colour is a
 * style. What came with one that was made elsewhere goes out with it.
 */
export function writeAnnotation(
  annotation: Annotation,
  article: Article,
  version: AnnotatedVersion,
  { topicIds, topics, meanings }: Surroundings,
): AnnotationJson {
  const { id, colour, note, created, modified, documentId } = annotation;
  const foreign = readForeign(annotation.foreign);
  // The article is made of quotations: where they stand in it is not where they stand on the page.
  const isQuoted = tellsOfPage(article.importer);
  const { via: vias, type, motivation, ...more } = foreign.annotation ?? {};
  const paths = topicIds.map((each) => topicPath(each, topics).join('/')).filter((path) => path !== '');
  const body = annotationBodies({ note, topics: paths, colour, meaning: meanings[colour], foreign });
  const selector = selectorsOf(annotation, version, foreign, isQuoted);
  const { stylesheet, styleClass } = styleOf(annotation, foreign);
  const via = [...new Set([...listOf(annotation.via), ...listOf(vias)])];
  const { title, original } = article;
  const ownState = {
    id: urnOf('document', documentId),
    type: 'TimeState',
    sourceDate: moment(version.date),
  };
  return {
    '@context': ANNOTATION_CONTEXT,
    ...more,
    id: urnOf('annotation', id),
    type: typed('Annotation', type),
    motivation: motivation ?? motivationOf(note, paths, foreign),
    created: moment(created),
    modified: moment(modified),
    ...(via.length === 0 ? {} : { via: via.length === 1 ? via[0] : via }),
    ...(stylesheet === undefined ? {} : { stylesheet }),
    ...(body.length === 0 ? {} : { body }),
    target: {
      ...foreign.target,
      type: typed('SpecificResource', foreign.target?.['type']),
      source: {
        ...foreign.source,
        id: sourceId(article),
        type: typed('Text', foreign.source?.['type']),
        ...fileOf(article),
        'dcterms:title': title || original.name,
      },
      ...(styleClass === undefined ? {} : { styleClass }),
      ...stateOf(ownState, foreign.states ?? [], isQuoted),
      ...(selector.length === 0 ? {} : { selector }),
    },
  };
}
