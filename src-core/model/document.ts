import type { Sha256 } from '../base/id.ts';

/**
 * The content of an article: plain text plus standoff structure, never stored HTML.
 * All offsets are UTF-16 units, zero-based, half-open [start, end), into `text`.
 * Blocks are sorted, do not overlap, and are separated in `text` by exactly one "\n".
 */
export interface ArticleDocument {
  /** Canonical text: NFC, "\n" only, no soft hyphens; every block's text in order, joined by "\n". */
  readonly text: string;
  /** Main language as ISO 639-1 code, or "und" where it could not be told. */
  readonly language: string;
  readonly blocks: readonly Block[];
  /** Inline structure, sorted by start; marks may nest and lie within one block each. */
  readonly marks: readonly Mark[];
  /** Pictures named by the source; where no original is kept, only their text is shown. */
  readonly figures: readonly Figure[];
  /** Documents that have pages: where their text stands on them, first page first. */
  readonly pages?: readonly DocumentPage[];
}

export type BlockType =
  'heading' | 'paragraph' | 'quote' | 'list-item' | 'caption' | 'code' | 'table-row' | 'rule';

/** Why the cleaner folded a block away. The block stays in the text and one click shows it. */
export type BoilerplateRole =
  'credit' | 'related-links' | 'caption-button' | 'advertisement' | 'navigation' | 'cookie' | 'leftover';

export interface Block {
  readonly type: BlockType;
  readonly start: number;
  readonly end: number;
  /** Headings: 1–6. List items: nesting depth from 1. */
  readonly level?: number;
  /** List items only: true for a numbered list. */
  readonly ordered?: boolean;
  /** Code only: its programming language, where the source names it. */
  readonly syntax?: string;
  /** Set where the block's language differs from the document's. */
  readonly language?: string;
  /** Set where the block is taken for boilerplate: folded in the reader, not searched. */
  readonly role?: BoilerplateRole;
}

export type MarkType = 'emphasis' | 'strong' | 'link' | 'code' | 'superscript' | 'subscript' | 'cell';

export interface Mark {
  readonly type: MarkType;
  readonly start: number;
  readonly end: number;
  /** Links only; http, https or mailto. A link without one leads to its target. */
  readonly href?: string;
  /** Links only: the place of this document to which the source says that it leads. */
  readonly target?: MarkTarget;
  /** Cells only: what it names, where the source says that it is a head. */
  readonly heads?: 'column' | 'row';
  /** Cells only: how many columns and rows of the table it takes; absent = one. */
  readonly columns?: number;
  readonly rows?: number;
}

/** A passage of the text to which a link leads. */
export interface MarkTarget {
  readonly start: number;
  readonly end: number;
  /** Set where it is a note to the link's words; it may run over several blocks, its own number included. */
  readonly note?: true;
}

export interface Figure {
  /** Index of the block (caption or paragraph) before which the picture stands. */
  readonly beforeBlock: number;
  readonly alt: string;
  /** Address of the picture as the source named it; never fetched. */
  readonly source: string;
  /** Where the notebook keeps the picture itself. */
  readonly original?: {
    readonly sha256: Sha256;
    readonly mediaType: string;
    /** CSS pixels, where they are known: the reader keeps room for the picture before it is loaded. */
    readonly width?: number;
    readonly height?: number;
  };
}

/** A page as it is seen, turned as the file says. */
export interface DocumentPage {
  /** Points (1/72 inch); 0 where the page could not be read. */
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise by which the file turns the page. */
  readonly rotation: 0 | 90 | 180 | 270;
  /**
   * Six integers for each line of text, or cell of a table: start and end (offsets into `text`), then left, top, width and
   * height in tenths of a point from the page's upper left corner.
   */
  readonly boxes: readonly number[];
}
