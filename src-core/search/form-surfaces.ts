import { MARK } from '../text/stemmers.ts';
import type { Segment } from './segment.ts';
import type { TermInfo } from './segment-walks.ts';

/** Words of one stem mostly begin alike. */
const SHARED_UNITS = 3;

/**
 * The folded surface words of a stem by form number. The lexicon is sorted by surface, so it is
 * walked where words begin as `like` does (the stem, or one of the words), and whole only for words that do not.
 */
export function formSurfaces(segment: Segment, info: TermInfo, like: string): readonly string[] {
  const start = like.replace(MARK, '');
  const surfaces: string[] = [];
  let left = info.formCount;
  for (const prefix of [start.slice(0, SHARED_UNITS), start.slice(0, 1), '']) {
    for (const walk = segment.walkLexicon(prefix); left > 0 && walk.valid; walk.next()) {
      if (!walk.surface.startsWith(prefix)) break;
      if (walk.term !== info.term || surfaces[walk.form] !== undefined) continue;
      surfaces[walk.form] = walk.surface;
      left -= 1;
    }
  }
  return surfaces;
}
