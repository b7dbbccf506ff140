import type { ArticleDocument } from '../../model/document.ts';
import { canonicalWithPositions } from '../../text/canonical-positions.ts';
import type { DraftBlock } from '../../text/document-builder.ts';
import type { DraftPoint } from './block-writer.ts';

/** Where points of drafts came to lie in the document that was built from them, in UTF-16 units of its text. */
export function placePoints(
  drafts: readonly DraftBlock[],
  document: ArticleDocument,
  points: readonly DraftPoint[],
): readonly number[] {
  const byDraft = new Map<number, number[]>();
  for (const [index, { draft }] of points.entries())
    byDraft.set(draft, [...(byDraft.get(draft) ?? []), index]);
  const placed = points.map(() => document.text.length);
  let block = 0;
  for (const [index, draft] of drafts.entries()) {
    const own = byDraft.get(index) ?? [];
    const verbatim = draft.type === 'table-row' || draft.type === 'code';
    const offsets = own.map((point) => points[point]?.offset ?? 0);
    const { text, positions } = canonicalWithPositions(draft.raw, !verbatim, offsets);
    const start = document.blocks[block]?.start ?? document.text.length;
    for (const [at, point] of own.entries()) placed[point] = start + (text === '' ? 0 : (positions[at] ?? 0));
    if (text !== '' || isKeptRule(drafts, index)) block += 1;
  }
  return placed;
}

/** As `buildDocument` keeps them: neither first, nor last, nor one after the other. */
function isKeptRule(drafts: readonly DraftBlock[], index: number): boolean {
  if (drafts[index]?.type !== 'rule') return false;
  const hasText = (draft: DraftBlock): boolean => draft.type !== 'rule' && draft.raw.trim() !== '';
  for (let before = index - 1; before >= 0; before -= 1) {
    const draft = drafts[before] as DraftBlock;
    if (draft.type === 'rule') return false;
    if (hasText(draft)) return true;
  }
  return false;
}
