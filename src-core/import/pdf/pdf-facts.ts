import { findDate, parseDate } from '../../text/calendar-date.ts';
import { canonicalLine } from '../../text/canonical-text.ts';
import { isTellingName, titleFromName } from '../title-from-name.ts';
import { splitNames } from '../split-names.ts';

/** What the file says about itself: the information dictionary and the fields of its XMP packet. */
export interface PdfMetadata {
  readonly info: Readonly<Record<string, unknown>>;
  /** Value of an XMP property ("dc:title"), as the library gives it. */
  readonly xmp: (name: string) => unknown;
}

/** The beginning of the text, from which facts are taken where the file's own are useless. */
export interface FirstPage {
  /** Largest heading of the first pages; "" where there is none. */
  readonly heading: string;
  /** What follows the heading, up to the first paragraph of running text. */
  readonly below: readonly { readonly text: string; readonly kind: string }[];
  /** What arXiv prints into the margin: "arXiv:1412.6206v1 [hep-lat] 19 Dec 2014"; or "". */
  readonly stamp: string;
  /** All text of the first two pages. */
  readonly text: string;
}

/** Metadata with their sources, as ArticleFacts wants them. */
export interface PdfFacts {
  readonly title: string;
  readonly authors: readonly string[];
  readonly site: string;
  readonly url: string;
  readonly published: string | null;
  readonly declaredLanguage: string;
  readonly sources: Readonly<Record<string, string>>;
}

/** Titles that programs give: names of files, of templates and of nothing. */
const NO_TITLE =
  /^(?:microsoft (?:word|powerpoint|excel)\b|untitled|unbenannt|ohne titel|sans titre|document\d*$|dokument\d*$|powerpoint[- ]pr|layout \d|slide \d|folie \d|print\b|about:blank|https?:|file:|\(?null\)?$|none$|title$|titel$|template|scan|img_?\d|array\(0x|\d+$|[0-9a-f-]{20,}$)|\.(?:docx?|dotx?|dvi|tex|ps|eps|indd|qxd|qxp|pdf|p65|pmd|fm|rtf|odt|html?|xlsx?|pptx?|pub|cdr|ai|tif|jpe?g|pages|wpd|txt|tmp|psd|fo|xml|book|mif|sxw|chp|ofx)(?:\s|$)/iu;
const NO_AUTHOR =
  /^(?:admin\w*|administrator|user\d*|owner|root|unknown|unbekannt|default|anonymous|author|autor|none|null|test|pc|hp|dell|lenovo|acer|asus|windows user|microsoft office user|office|guest|scan\w*|array\(0x.*|www\..*|https?:.*|\S+@\S+|.*\b(?:gmbh|inc|ltd|llc|corp)\.?)$/iu;

/** Chooses among what the file says, what the first page shows and the file's name. */
export function pdfFacts({ info, xmp }: PdfMetadata, first: FirstPage, name: string): PdfFacts {
  const sources: Record<string, string> = {};
  const title = pickTitle(info, xmp, first, name, sources);
  const authors = pickAuthors(info, xmp, first, sources);
  const published = pickDate(info, xmp, first, sources);
  const doi = /\b10\.\d{4,9}\/[^\s"<>]+[^\s"<>.,;)\]]/u.exec(
    `${textOf(xmp('prism:doi'))} ${first.text}`,
  )?.[0];
  const arxiv = /^arXiv:((?:\d{4}\.\d{4,5}|[a-z.-]+\/\d{7}))/u.exec(first.stamp)?.[1];
  const given = doi === undefined ? addressOf(textOf(xmp('prism:url'))) : `https://doi.org/${doi}`;
  const url = given === '' && arxiv !== undefined ? `https://arxiv.org/abs/${arxiv}` : given;
  if (url !== '') sources['url'] = doi !== undefined ? 'doi' : given === '' ? 'first-page' : 'xmp';
  const site = canonicalLine(textOf(xmp('prism:publicationname')));
  if (site !== '') sources['site'] = 'xmp';
  const declaredLanguage = textOf(info['Language']) || textOf(xmp('dc:language'));
  return { title, authors, site, url, published, declaredLanguage, sources };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string').join('; ') : '';
}

function addressOf(text: string): string {
  return /^https?:\/\/\S+$/u.test(text) ? text : '';
}

function pickTitle(
  info: PdfMetadata['info'],
  xmp: PdfMetadata['xmp'],
  first: FirstPage,
  name: string,
  sources: Record<string, string>,
): string {
  const given = (
    [
      ['xmp', xmp('dc:title')],
      ['pdf-info', info['Title']],
    ] as const
  )
    .map(([source, value]) => ({ source, title: saneTitle(textOf(value)) }))
    .filter(({ title }) => title !== '');
  const shown = folded(first.text);
  const seen = given.find(({ title }) => shown.includes(folded(title)));
  const heading = canonicalLine(first.heading);
  if (seen !== undefined && (heading === '' || folded(seen.title).length >= 8)) {
    sources['title'] = seen.source;
    return seen.title;
  }
  // What the first page shows in large letters is what a reader would call it.
  if (heading !== '' && (given.length === 0 || folded(heading).length >= 12)) {
    sources['title'] = 'heading';
    return heading;
  }
  const [told] = given;
  sources['title'] = told?.source ?? 'file-name';
  if (told !== undefined) return told.title;
  const line = first.text.split('\n').find((each) => (each.match(/\p{L}/gu)?.length ?? 0) > 2);
  if (isTellingName(name) || line === undefined) return titleFromName(name);
  sources['title'] = 'first-line';
  return cut(canonicalLine(line));
}

