import type MarkdownIt from 'markdown-it';
import type { StateBlock, StateInline, Token } from 'markdown-it';

/** What a text's rules tell each other about its notes; lives as long as the text is parsed. */
export interface NoteLabels {
  /** Labels that have a note. */
  readonly defined: Set<string>;
  /** Labels that something refers to. */
  readonly referenced: Set<string>;
  /** How many notes within lines stand in each other where the parser is now. */
  depth: number;
}

/** Fresh labels, to be handed to the parser as its environment. */
export function noteLabels(): NoteLabels {
  return { defined: new Set(), referenced: new Set(), depth: 0 };
}

/** Token around a note that stands by itself; its label is the token's `info`. */
export const NOTE = 'note';
/** Token of a reference; its label is the token's `info`. */
export const NOTE_REFERENCE = 'note_reference';
/** Token of a note that stands within its line; its tokens are the token's children. */
export const INLINE_NOTE = 'inline_note';

const DEFINITION = /^\[\^([^\]\s^[]{1,200})\]:[ \t]*/u;
const REFERENCE = /\[\^([^\]\s^[]{1,200})\](?!:)/uy;
/** Blanks before the further paragraphs of a note. */
const INDENT = 4;
/** Notes within lines that may stand in each other. */
const DEEPEST = 3;

/** Teaches a parser footnotes as Pandoc and GitHub write them: "[^1]", "[^1]: words" with indented paragraphs, "^[words]". */
export function addNotes(parser: InstanceType<typeof MarkdownIt>): void {
  parser.block.ruler.before('reference', NOTE, definition, { alt: ['paragraph', 'reference'] });
  parser.inline.ruler.before('link', NOTE_REFERENCE, reference);
  parser.inline.ruler.before('link', INLINE_NOTE, inlineNote);
}

const labelsOf = (env: unknown): NoteLabels | null =>
  typeof env === 'object' && env !== null && 'defined' in env ? (env as NoteLabels) : null;

function definition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const labels = labelsOf(state.env);
  const blanks = state.sCount[startLine]! - state.blkIndent;
  const start = state.bMarks[startLine]! + state.tShift[startLine]!;
  const found = DEFINITION.exec(state.src.slice(start, state.eMarks[startLine]));
  if (labels === null || found === null || blanks >= INDENT) return false;
  if (silent) return true;
  const label = found[1]!.toLowerCase();
  labels.defined.add(label);
  const opened = state.push(`${NOTE}_open`, '', 1);
  opened.info = label;
  opened.content = found[0];
  const { blkIndent, parentType } = state;
  const before = [state.bMarks[startLine]!, state.tShift[startLine]!, state.sCount[startLine]!] as const;
  // The line begins behind the label; its blanks count as those of the note.
  state.blkIndent += INDENT;
  state.bMarks[startLine] = start + found[0].length;
  state.tShift[startLine] = 0;
  state.sCount[startLine] = state.blkIndent;
  state.md.block.tokenize(state, startLine, endLine);
  state.blkIndent = blkIndent;
  state.parentType = parentType;
  [state.bMarks[startLine], state.tShift[startLine], state.sCount[startLine]] = before;
  state.push(`${NOTE}_close`, '', -1);
  return true;
}

function reference(state: StateInline, silent: boolean): boolean {
  const labels = labelsOf(state.env);
  if (labels === null || !state.src.startsWith('[^', state.pos)) return false;
  REFERENCE.lastIndex = state.pos;
  const found = REFERENCE.exec(state.src);
  const label = found?.[1]?.toLowerCase() ?? '';
  if (found === null || !labels.defined.has(label)) return false;
  if (!silent) {
    labels.referenced.add(label);
    state.push(NOTE_REFERENCE, '', 0).info = label;
  }
  state.pos += found[0].length;
  return true;
}

function inlineNote(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  const labels = labelsOf(state.env);
  if (labels === null || labels.depth >= DEEPEST || !src.startsWith('^[', pos)) return false;
  const end = state.md.helpers.parseLinkLabel(state, pos + 1);
  if (end < 0 || end >= posMax || src.slice(pos + 2, end).trim() === '') return false;
  if (!silent) {
    const children: Token[] = [];
    labels.depth += 1;
    state.md.inline.parse(src.slice(pos + 2, end), state.md, state.env, children);
    labels.depth -= 1;
    state.push(INLINE_NOTE, '', 0).children = children;
  }
  state.pos = end + 1;
  return true;
}
