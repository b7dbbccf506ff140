import type { LineAxis } from './letter-places.ts';
import type { PlacedText } from './line-letters.ts';

/** The glyphs of a page in few objects: there are thousands, sent between threads and mostly never looked at. */
export interface PackedTexts {
  /** Their texts, a line feed behind each. */
  readonly texts: string;
  /** Left, top, width and height of each, in tenths of a point. */
  readonly boxes: Float32Array;
  /** Places in AXES. */
  readonly axes: Uint8Array;
}

const AXES: readonly LineAxis[] = ['right', 'left', 'down', 'up'];

/** Packs texts without line feeds in them. */
export function packTexts(placed: readonly PlacedText[]): PackedTexts {
  return {
    texts: placed.map(({ text }) => `${text.replaceAll('\n', ' ')}\n`).join(''),
    boxes: Float32Array.from(placed.flatMap(({ left, top, width, height }) => [left, top, width, height])),
    axes: Uint8Array.from(placed, ({ axis }) => AXES.indexOf(axis)),
  };
}

/** What was packed. */
export function unpackTexts({ texts, boxes, axes }: PackedTexts): readonly PlacedText[] {
  const all = texts.split('\n');
  return Array.from(axes, (axis, index): PlacedText => {
    const [left = 0, top = 0, width = 0, height = 0] = boxes.subarray(4 * index, 4 * index + 4);
    return { text: all[index] ?? '', axis: AXES[axis] ?? 'right', left, top, width, height };
  });
}
