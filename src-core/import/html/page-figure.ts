import { crc32 } from '../../base/crc32.ts';
import { encodeUtf8 } from '../../base/text-codec.ts';
import { absoluteUrl } from './absolute-url.ts';
import type { HtmlElement } from './html-node.ts';

/** A picture as a page names it. */
export interface PageFigure {
  readonly alt: string;
  /** One name for it: its address, made absolute where that can be done; of one that lies in the page itself its type and checksum. */
  readonly source: string;
  /** Its copies as the page refers to them, the likeliest first. */
  readonly references: readonly string[];
  /** Likely an icon or a counter: only worth a word where the picture itself is there. */
  readonly weak: boolean;
}

const LAZY = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-lazy',
  'data-full-src',
  'data-hi-res-src',
  'data-image-src',
];
const SETS = ['srcset', 'data-srcset', 'data-lazy-srcset'];
/** Wider copies are for large screens. */
const WIDEST = 2400;

/** Reads an img element, with what stands in for it on other screens or without scripts; null where it names no picture. */
export function pageFigure(image: HtmlElement, base: string): PageFigure | null {
  const references = [
    ...[image.getAttribute('src'), ...LAZY.map((name) => image.getAttribute(name))],
    ...SETS.flatMap((name) => setReferences(image.getAttribute(name))),
    ...pictureSources(image),
  ].flatMap((reference) => (reference === null || reference.trim() === '' ? [] : [reference.trim()]));
  return namedFigure(references, image.getAttribute('alt') ?? '', base);
}

/** A picture by how it is referred to, the likeliest copy first; null where none of them names one. */
export function namedFigure(references: readonly string[], alt: string, base: string): PageFigure | null {
  const lasting = references.filter((reference) => !isPlaceholder(reference));
  const named = lasting.find((reference) => !/^data:/iu.test(reference));
  const [first] = lasting;
  if (first === undefined) return null;
  const source = named === undefined ? inlineName(first) : (absoluteUrl(named, base) ?? localName(named));
  if (source === null) return null;
  const weak = named === undefined || !/^https?:/iu.test(source) || /\.(?:svg|gif)(?:[?#]|$)/iu.test(source);
  return { alt, source, references: [...new Set(lasting)], weak };
}

/** Empty pictures that scripts replace when they come into view. */
function isPlaceholder(reference: string): boolean {
  return /^data:image\/(?:gif|svg\+xml|png)[,;]/iu.test(reference) && reference.length < 400;
}

function inlineName(reference: string): string {
  const type = /^data:([a-z]+\/[a-z0-9.+-]+)/iu.exec(reference)?.[1] ?? 'image';
  return `data:${type.toLowerCase()}#${crc32(encodeUtf8(reference)).toString(16).padStart(8, '0')}`;
}

/** A path beside the page, or a part of the mail it lies in. */
function localName(reference: string): string | null {
  if (/^(?:cid|file):/iu.test(reference)) return reference;
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/iu.test(reference) ? null : reference;
}

/** Addresses of a srcset, the largest first, those beyond what is needed last. */
function setReferences(set: string | null): string[] {
  if (set === null || set.length > 20_000) return [];
  const found: { readonly reference: string; readonly width: number }[] = [];
  for (const match of set.matchAll(/(\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/gu)) {
    const size = Number(match[2] ?? 1) * (match[3] === 'w' ? 1 : 1000);
    found.push({ reference: match[1]!, width: size > WIDEST ? 1 / size : size });
  }
  return found.toSorted((a, b) => b.width - a.width).map(({ reference }) => reference);
}

function pictureSources(image: HtmlElement): string[] {
  const parent = image.parentNode;
  if (parent === null || parent.localName !== 'picture') return [];
  return [...parent.children]
    .filter(({ localName: name }) => name === 'source')
    .flatMap((source) => SETS.flatMap((name) => setReferences(source.getAttribute(name))));
}
