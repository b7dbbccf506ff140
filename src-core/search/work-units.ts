/**
 * What all wide parts of a query may take together, in postings that are added up: some 30 ms. All work is told in these
 * units, so that no clock decides what is found.
 */
export const QUERY_WORK = 2_200_000;

/** What it takes to look up a stem of a pattern. */
export const WORK_PER_TERM = 8;

/** The same of a prefix, whose stems and postings lie one behind the other; and what a byte of the postings takes. */
export const WORK_PER_PREFIX_TERM = 4;
export const WORK_PER_PREFIX_BYTE = 0.4;

/** A posting of a stem of which only some forms are wanted: its places are read. */
export const WORK_PER_FORM = 5;

/** A place that is compared for NEAR. */
export const WORK_PER_PLACE = 3;

/** The same where a place may be of any of many words: they are put in order first. */
export const WORK_PER_SORTED_PLACE = 9;

/** A stem that is asked whether it is in a document. */
export const WORK_PER_ASKED_TERM = 0.4;

/** A stem whose postings are opened to read the places in some documents. */
export const WORK_PER_OPENED_TERM = 50;

/** A place that is compared for a loose phrase. */
export const WORK_PER_LOOSE_PLACE = 8;

/** What a posting of a pattern takes more where it stands in NEAR: it is looked at for documents, then for places. */
export const TIMES_IN_NEAR = 3;

/** A word of the archive that a pattern goes through, and a step from state to state to know what takes it. */
export const WORK_PER_WALKED_WORD = 1.2;
export const WORK_PER_STATE = 0.7;

/** Beginning with the words of a first letter in a segment. */
export const WORK_PER_RANGE = 60;

/** A form that a pattern found, and a word with its forms in all segments. */
export const WORK_PER_FOUND_FORM = 60;
export const WORK_PER_FOUND_WORD = 150;

/** Going on until an automaton has used up its budget. */
export const WORK_OF_EXHAUSTED = 900_000;

/** What patterns may take to find words: some 22 ms, for one that goes through 1.3 million entries of the lexicons. */
export const WALK_WORK = 1_700_000;

/** What each pattern takes besides: to see where its words may be, and for their stems. */
const WORK_PER_PATTERN = 100_000;
const LEAST_WALK_WORK = 500_000;

/** What so many patterns in a query may take together. */
export function walkWorkOf(patterns: number): number {
  return Math.max(LEAST_WALK_WORK, WALK_WORK - patterns * WORK_PER_PATTERN);
}
