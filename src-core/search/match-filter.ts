import { NO_DAY } from './document-columns.ts';
import { foldFilterValue, type QueryFilter } from './query-filter.ts';
import { KINDS, type Segment } from './segment.ts';

type DocumentTest = (document: number) => boolean;

const DAY = 86_400_000;

/** Documents of each segment that meet the filter, ascending, deleted ones left out. */
export function matchFilter(segments: readonly Segment[], filter: QueryFilter): Int32Array[] {
  return segments.map((segment) => {
    const test = testOf(segment, filter);
    const found = new Int32Array(segment.count);
    let count = 0;
    for (let document = 0; document < segment.count; document += 1) {
      if (segment.dead?.[document] !== 1 && test(document)) found[count++] = document;
    }
    return found.slice(0, count);
  });
}

function testOf(segment: Segment, filter: QueryFilter): DocumentTest {
  switch (filter.on) {
    case 'lang':
      return (document) => languageOf(segment.language(document)) === filter.value;
    case 'site': {
      const wanted = foldFilterValue(filter.value);
      return (document) => foldFilterValue(segment.site(document)) === wanted;
    }
    case 'published': {
      const { from, to } = filter;
      const days = segment.published;
      return (document) => {
        const day = days[document] as number;
        return day !== NO_DAY && (from === null || day >= from) && (to === null || day <= to);
      };
    }
    case 'saved': {
      const { from, to } = filter;
      return (document) => {
        const day = Math.floor((segment.added[document] as number) / DAY);
        return (from === null || day >= from) && (to === null || day <= to);
      };
    }
    case 'in': {
      const kind = KINDS.indexOf(filter.value);
      return (document) => segment.kinds[document] === kind;
    }
    case 'has':
      if (filter.value === 'date') return (document) => segment.published[document] !== NO_DAY;
      return () => false;
    case 'age':
      // without a today it says nothing
      return () => true;
    default:
      return () => false;
  }
}

/** "de" of "de-AT". */
function languageOf(language: string): string {
  return language.toLowerCase().split('-', 1)[0] as string;
}
