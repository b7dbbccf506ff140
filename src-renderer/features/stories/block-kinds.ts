import type { Block } from '../../../src-core/model/document.ts';
import type { BlockKind } from '../../../src-core/text/edit-block.ts';

/** Kinds that a block can be made. */
export const KIND_IDS = ['paragraph', 'heading', 'subheading', 'quote', 'bullet', 'number'] as const;

type KindId = (typeof KIND_IDS)[number];

/** A kind as the interface names it; the last four are not for choosing. */
export type ShownKind = KindId | 'caption' | 'code' | 'table-row' | 'rule';

const KINDS: Readonly<Record<KindId, BlockKind>> = {
  paragraph: { type: 'paragraph' },
  heading: { type: 'heading', level: 2 },
  subheading: { type: 'heading', level: 3 },
  quote: { type: 'quote' },
  bullet: { type: 'list-item', level: 1, ordered: false },
  number: { type: 'list-item', level: 1, ordered: true },
};

/** What the interface calls a block. */
export function kindIdOf({ type, level = 1, ordered = false }: Block): ShownKind {
  if (type === 'heading') return level > 2 ? 'subheading' : 'heading';
  if (type === 'list-item') return ordered ? 'number' : 'bullet';
  return type;
}

/** What a block becomes; undefined where it is of that kind already, or stays what it is. */
export function kindFor(block: Block, id: ShownKind): BlockKind | undefined {
  if (kindIdOf(block) === id || !(id in KINDS)) return undefined;
  const kind = KINDS[id as KindId];
  // an item keeps its depth
  return kind.type === 'list-item' && block.type === 'list-item' && block.level !== undefined
    ? { ...kind, level: block.level }
    : kind;
}