function cut(line: string): string {
  if (line.length <= 120) return line;
  const short = line.slice(0, 120);
  return `${short.slice(0, Math.max(60, short.lastIndexOf(' ')))}…`;
}

function saneTitle(raw: string): string {
  const title = canonicalLine(raw.replace(/\p{Co}|\uFFFD|\0/gu, ''))
    .replace(/^(?:Microsoft (?:Word|PowerPoint)) - /u, '')
    .replace(/^(?:title|titel):\s*/iu, '');
  if (NO_TITLE.test(title) || title.length > 400) return '';
  const letters = title.match(/\p{L}/gu)?.length ?? 0;
  // "tm14_final_v2", "AR2010-web": names of files without their ending.
  if (letters < 4 || (!title.includes(' ') && /[_\d]|\p{Ll}\p{Lu}/u.test(title))) return '';
  return title;
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

function pickAuthors(
  info: PdfMetadata['info'],
  xmp: PdfMetadata['xmp'],
  first: FirstPage,
  sources: Record<string, string>,
): readonly string[] {
  for (const [source, value] of [
    ['xmp', xmp('dc:creator')],
    ['pdf-info', info['Author']],
  ] as const) {
    const names = (
      Array.isArray(value) ? value.flatMap((each) => splitNames(textOf(each))) : splitNames(textOf(value))
    ).filter(isSaneAuthor);
    if (names.length === 0) continue;
    sources['authors'] = source;
    return names;
  }
  const at = first.below.slice(0, 3).findIndex(({ text }) => namesIn(text).length > 0);
  if (at < 0) return [];
  sources['authors'] = 'first-page';
  // Authors from several places stand apart, but look the same.
  const alike = first.below.slice(at, at + 24).filter(({ kind }) => kind === first.below[at]?.kind);
  return [...new Set(alike.flatMap(({ text }) => namesIn(text)))];
}

function isSaneAuthor(name: string): boolean {
  return (
    name.length <= 80 &&
    !NO_AUTHOR.test(name) &&
    /\p{L}[\p{L}.'’-]*\s+\S*\p{L}/u.test(name) &&
    !/\d{2}/u.test(name)
  );
}

const PERSON =
  /^(?:(?:Dr|Prof|Mr|Mrs|Ms|Dipl)\.?\s+)*\p{Lu}[\p{L}'’.-]*(?:\s+(?:\p{Lu}[\p{L}'’.-]*|de|da|del|della|di|du|la|le|van|von|der|den|ter|bin|al|el|y|e)){1,4}$/u;

const PLACE =
  /\b(?:universi\p{L}*|institut\p{L}*|department|laborator\p{L}*|college|school|cent(?:er|re)|corporation|research|hochschule|academy|abstract|introduction|summary|keywords|contents|working paper|press|street|journal|conference|symposium)\b/iu;

/** Persons named in a line right below the title: each part must look like one. */
function namesIn(line: string): readonly string[] {
  if (line.length > 600 || PLACE.test(line)) return [];
  const bare = line
    .replace(/^(?:by|von|par|por|authors?|autor(?:en|es)?)[:\s]+/iu, '')
    .replace(/[\d*∗†‡§¶#$+]+(?:,\s*[\d*∗†‡§¶#$+]+)*/gu, ',');
  const parts = bare
    .split(/\s*(?:[,;]|\band\b|\bund\b|\bet\b|&)\s*/u)
    .map((part) => canonicalLine(part))
    .filter((part) => part !== '');
  const persons = parts.filter((part) => PERSON.test(part));
  return persons.length > 0 && persons.length >= 0.8 * parts.length ? persons : [];
}

function pickDate(
  info: PdfMetadata['info'],
  xmp: PdfMetadata['xmp'],
  first: FirstPage,
  sources: Record<string, string>,
): string | null {
  for (const key of ['prism:publicationdate', 'prism:coverdate', 'dc:date']) {
    const value = xmp(key);
    const date = parseDate(textOf(Array.isArray(value) ? value[0] : value), 'day-first');
    if (date === null) continue;
    sources['published'] = 'xmp';
    return date;
  }
  const shown = findDate(first.stamp || first.text.slice(0, 1500), 'day-first');
  if (shown !== null) {
    sources['published'] = 'first-page';
    return shown.iso.slice(0, 10);
  }
  const made = /^D:((?:19[89]|20)\d{1,2})(\d{2})(\d{2})/u.exec(textOf(info['CreationDate']));
  const date = made === null ? null : parseDate(`${made[1]}-${made[2]}-${made[3]}`, 'day-first');
  if (date !== null) sources['published'] = 'pdf-info';
  return date;
}
