import type { TopicId } from '../../base/id.ts';
import type { Annotation, PageArea, AnnotationColour } from '../../model/annotation.ts';
import type { Article } from '../../model/article.ts';
import type { Topic } from '../../model/topic.ts';
import { topicPath } from '../../model/topic-path.ts';
import { ANNOTATION_CONTEXT, urnOf } from '../../model/web-annotation.ts';
import type { CodePoints } from '../../text/code-points.ts';
import type { AnnotationJson, BodyJson, SelectorJson } from './annotation-json.ts';

/** The version of an article's text that an annotation was made on. */
export interface AnnotatedVersion {
  /** Moment that the text stands for, ISO 8601 UTC: when it was captured, else when it came in. */
  readonly date: string;
  /** Counts positions in its text; null where that could not be read: then none are written. */
  readonly positions: CodePoints | null;
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

/** RFC 3986 allows no other signs; what stands for itself or is encoded already stays. */
const NOT_IN_URI = /%(?![0-9a-f]{2})|[^\w!#$%&'()*+,./:;=?@[\]~-]/giu;

/** Where the article is: its address on the web, else a name that other files of this notebook use, too. */
function sourceId({ url, id }: Article): string {
  if (!/^https?:\/\//iu.test(url)) return urnOf('article', id);
  return url.replace(NOT_IN_URI, (sign) => (sign === '%' ? '%25' : encodeUriSign(sign)));
}

/** A lone half of a surrogate pair stands for no sign and cannot be encoded. */
function encodeUriSign(sign: string): string {
  return /\p{Cs}/u.test(sign) ? '%EF%BF%BD' : encodeURIComponent(sign);
}

function bodiesOf(
  { note }: Annotation,
  topicIds: readonly TopicId[],
  topics: ReadonlyMap<TopicId, Topic>,
): readonly BodyJson[] {
  const comment: BodyJson = {
    type: 'TextualBody',
    purpose: 'commenting',
    format: 'text/markdown',
    value: note,
  };
  const tags = topicIds
    .map((id) => topicPath(id, topics).join('/'))
    .filter((path) => path !== '')
    .map((value): BodyJson => ({ type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value }));
  return note === '' ? tags : [comment, ...tags];
}

function selectorsOf(
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

/** One annotation as a Web Annotation that can stand alone: note and topics are bodies, the colour is a style. */
export function writeAnnotation(
  annotation: Annotation,
  article: Article,
  version: AnnotatedVersion,
  topicIds: readonly TopicId[],
  topics: ReadonlyMap<TopicId, Topic>,
): AnnotationJson {
  const { id, colour, note, created, modified, documentId, via } = annotation;
  const body = bodiesOf(annotation, topicIds, topics);
  const selector = selectorsOf(annotation, version);
  const { title, language, original } = article;
  return {
    '@context': ANNOTATION_CONTEXT,
    id: urnOf('annotation', id),
    type: 'Annotation',
    motivation: note !== '' ? 'commenting' : body.length > 0 ? 'tagging' : 'highlighting',
    created: moment(created),
    modified: moment(modified),
    ...(via === undefined ? {} : { via }),
    stylesheet: { type: 'CssStylesheet', value: `.${colour} { background-color: ${COLOURS[colour]} }` },
    ...(body.length === 0 ? {} : { body }),
    target: {
      type: 'SpecificResource',
      source: {
        id: sourceId(article),
        type: 'Text',
        format: original.mediaType,
        ...(language === 'und' || language === '' ? {} : { language }),
        'dcterms:title': title || original.name,
        'dcterms:identifier': `sha256:${original.sha256}`,
      },
      styleClass: colour,
      state: { id: urnOf('document', documentId), type: 'TimeState', sourceDate: moment(version.date) },
      ...(selector.length === 0 ? {} : { selector }),
    },
  };
}
