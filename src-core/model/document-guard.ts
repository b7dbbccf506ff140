import type { AppError } from '../base/error-code.ts';
import { appError } from '../base/error-code.ts';
import { failure, success } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { ArticleDocument, Block, DocumentPage, Mark } from './document.ts';
import { complaintOf, z } from './guard.ts';

const offset = z.int().nonnegative();
const block = z.strictObject({
  type: z.enum(['heading', 'paragraph', 'quote', 'list-item', 'caption', 'code', 'table-row', 'rule']),
  start: offset,
  end: offset,
  level: z.int().positive().optional(),
  ordered: z.boolean().optional(),
  syntax: z.string().optional(),
  language: z.string().optional(),
  role: z
    .enum(['credit', 'related-links', 'caption-button', 'advertisement', 'navigation', 'cookie', 'leftover'])
    .optional(),
});
const mark = z.strictObject({
  type: z.enum(['emphasis', 'strong', 'link', 'code', 'superscript', 'subscript', 'cell']),
  start: offset,
  end: offset,
  href: z
    .string()
    .regex(/^(https?|mailto):/i)
    .optional(),
  target: z.strictObject({ start: offset, end: offset, note: z.literal(true).optional() }).optional(),
  heads: z.enum(['column', 'row']).optional(),
  columns: z.int().positive().optional(),
  rows: z.int().positive().optional(),
});
const figure = z.strictObject({
  beforeBlock: offset,
  alt: z.string(),
  source: z.string(),
  original: z
    .strictObject({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      mediaType: z.string().regex(/^image\//),
      width: offset.optional(),
      height: offset.optional(),
    })
    .optional(),
});
const page = z.strictObject({
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  boxes: z.array(z.int()),
});
const shape = z.strictObject({
  text: z.string(),
  language: z.string(),
  blocks: z.array(block),
  marks: z.array(mark),
  figures: z.array(figure),
  pages: z.array(page).optional(),
});

/**
 * Checks that a value from outside (a stored document, a worker's answer) is an article document whose offsets hold
 * what document.ts promises. Fails with 'document-damaged' and the first reason.
 */
export function checkDocument(value: unknown): Result<ArticleDocument, AppError> {
  const checked = shape.safeParse(value);
  const reason = checked.success
    ? complaintAboutBlocks(value as ArticleDocument)
    : complaintOf(checked.error);
  return reason === null
    ? success(value as ArticleDocument)
    : failure(appError('document-damaged', { file: '', reason }));
}

/** Blocks follow each other with exactly one "\n" between them and cover the whole text. */
function complaintAboutBlocks({ text, blocks, marks, pages = [] }: ArticleDocument): string | null {
  let next = 0;
  for (const [index, { start, end }] of blocks.entries()) {
    if (start !== next || end < start || end > text.length) {
      return `block ${index} lies at ${start}–${end}, but should begin at ${next} of ${text.length}`;
    }
    if (end < text.length && text[end] !== '\n') return `block ${index} is not followed by a line end`;
    next = end + 1;
  }
  const end = blocks.length === 0 ? 0 : next - 1;
  if (end !== text.length) return `the blocks end at ${end} of ${text.length}`;
  return (
    complaintAboutMarks(blocks, marks) ??
    complaintAboutTargets(marks, text.length) ??
    complaintAboutPages(pages, text.length)
  );
}

function complaintAboutPages(pages: readonly DocumentPage[], length: number): string | null {
  for (const [index, { boxes }] of pages.entries()) {
    if (boxes.length % 6 !== 0) return `page ${index} has ${boxes.length} numbers for its boxes`;
    for (let at = 0; at < boxes.length; at += 6) {
      const start = boxes[at] as number;
      const end = boxes[at + 1] as number;
      if (start < 0 || end <= start || end > length)
        return `page ${index} has a box for ${start}–${end} of ${length}`;
    }
  }
  return null;
}

function complaintAboutTargets(marks: readonly Mark[], length: number): string | null {
  for (const [index, { target }] of marks.entries()) {
    if (target !== undefined && (target.end < target.start || target.end > length))
      return `mark ${index} leads to ${target.start}–${target.end} of ${length}`;
  }
  return null;
}

function complaintAboutMarks(blocks: readonly Block[], marks: readonly Mark[]): string | null {
  let block = 0;
  let former = 0;
  for (const [index, { type, start, end }] of marks.entries()) {
    // A table may have empty cells; any other mark marks something.
    const short = type === 'cell' ? end < start : end <= start;
    if (start < former || short) return `mark ${index} lies at ${start}–${end}, after one at ${former}`;
    former = start;
    while (block < blocks.length && (blocks[block] as Block).end < start) block += 1;
    const around = blocks[block];
    if (around === undefined || start < around.start || end > around.end) {
      return `mark ${index} at ${start}–${end} does not lie within one block`;
    }
  }
  return null;
}
