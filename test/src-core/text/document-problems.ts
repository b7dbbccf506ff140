import type { ArticleDocument, Block, Mark } from '../../../src-core/model/document.ts';
import { isCanonicalText } from '../../../src-core/text/canonical-text.ts';

/** Blocks that may hold line breaks: code, and verse or addresses in running text. */
const MANY_LINES: ReadonlySet<Block['type']> = new Set(['paragraph', 'quote', 'list-item', 'code']);
const WITH_TABS: ReadonlySet<Block['type']> = new Set(['code', 'table-row']);

/** Every way in which a document breaks the promises of `ArticleDocument`, as sentences with numbers; empty = sound. */
export function documentProblems(document: ArticleDocument): string[] {
  const problems: string[] = [];
  if (!isCanonicalText(document.text)) problems.push('text is not canonical');
  if (!/^(?:und|[a-z]{2,3})$/u.test(document.language)) problems.push(`language "${document.language}"`);
  let expected = 0;
  document.blocks.forEach((block, index) => {
    if (block.start !== expected) problems.push(`block ${index} starts at ${block.start}, not ${expected}`);
    if (block.end < block.start) problems.push(`block ${index} ends before it starts`);
    if (index > 0 && document.text[block.start - 1] !== '\n')
      problems.push(`block ${index} follows no line end`);
    problems.push(...blockProblems(block, document.text.slice(block.start, block.end), index));
    expected = block.end + 1;
  });
  const covered = document.blocks.length === 0 ? 0 : expected - 1;
  if (covered !== document.text.length) problems.push(`blocks cover ${covered} of ${document.text.length}`);
  problems.push(...markProblems(document));
  for (const figure of document.figures) {
    if (figure.beforeBlock < 0 || figure.beforeBlock > document.blocks.length) {
      problems.push(`figure before block ${figure.beforeBlock} of ${document.blocks.length}`);
    }
  }
  return problems;
}

function blockProblems(block: Block, text: string, index: number): string[] {
  const name = `block ${index} (${block.type})`;
  const problems: string[] = [];
  if (block.type === 'rule') {
    if (text !== '') problems.push(`${name} has text`);
  } else if (text.trim() === '') problems.push(`${name} is empty`);
  if (block.type !== 'table-row' && text.trimEnd() !== text) problems.push(`${name} ends in white space`);
  if (block.type !== 'code' && block.type !== 'table-row' && text.trimStart() !== text) {
    problems.push(`${name} starts with white space`);
  }
  if (!MANY_LINES.has(block.type) && text.includes('\n')) problems.push(`${name} has a line end`);
  if (!WITH_TABS.has(block.type) && text.includes('\t')) problems.push(`${name} has a tab`);
  if (block.type === 'heading' && !(block.level !== undefined && block.level >= 1 && block.level <= 6)) {
    problems.push(`${name} has level ${block.level}`);
  }
  if (block.type === 'list-item' && !(block.level !== undefined && block.level >= 1)) {
    problems.push(`${name} has level ${block.level}`);
  }
  return problems;
}

function markProblems(document: ArticleDocument): string[] {
  const problems: string[] = [];
  let block = 0;
  let former: Mark | null = null;
  document.marks.forEach((mark, index) => {
    const name = `mark ${index} (${mark.type})`;
    if (former !== null && mark.start < former.start) problems.push(`${name} is out of order`);
    former = mark;
    while (block + 1 < document.blocks.length && document.blocks[block + 1]!.start <= mark.start) block += 1;
    const home = document.blocks[block];
    if (home === undefined || mark.start < home.start || mark.end > home.end)
      problems.push(`${name} leaves its block`);
    if (mark.end < mark.start || (mark.end === mark.start && mark.type !== 'cell'))
      problems.push(`${name} is empty`);
    const { target } = mark;
    if ((mark.type === 'link') !== (mark.href !== undefined || target !== undefined))
      problems.push(`${name} and href disagree`);
    if (target !== undefined && (target.end < target.start || target.end > document.text.length))
      problems.push(`${name} leads to ${target.start}–${target.end} of ${document.text.length}`);
    if (mark.href !== undefined && !/^(?:https?|mailto):/u.test(mark.href))
      problems.push(`${name} links to ${mark.href}`);
  });
  return problems;
}
