import type { BoilerplateRole } from '../../model/document.ts';
import { boilerplateRole, endsInCredit, isCredit } from '../boilerplate/boilerplate-role.ts';
import { isBylineOrDate, isClosingNote, isLeadIn } from '../boilerplate/edge-phrases.ts';
import { elementFacts, type ElementFacts } from './element-facts.ts';
import { roleOfNames, type NamedRole } from './class-roles.ts';
import type { HtmlBlock } from './html-blocks.ts';
import type { HtmlElement } from './html-node.ts';
import { lettersOnly } from '../../text/letters-only.ts';
import { inTeaserArticles } from './teaser-articles.ts';

/** A named container may hold at most this share of the article before its name is not believed. */
const LARGEST_SHARE = 0.3;
/** Running text: a paragraph of this length with sentences. */
const BODY_LENGTH = 140;
const LONGEST_NAMED = 900;
const LONGEST_LINK_LINE = 220;
/** Notes at the edges and captions are shorter than this. */
const LONGEST_EDGE = 320;
const LONGEST_CAPTION = 400;
const PICTURE_BOX =
  /(?:^|[\s_-])(?:image|img|photo|picture|media|figure|gallery|slide|slider|thumb|thumbnail|foto|bild|imgage)(?=$|[\s_-])/iu;

interface Judged {
  readonly block: HtmlBlock;
  readonly length: number;
  /** Share of the text that is linked, 0–1. */
  readonly linked: number;
  role: NamedRole | null;
}

/**
 * What each block's words and the names of the elements around it say. To be asked while the page is still whole:
 * names of containers that hold much of the text are not believed.
 */
export function ownRoles(blocks: readonly HtmlBlock[]): (NamedRole | null)[] {
  const total = blocks.reduce((sum, block) => sum + (block.raw.length > 80 ? block.raw.length : 0), 0);
  const facts = elementFacts();
  const names = namesReader(total, facts);
  const teasers = inTeaserArticles(blocks);
  return blocks.map((block, index) =>
    teasers[index] === true ? 'related-links' : ownRole(block, names(block.element), facts),
  );
}

/** Marks what a page puts around and between the paragraphs of its article, by order and links; nothing is removed. */
export function judgeBlocks(
  blocks: readonly HtmlBlock[],
  roles: readonly (NamedRole | null)[],
  title: string,
): HtmlBlock[] {
  const judged = blocks.map((block, index): Judged => {
    return { block, length: block.raw.trim().length, linked: linkedShare(block), role: roles[index] ?? null };
  });
  judgeLinkLines(judged);
  judgeEdges(judged, title);
  judgeRelated(judged);
  judgeEmptyHeadings(judged);
  return judged.map(({ block, role }) => withRole(block, role));
}

function withRole(block: HtmlBlock, role: NamedRole | null): HtmlBlock {
  if (role === null) return block;
  if (role !== 'caption') return { ...block, role };
  if (block.type === 'caption') return block;
  const { level: _level, ordered: _ordered, ...rest } = block;
  return { ...rest, type: 'caption' };
}

/** Role by the block's words, then by the names of the elements around it. */
function ownRole(block: HtmlBlock, name: NamedRole | null, facts: ElementFacts): NamedRole | null {
  if (block.type === 'rule') return null;
  const text = block.raw.replace(/\s+/gu, ' ').trim();
  if (block.type !== 'code' && block.type !== 'table-row') {
    const byWords = boilerplateRole(text);
    if (byWords !== null && !(block.type === 'heading' && byWords === 'navigation')) return byWords;
    if (block.type === 'paragraph' && text.length <= LONGEST_CAPTION && endsInCredit(text)) return 'caption';
  }
  if (block.type === 'paragraph' && inPictureBox(block, text, facts)) return 'caption';
  if (name === null) return null;
  if (name === 'caption')
    return block.type === 'heading' || text.length > LONGEST_NAMED
      ? null
      : isCredit(text)
        ? 'credit'
        : 'caption';
  if (name === 'credit' && block.type === 'caption' && text.length > 60 && !isCredit(text)) return 'caption';
  // Running text stays what it is, whatever its container is called; offers and links are named more reliably.
  const longest =
    name === 'related-links' || name === 'advertisement' || name === 'cookie' ? LONGEST_NAMED : LONGEST_EDGE;
  return text.length > longest || block.type === 'table-row' ? null : name;
}

