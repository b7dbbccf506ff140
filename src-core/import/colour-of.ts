import { ANNOTATION_COLOURS, type AnnotationColour } from '../model/annotation.ts';

/** Names that programs and people give to colours which have another name here. */
const NAMES: Readonly<Record<string, AnnotationColour>> = {
  grey: 'gray',
  pink: 'magenta',
  violet: 'purple',
  gelb: 'yellow',
  rot: 'red',
  grün: 'green',
  blau: 'blue',
  rosa: 'magenta',
  jaune: 'yellow',
  bleu: 'blue',
  rose: 'magenta',
  amarillo: 'yellow',
  azul: 'blue',
  naranja: 'orange',
};
/** Zotero's reader; other values go to the nearest. */
const VALUES: readonly (readonly [AnnotationColour, number, number, number])[] = [
  ['yellow', 0xff, 0xd4, 0x00],
  ['red', 0xff, 0x66, 0x66],
  ['green', 0x5f, 0xb2, 0x36],
  ['blue', 0x2e, 0xa8, 0xe5],
  ['purple', 0xa2, 0x8a, 0xe5],
  ['magenta', 0xe5, 0x6e, 0xee],
  ['orange', 0xf1, 0x98, 0x37],
  ['gray', 0xaa, 0xaa, 0xaa],
];

/** The colour nearest to what a source names ("pink", "#ffd400"); yellow where it names none. */
export function colourOf(value: string): AnnotationColour {
  const name = value.trim().toLowerCase();
  const own = ANNOTATION_COLOURS.find((colour) => colour === name);
  if (own !== undefined) return own;
  const hex = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/u.exec(name);
  if (hex === null) return NAMES[name] ?? 'yellow';
  const [red, green, blue] = hex.slice(1).map((part) => Number.parseInt(part, 16)) as [
    number,
    number,
    number,
  ];
  let best: AnnotationColour = 'yellow';
  let least = Infinity;
  for (const [colour, r, g, b] of VALUES) {
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) [best, least] = [colour, distance];
  }
  return best;
}
