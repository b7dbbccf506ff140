import { cutText } from '../../src-core/base/cut-text.ts';

/** UTF-16 units of a note that are shown at first, and with each further step. */
const AT_FIRST = 1_500;
const STEP = 40_000;
/** A rest shorter than this is shown, too. */
const SHORT_REST = 500;

/** The beginning of a long note, cut at the end of a line or word; `steps` = how many times more was asked for. */
export function shownPart(note: string, steps: number): string {
  const limit = AT_FIRST + steps * STEP;
  if (note.length <= limit + SHORT_REST) return note;
  const line = note.lastIndexOf('\n', limit);
  if (line > limit / 2) return note.slice(0, line);
  const space = note.lastIndexOf(' ', limit);
  return cutText(note, space > limit / 2 ? space : limit);
}
