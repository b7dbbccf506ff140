import type {
  ArticleDocument,
  Block,
  BlockType,
  BoilerplateRole,
  Figure,
  MarkType,
} from '../model/document.ts';
import { canonicalWithPositions } from './canonical-positions.ts';
import { linkTargets, type LeadingMark } from './link-targets.ts';

/** What a block is, apart from where its text lies. */
export interface BlockKind {
  readonly type: BlockType;
  readonly level?: number;
  readonly ordered?: boolean;
  readonly syntax?: string;
  readonly language?: string;
  readonly role?: BoilerplateRole;
}

/** Inline structure over raw text; `start` and `end` count UTF-16 units of the draft's `raw`. */
export interface DraftMark {
  readonly type: MarkType;
  readonly start: number;
  readonly end: number;
  readonly href?: string;
  /** Name of the anchor to which a link leads; a link that has no address either is dropped where nothing has that name. */
  readonly to?: string;
  /** Whether what it leads to is a note: 'likely' ones must stand behind the link and be no heading. */
  readonly note?: 'sure' | 'likely';
  readonly heads?: 'column' | 'row';
  readonly columns?: number;
  readonly rows?: number;
}

/** A piece of a block that has a name to which links lead; one name may have pieces in several blocks. */
export interface DraftAnchor {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Set where the piece belongs to it only if it is a note: what stands behind a name that embraces nothing. */
  readonly around?: true;
}

/** A picture before its place is known; a `weak` one is likely an icon and left out. */
export interface DraftFigure {
  readonly alt: string;
  readonly source: string;
  readonly weak?: boolean;
}

/** A block before its text is canonical: raw text with marks, and the pictures that stand before it. */
export interface DraftBlock extends BlockKind {
  readonly raw: string;
  readonly marks: readonly DraftMark[];
  readonly figures?: readonly DraftFigure[];
  readonly anchors?: readonly DraftAnchor[];
}

/** Blocks whose blanks and tabs carry meaning. */
const VERBATIM: ReadonlySet<BlockType> = new Set(['code', 'table-row']);
/** Blocks that are one line: a line break inside them is only a space. */
const ONE_LINE: ReadonlySet<BlockType> = new Set(['heading', 'table-row', 'caption']);

/**
 * Assembles blocks into a document with right offsets: text is made canonical, empty blocks vanish
 * (their pictures move to the next block), marks are clipped to their block and lose blanks at their ends.
 */
export function buildDocument(drafts: readonly DraftBlock[], language: string): ArticleDocument {
  const parts: string[] = [];
  const blocks: Block[] = [];
  const marks: LeadingMark[] = [];
  const anchors: DraftAnchor[] = [];
  let waiting: readonly DraftAnchor[] = [];
  const figures: Figure[] = [];
  let offset = 0;
  for (const draft of drafts) {
    for (const { alt, source, weak } of draft.figures ?? [])
      if (weak !== true) figures.push({ beforeBlock: blocks.length, alt, source });
    const { text, positions } = blockText(draft);
    if (text === '' && (draft.type !== 'rule' || blocks.length === 0 || blocks.at(-1)?.type === 'rule')) {
      if (draft.anchors !== undefined) waiting = [...waiting, ...draft.anchors];
      continue;
    }
    const start = offset;
    const end = start + text.length;
    blocks.push({ ...kindOf(draft), start, end });
    for (const mark of placedMarks(draft, positions, text, start)) marks.push(mark);
    for (const anchor of waiting) anchors.push({ ...anchor, start, end: start });
    for (const anchor of placedAnchors(draft, positions, start)) anchors.push(anchor);
    waiting = [];
    parts.push(text);
    offset = end + 1;
  }
  while (blocks.at(-1)?.type === 'rule') {
    blocks.pop();
    parts.pop();
  }
  const placed = figures.map((figure) => ({
    ...figure,
    beforeBlock: Math.min(figure.beforeBlock, blocks.length),
  }));
  const text = parts.join('\n');
  const led = linkTargets(text, blocks, marks.toSorted(byPlace), anchors);
  return { text, language, blocks, marks: led, figures: placed };
}

/** The kind alone, without undefined fields, so that records compare and serialise the same. */
function kindOf(kind: BlockKind): BlockKind {
  return {
    type: kind.type,
    ...(kind.level === undefined ? {} : { level: kind.level }),
    ...(kind.ordered === undefined ? {} : { ordered: kind.ordered }),
    ...(kind.syntax === undefined ? {} : { syntax: kind.syntax }),
    ...(kind.language === undefined ? {} : { language: kind.language }),
    ...(kind.role === undefined ? {} : { role: kind.role }),
  };
}

function blockText(draft: DraftBlock): { text: string; positions: readonly number[] } {
  if (draft.type === 'rule') return { text: '', positions: [] };
  const ends = [...draft.marks, ...(draft.anchors ?? [])].flatMap(({ start, end }) => [start, end]);
  const verbatim = VERBATIM.has(draft.type);
  const moved = canonicalWithPositions(draft.raw, !verbatim, ends);
  if (!ONE_LINE.has(draft.type)) return moved;
  return { text: moved.text.replaceAll('\n', ' '), positions: moved.positions };
}

function placedMarks(
  draft: DraftBlock,
  positions: readonly number[],
  text: string,
  offset: number,
): LeadingMark[] {
  if (draft.type === 'rule') return [];
  return draft.marks.flatMap((mark, index) => {
    if (mark.type === 'cell' && draft.type !== 'table-row') return [];
    let start = positions[index * 2] ?? 0;
    let end = positions[index * 2 + 1] ?? 0;
    // An empty table cell is still a cell: the columns after it would move otherwise.
    while (start < end && isBlank(text[start])) start += 1;
    while (start < end && isBlank(text[end - 1])) end -= 1;
    if (start >= end && mark.type !== 'cell') return [];
    return [{ ...mark, start: offset + start, end: offset + Math.max(start, end) }];
  });
}

function placedAnchors(draft: DraftBlock, positions: readonly number[], offset: number): DraftAnchor[] {
  const from = draft.marks.length;
  return (draft.anchors ?? []).map((anchor, index) => {
    const start = offset + (positions[2 * (from + index)] ?? 0);
    return { ...anchor, start, end: Math.max(start, offset + (positions[2 * (from + index) + 1] ?? 0)) };
  });
}

function isBlank(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\n' || unit === '\t';
}

/** Outer marks come before the inner ones that start at the same place. */
function byPlace(a: LeadingMark, b: LeadingMark): number {
  return a.start - b.start || b.end - a.end;
}
