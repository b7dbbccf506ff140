import type { Token } from 'markdown-it';
import type { MarkType } from '../../model/document.ts';
import type { DraftAnchor, DraftMark } from '../../text/document-builder.ts';
import { absoluteUrl } from '../html/absolute-url.ts';
import { namedFigure, type PageFigure } from '../html/page-figure.ts';
import { fragmentName } from '../html/page-places.ts';
import { referenceAt } from '../office/numbered-notes.ts';
import { headingName } from './heading-name.ts';
import { INLINE_NOTE, NOTE_REFERENCE } from './markdown-notes.ts';
import type { NoteNumbers } from './note-numbers.ts';
import { notePicturePlaces } from './note-pictures.ts';
import { WIKI_LINK } from './markdown-parser.ts';
import { hiddenAfter, type HiddenPart } from './hidden-part.ts';

/** What a paragraph, heading or cell holds. */
export interface InlineContent {
  readonly raw: string;
  readonly marks: readonly DraftMark[];
  readonly anchors: readonly DraftAnchor[];
  readonly figures: readonly PageFigure[];
  /** Words between "==" signs or in mark elements. */
  readonly highlights: readonly string[];
  /** What is still hidden behind it. */
  readonly hidden: HiddenPart | null;
}

const MARKS: Readonly<Record<string, MarkType>> = {
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  strong: 'strong',
  b: 'strong',
  code: 'code',
  kbd: 'code',
  sup: 'superscript',
  sub: 'subscript',
};
/** Elements of HTML; what else stands in pointed brackets is text. */
const ELEMENTS =
  /^(?:a|abbr|address|article|aside|b|bdi|bdo|big|blockquote|br|center|cite|code|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|img|ins|kbd|li|main|mark|nav|nobr|ol|p|picture|q|rp|rt|ruby|s|samp|section|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|wbr)$/u;
const TAG = /^<(\/?)([a-z][a-z0-9-]*)/iu;

interface OpenMark {
  readonly name: string;
  readonly type: MarkType | 'highlight' | null;
  readonly start: number;
  readonly href?: string;
  readonly to?: string;
}

/** Reads the tokens of a line of text; `base` resolves relative addresses. */
export function inlineContent(
  tokens: readonly Token[],
  base: string,
  notes: NoteNumbers,
  hiddenBefore: HiddenPart | null,
): InlineContent {
  const marks: DraftMark[] = [];
  const anchors: DraftAnchor[] = [];
  const figures: PageFigure[] = [];
  const highlights: string[] = [];
  const open: OpenMark[] = [];
  let hidden = hiddenBefore;
  let raw = '';

  function picture(sources: readonly string[], alt: string): void {
    const figure = namedFigure(sources, alt, base);
    if (figure === null) raw += alt;
    else figures.push({ ...figure, weak: figure.weak && alt === '' });
  }

  function begin(name: string, address: string): void {
    const href = name === 'a' ? absoluteUrl(address, base) : null;
    const place = name === 'a' && address.startsWith('#') ? fragmentName(address.slice(1)) : null;
    const leads = {
      ...(href === null ? {} : { href }),
      ...(place === null ? {} : { to: headingName(place) }),
    };
    const type =
      name === 'mark'
        ? 'highlight'
        : name === 'a'
          ? href === null && place === null
            ? null
            : ('link' as const)
          : (MARKS[name] ?? null);
    open.push({ name, type, start: raw.length, ...leads });
  }

  function end(name: string): void {
    const at = open.findLastIndex((mark) => mark.name === name);
    if (at < 0) return;
    const [mark] = open.splice(at, 1);
    if (mark === undefined || mark.type === null || mark.start === raw.length) return;
    const { name: _name, type, ...rest } = mark;
    if (type === 'highlight') highlights.push(raw.slice(mark.start));
    else marks.push({ type, ...rest, end: raw.length });
  }

  function refer(number: number): void {
    const reference = referenceAt(number, raw.length);
    raw += reference.raw;
    marks.push(...reference.marks);
    if (notes.isFirst(number)) anchors.push(reference.anchor);
  }

  function htmlTag(html: string): void {
    const tag = TAG.exec(html);
    if (tag === null) return;
    const name = tag[2]!.toLowerCase();
    const attribute = (key: string): string =>
      new RegExp(`\\s${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'iu')
        .exec(html)
        ?.slice(1)
        .find((value) => value !== undefined) ?? '';
    if (!ELEMENTS.test(name)) raw += html;
    else if (name === 'br') raw += '\n';
    else if (name === 'img') picture([attribute('src')], attribute('alt'));
    else if (tag[1] === '/') end(name);
    else {
      const own = attribute('id') || (name === 'a' ? attribute('name') : '');
      if (own !== '') anchors.push({ name: headingName(own), start: raw.length, end: raw.length });
      begin(name, attribute('href'));
    }
  }

  for (const token of tokens) {
    const [, what] = token.type.split('_');
    if (token.type === 'html_inline') {
      const before = hidden;
      hidden = hiddenAfter(token.content, hidden);
      if (before === null && hidden === null) htmlTag(token.content);
    } else if (hidden !== null) continue;
    else if (token.type === 'text' || token.type === 'text_special') raw += token.content;
    else if (token.type === 'softbreak') raw += ' ';
    else if (token.type === 'hardbreak') raw += '\n';
    else if (token.type === 'code_inline') {
      marks.push({ type: 'code', start: raw.length, end: raw.length + token.content.length });
      raw += token.content;
    } else if (token.type === NOTE_REFERENCE) {
      const number = notes.of(token.info);
      if (number !== null) refer(number);
    } else if (token.type === INLINE_NOTE) refer(notes.ofInline(token.children ?? []));
    else if (token.type === 'image') {
      const source = String(token.attrGet('src') ?? '');
      picture(token.markup === WIKI_LINK ? notePicturePlaces(source) : [source], token.content);
    } else if (what === 'open') begin(token.tag, String(token.attrGet('href') ?? ''));
    else if (what === 'close') end(token.tag);
  }
  return { raw, marks, anchors, figures, highlights, hidden };
}
