import type { MarkType } from '../../model/document.ts';
import type { BlockKind, DraftAnchor, DraftBlock, DraftMark } from '../../text/document-builder.ts';

/** A place in a draft that may still be written on. */
export interface DraftPoint {
  /** Index of the draft. */
  readonly draft: number;
  /** UTF-16 units into its raw text. */
  readonly offset: number;
}

/** What a mark says besides its type and place. */
export type MarkDetails = Omit<DraftMark, 'type' | 'start' | 'end'>;

/** Writes blocks from the beginning to the end of a document: text first, then the end of its block. */
export interface BlockWriter {
  readonly drafts: readonly DraftBlock[];
  readonly text: (text: string) => void;
  /** Everything that `write` writes gets a mark, as far as it stays in one block. */
  readonly marked: (type: MarkType, write: () => void, more?: MarkDetails) => void;
  /** The same for what was written since a point of this block. */
  readonly markSince: (type: MarkType, start: DraftPoint, more?: MarkDetails) => void;
  /** Links may lead by a name to all that `write` writes; where it writes nothing, to what comes next. */
  readonly named: (name: string, write?: () => void) => void;
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
  let anchors: DraftAnchor[] = [];
  const open: { readonly name: string; start: number; pieces: number }[] = [];
  let figures: { readonly alt: string; readonly source: string }[] = [];
  return {
    drafts,
    text: (text) => {
      raw += text;
    },
    marked: (type, write, more) => {
      const { length } = drafts;
      const start = raw.length;
      write();
      if (drafts.length !== length || (raw.length === start && type !== 'cell')) return;
      marks.push({ type, start, end: raw.length, ...more });
    },
    markSince: (type, start, more) => {
      if (start.draft === drafts.length) marks.push({ type, start: start.offset, end: raw.length, ...more });
    },
    named: (name, write) => {
      const place = { name, start: raw.length, pieces: 0 };
      open.push(place);
      write?.();
      open.splice(open.indexOf(place), 1);
      if (place.pieces === 0 || raw.length > place.start)
        anchors.push({ name, start: place.start, end: raw.length });
    },
    figure: (alt, source) => {
      figures.push({ alt, source });
    },
    endBlock: (kind) => {
      if (raw === '' && figures.length === 0 && kind.type !== 'rule') return;
      for (const place of open) {
        anchors.push({ name: place.name, start: place.start, end: raw.length });
        place.start = 0;
        place.pieces += 1;
      }
      drafts.push({
        ...kind,
        raw,
        marks,
        ...(figures.length === 0 ? {} : { figures }),
        ...(anchors.length === 0 ? {} : { anchors }),
      });
      raw = '';
      anchors = [];
      marks = [];
      figures = [];
    },
    isOpen: () => raw !== '' || figures.length > 0,
    here: () => ({ draft: drafts.length, offset: raw.length }),
  };
}
