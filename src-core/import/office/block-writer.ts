import type { MarkType } from '../../model/document.ts';
import type { BlockKind, DraftBlock, DraftMark } from '../../text/document-builder.ts';

/** A place in a draft that may still be written on. */
export interface DraftPoint {
  /** Index of the draft. */
  readonly draft: number;
  /** UTF-16 units into its raw text. */
  readonly offset: number;
}

/** Writes blocks from the beginning to the end of a document: text first, then the end of its block. */
export interface BlockWriter {
  readonly drafts: readonly DraftBlock[];
  readonly text: (text: string) => void;
  /** Everything that `write` writes gets a mark, as far as it stays in one block. */
  readonly marked: (type: MarkType, write: () => void, href?: string) => void;
  /** The same for what was written since a point of this block. */
  readonly markSince: (type: MarkType, start: DraftPoint) => void;
  /** A picture that stands before the block that is being written. */
  readonly figure: (alt: string, source: string) => void;
  readonly endBlock: (kind: BlockKind) => void;
  /** Whether something was written since the last block ended. */
  readonly isOpen: () => boolean;
  readonly here: () => DraftPoint;
}

/** Starts with no block. */
export function blockWriter(): BlockWriter {
  const drafts: DraftBlock[] = [];
  let raw = '';
  let marks: DraftMark[] = [];
  let figures: { readonly alt: string; readonly source: string }[] = [];
  return {
    drafts,
    text: (text) => {
      raw += text;
    },
    marked: (type, write, href) => {
      const { length } = drafts;
      const start = raw.length;
      write();
      if (drafts.length !== length || (raw.length === start && type !== 'cell')) return;
      marks.push({ type, start, end: raw.length, ...(href === undefined ? {} : { href }) });
    },
    markSince: (type, start) => {
      if (start.draft === drafts.length) marks.push({ type, start: start.offset, end: raw.length });
    },
    figure: (alt, source) => {
      figures.push({ alt, source });
    },
    endBlock: (kind) => {
      if (raw === '' && figures.length === 0 && kind.type !== 'rule') return;
      drafts.push({ ...kind, raw, marks, ...(figures.length === 0 ? {} : { figures }) });
      raw = '';
      marks = [];
      figures = [];
    },
    isOpen: () => raw !== '' || figures.length > 0,
    here: () => ({ draft: drafts.length, offset: raw.length }),
  };
}
