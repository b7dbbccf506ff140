import type { Block, Figure } from '../../../src-core/model/document.ts';

/** A block with its index in the document. */
export interface PlacedBlock {
  readonly block: Block;
  readonly index: number;
}

/** What is rendered one after another: a block, a list, a table, a picture, or a run of folded boilerplate. */
export type ArticlePart =
  | { readonly type: 'block'; readonly placed: PlacedBlock }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly PlacedBlock[] }
  | { readonly type: 'table'; readonly rows: readonly PlacedBlock[] }
  | { readonly type: 'figure'; readonly figure: Figure; readonly index: number }
  | { readonly type: 'folded'; readonly blocks: readonly PlacedBlock[] };

function kindOf(block: Block, folded: boolean): ArticlePart['type'] {
  if (folded) return 'folded';
  if (block.type === 'list-item') return 'list';
  return block.type === 'table-row' ? 'table' : 'block';
}

/** Pictures of folded links and advertisements are folded away with them; a credit's picture is the article's own. */
export function isTeaser({ role }: Block, folded: boolean): boolean {
  return folded && role !== 'credit' && role !== 'caption-button' && role !== 'leftover';
}

/** Groups the blocks; boilerplate that the user did not bring back (`shown`, block indexes) is folded together. */
export function articleParts(
  blocks: readonly Block[],
  figures: readonly Figure[],
  shown: readonly number[],
): readonly ArticlePart[] {
  const kept = new Set(shown);
  const parts: ArticlePart[] = [];
  let run: PlacedBlock[] = [];
  let runKind: ArticlePart['type'] = 'block';
  let ordered = false;
  const flush = (): void => {
    if (run.length === 0) return;
    if (runKind === 'folded') parts.push({ type: 'folded', blocks: run });
    else if (runKind === 'list') parts.push({ type: 'list', ordered, items: run });
    else if (runKind === 'table') parts.push({ type: 'table', rows: run });
    else parts.push(...run.map((placed): ArticlePart => ({ type: 'block', placed })));
    run = [];
  };
  for (const [index, block] of blocks.entries()) {
    const folded = block.role !== undefined && !kept.has(index);
    const pictures = figures.flatMap((figure, at): ArticlePart[] =>
      figure.beforeBlock === index && !isTeaser(block, folded) ? [{ type: 'figure', figure, index: at }] : [],
    );
    const kind = kindOf(block, folded);
    const sameOrder = kind !== 'list' || (block.ordered ?? false) === ordered;
    if (kind !== runKind || !sameOrder || pictures.length > 0) flush();
    parts.push(...pictures);
    runKind = kind;
    ordered = block.ordered ?? false;
    run.push({ block, index });
  }
  flush();
  for (const [at, figure] of figures.entries())
    if (figure.beforeBlock >= blocks.length) parts.push({ type: 'figure', figure, index: at });
  return parts;
}
