import { canonicalText } from '../../text/canonical-text.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import { htmlBlocks, type HtmlBlock } from '../html/html-blocks.ts';
import { pagePlaces } from '../html/page-places.ts';
import type { HtmlElement } from '../html/html-node.ts';
import { judgeBlocks, ownRoles } from '../html/judge-blocks.ts';
import { nestingDepth, parseHtml } from '../html/parse-html.ts';
import { stripTags } from '../html/strip-tags.ts';
import type { ImportLimits } from '../import-limits.ts';
import { linesToBlocks } from '../lines/lines-to-blocks.ts';
import { foldReplies } from './quoted-reply.ts';

/** Stands for "cid:" while a body is read: the reader of pages keeps only web addresses. */
const INLINE = 'https://inline.invalid/';
const QUOTE_BOX =
  /(?:^|\s)(?:gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix|gmail_attr|tutanota_quote|OutlookMessageHeader|zmail_extra)/u;
const QUOTE_ID =
  /^(?:x_)*(?:divRplyFwdMsg|appendonsend|reply-intro|mail-editor-reference-message-container)/u;
const SIGNATURE_BOX =
  /(?:^|\s)(?:gmail_signature|moz-signature|protonmail_signature_block|ms-outlook-mobile-signature)/u;

/** Blocks of a mail's body in plain text; lines that begin with ">" are quotations without that sign. */
export function textMailBlocks(text: string, subject: string): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  const quoted: boolean[] = [];
  for (const { lines, isQuote } of runsOf(canonicalText(text))) {
    const own = signatureApart(lines).flatMap((part) => linesToBlocks(part));
    for (const block of own) {
      blocks.push(isQuote && block.type === 'paragraph' ? { ...block, type: 'quote' } : block);
      quoted.push(isQuote);
    }
  }
  return foldReplies(blocks, quoted, [], subject);
}

interface Run {
  readonly lines: string;
  readonly isQuote: boolean;
}

/** Lines that are quoted, and lines that are not, in turn. */
function runsOf(text: string): Run[] {
  const runs: { lines: string[]; isQuote: boolean }[] = [];
  for (const line of text.split('\n')) {
    const isQuote = /^\s?>/u.test(line);
    const last = runs.at(-1);
    const plain = isQuote ? line.replace(/^\s?(?:>\s?)+/u, '') : line;
    // A blank line between two quoted ones belongs to them.
    if (last === undefined || (last.isQuote !== isQuote && line.trim() !== ''))
      runs.push({ lines: [plain], isQuote });
    else last.lines.push(plain);
  }
  return runs.map(({ lines, isQuote }) => ({ lines: lines.join('\n'), isQuote }));
}

/** The signature must not be joined with the paragraph above it. */
function signatureApart(text: string): readonly string[] {
  const start = text.search(/^-- ?$/mu);
  return start < 0 ? [text] : [text.slice(0, start), text.slice(start)];
}

/** Blocks of a mail's body in HTML; pictures that the mail itself holds are named "cid:…". */
export function htmlMailBlocks(html: string, subject: string, limits: ImportLimits): DraftBlock[] {
  if (nestingDepth(html) > limits.htmlDepth) return textMailBlocks(stripTags(html), subject);
  const inline = html.replace(
    /(\ssrc\s*=\s*["']?)cid:([^"'\s>]{1,500})/giu,
    (_, start: string, id: string) => {
      return `${start}${INLINE}${encodeURIComponent(safeDecode(id))}`;
    },
  );
  const { body } = parseHtml(inline);
  const read = htmlBlocks(body, '', pagePlaces(body, ''));
  const judged = judgeBlocks(read, ownRoles(read), subject);
  const facts = judged.map(({ element }) => factsOf(element));
  const drafts = judged.map(draftOf);
  return foldReplies(
    drafts,
    facts.map(({ quoted }) => quoted),
    facts.map(({ signed }) => signed),
    subject,
  );
}

function draftOf({ element: _element, linked: _linked, ...block }: HtmlBlock): DraftBlock {
  if (block.figures === undefined) return block;
  const figures = block.figures.map((figure) =>
    figure.source.startsWith(INLINE)
      ? { ...figure, source: `cid:${safeDecode(figure.source.slice(INLINE.length))}` }
      : figure,
  );
  return { ...block, figures };
}

/** What the boxes around a block say of it. */
function factsOf(element: HtmlElement): { readonly quoted: boolean; readonly signed: boolean } {
  let quoted = false;
  let signed = false;
  for (
    let node: HtmlElement | null = element, steps = 0;
    node?.nodeType === 1 && steps < 60;
    node = node.parentNode, steps += 1
  ) {
    const name = node.getAttribute('class') ?? '';
    const id = node.getAttribute('id') ?? '';
    if (QUOTE_BOX.test(name) || QUOTE_ID.test(id) || isCite(node)) quoted = true;
    if (SIGNATURE_BOX.test(name) || /^(?:x_)*signature$/iu.test(id)) signed = true;
  }
  return { quoted, signed };
}

function isCite(node: HtmlElement): boolean {
  return (
    node.localName === 'blockquote' &&
    (node.getAttribute('type') === 'cite' || /gmail_quote/u.test(node.getAttribute('class') ?? ''))
  );
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