/** A short paragraph without a full stop in one box with a picture describes it. */
function inPictureBox(block: HtmlBlock, text: string, facts: ElementFacts): boolean {
  if (text.length > 300) return false;
  let node: HtmlElement | null = block.element;
  for (let steps = 0; node !== null && node.nodeType === 1 && steps < 4; node = node.parentNode, steps += 1) {
    if (node.localName === 'figure') return true;
    if (facts.textLength(node) > text.length + 160) return false;
    const name = `${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`;
    const unfinished = !/[.!?:]["'”“»«’)]*$/u.test(text);
    if ((unfinished || PICTURE_BOX.test(name)) && facts.hasPicture(node)) return true;
  }
  return false;
}

/** Reads the nearest telling name above an element, but not of containers that hold much of the article. */
function namesReader(total: number, facts: ElementFacts): (element: HtmlElement) => NamedRole | null {
  const known = new Map<HtmlElement, NamedRole | null>();
  // A page says the same few names over and over.
  const roles = new Map<string, NamedRole | null>();
  const own = new Map<HtmlElement, NamedRole | null>();
  const ownOf = (node: HtmlElement): NamedRole | null => {
    let role = own.get(node);
    if (role !== undefined) return role;
    const classAndId = `${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`.trim();
    const key = `${node.localName} ${classAndId}`;
    role = roles.get(key);
    if (role === undefined) roles.set(key, (role = roleOfNames(node.localName, classAndId)));
    own.set(node, role);
    return role;
  };
  return function nameOf(element: HtmlElement): NamedRole | null {
    const before = known.get(element);
    if (before !== undefined) return before;
    let role: NamedRole | null = null;
    for (
      let node: HtmlElement | null = element, steps = 0;
      node !== null && steps < 8;
      node = node.parentNode, steps += 1
    ) {
      if (node.nodeType !== 1) break;
      const found = ownOf(node);
      if (found === null) continue;
      const length = facts.textLength(node);
      if (length > total * LARGEST_SHARE && length > 400) break;
      role = found;
      break;
    }
    known.set(element, role);
    return role;
  };
}

/** Share of a block's text that is linked, 0–1. */
export function linkedShare(block: HtmlBlock): number {
  const length = block.raw.trim().length;
  return length === 0 ? 0 : Math.min(1, block.linked / length);
}

function isBody(entry: Judged): boolean {
  const { block, length, linked } = entry;
  if (entry.role !== null || block.type === 'heading' || block.type === 'caption' || block.type === 'rule')
    return false;
  return length >= BODY_LENGTH && linked < 0.5;
}

/** Lines that are nothing but a link: titles of other articles, not sentences of this one. */
function judgeLinkLines(judged: Judged[]): void {
  const lists = linkLists(judged);
  const hasBody = judged.some(isBody);
  judged.forEach((entry, index) => {
    if (entry.role !== null || entry.length === 0) return;
    const text = entry.block.raw.trim();
    const { type } = entry.block;
    if (type === 'paragraph' && isLabelledLinks(text, entry.linked)) entry.role = 'related-links';
    if (entry.length > LONGEST_LINK_LINE) return;
    if (type === 'list-item') {
      // A list of sources is content; a list of headlines right among paragraphs is not.
      if (entry.linked >= 0.9 && lists[index]) entry.role = 'related-links';
      return;
    }
    if (type !== 'paragraph' && type !== 'heading') return;
    if (entry.linked >= 0.95 && (entry.length >= 25 || !hasBody) && !/[.!?]["'”“»«’]*$/u.test(text))
      entry.role = 'related-links';
    else if (entry.linked >= 0.4 && isLeadIn(text)) entry.role = 'related-links';
  });
}

/** "DON'T MISS" and the titles of other articles below it, each in a line of one paragraph. */
function isLabelledLinks(text: string, linked: number): boolean {
  if (linked < 0.4 || text.length > LONGEST_NAMED) return false;
  const end = text.indexOf('\n');
  return end > 0 && boilerplateRole(text.slice(0, end)) === 'related-links';
}

/** Which entries stand in a list of which nearly all items are links. */
function linkLists(judged: readonly Judged[]): boolean[] {
  const inside: boolean[] = Array.from({ length: judged.length }, () => false);
  for (let from = 0; from < judged.length; from += 1) {
    let to = from;
    let linked = 0;
    for (; judged[to]?.block.type === 'list-item'; to += 1) if (judged[to]!.linked >= 0.9) linked += 1;
    if (to > from && linked / (to - from) >= 0.8) inside.fill(true, from, to);
    from = Math.max(from, to - 1);
  }
  return inside;
}

/** Before the first paragraph stand titles, bylines and dates; after the last one notes, biographies and offers. */
function judgeEdges(judged: Judged[], title: string): void {
  const first = judged.findIndex(isBody);
  const last = judged.findLastIndex(isBody);
  const plainTitle = lettersOnly(title);
  judged.forEach((entry, index) => {
    const { type } = entry.block;
    if (entry.role !== null || type === 'rule' || type === 'quote' || type === 'table-row' || type === 'code')
      return;
    const text = entry.block.raw.replace(/\s+/gu, ' ').trim();
    if (entry.block.type === 'heading' || index < first) {
      if (plainTitle !== '' && lettersOnly(text) === plainTitle) entry.role = 'leftover';
    }
    if (entry.role === null && type === 'heading' && (index < first || index > last))
      entry.role = boilerplateRole(text);
    if (entry.role !== null || type === 'heading') return;
    if ((first < 0 || index < first) && isBylineOrDate(text)) entry.role = 'leftover';
    if (
      first >= 0 &&
      index < first &&
      entry.block.type === 'list-item' &&
      entry.linked >= 0.8 &&
      entry.length < 60
    )
      entry.role = 'navigation';
    if (index > last - 3 && entry.length <= 500 && isClosingNote(text)) entry.role = 'leftover';
    if (index > last && isBylineOrDate(text)) entry.role = 'leftover';
  });
}

/** Short entries below "Related" up to the next paragraph of running text belong to it. */
function judgeRelated(judged: Judged[]): void {
  let inside: BoilerplateRole | null = null;
  for (const entry of judged) {
    if (
      entry.role === 'related-links' &&
      (entry.block.type === 'heading' || entry.length < 60) &&
      entry.linked < 0.5
    ) {
      inside = 'related-links';
      continue;
    }
    if (inside === null) continue;
    if (entry.role !== null) continue;
    if (isBody(entry) || (entry.block.type === 'heading' && entry.linked < 0.5)) inside = null;
    else if (entry.linked >= 0.5 || entry.block.type === 'list-item') entry.role = inside;
    else inside = null;
  }
}

/** A heading below which everything was folded has nothing left to head. */
function judgeEmptyHeadings(judged: Judged[]): void {
  let roleBelow: BoilerplateRole | null = null;
  let content = false;
  for (let index = judged.length - 1; index >= 0; index -= 1) {
    const entry = judged[index]!;
    if (entry.block.type === 'rule') continue;
    if (entry.block.type !== 'heading') {
      if (entry.role === null || entry.role === 'caption') content = true;
      else roleBelow ??= entry.role;
      continue;
    }
    if (entry.role === null && !content && roleBelow !== null) entry.role = roleBelow;
    if (entry.role === null) {
      content = false;
      roleBelow = null;
    }
  }
}
