import type { Operation } from '../journal/operation.ts';
import { ANNOTATION_COLOURS, type AnnotationColour } from '../model/annotation.ts';
import { LONGEST_MEANING, type ColourMeanings } from '../model/colour-meaning.ts';
import type { TaggedAnnotation } from './topic-links.ts';

/** What becomes of the meanings that colours had where annotations come from. */
export interface MeantColours {
  /** The operations given, their annotations in the colours that mean the same here, and meanings for colours that had none. */
  readonly ops: readonly Operation[];
  /** The annotations given; a meaning that no colour could take is a topic of theirs. */
  readonly tagged: readonly TaggedAnnotation[];
  /** Colours that got their meaning here. */
  readonly named: readonly AnnotationColour[];
}

/** Brings annotations in with the meanings of their colours. `now` is ISO 8601 UTC. */
export function meantColours(
  ops: readonly Operation[],
  tagged: readonly TaggedAnnotation[],
  there: ColourMeanings,
  now: string,
): MeantColours {
  const meaningOf = new Map(
    tagged.flatMap(({ annotationId, meaning }) =>
      meaning === undefined ? [] : [[annotationId as string, meaning] as const],
    ),
  );
  if (meaningOf.size === 0) return { ops, tagged, named: [] };
  const meanings: Partial<Record<AnnotationColour, string>> = { ...there };
  const named: AnnotationColour[] = [];
  const asTopic = new Set<string>();
  const recoloured = ops.map((op): Operation => {
    if (op.op !== 'put' || op.kind !== 'annotation') return op;
    const meaning = meaningOf.get(op.id);
    if (meaning === undefined) return op;
    const { colour } = op.record;
    const same = [colour, ...ANNOTATION_COLOURS].find((each) => isSame(meanings[each], meaning));
    if (same === colour) return op;
    if (same !== undefined) return { ...op, record: { ...op.record, colour: same } };
    if (meanings[colour] === undefined && meaning.length <= LONGEST_MEANING) {
      meanings[colour] = meaning;
      named.push(colour);
    } else asTopic.add(op.id);
    return op;
  });
  const puts = named.flatMap((id): Operation[] => {
    const meaning = meanings[id];
    return meaning === undefined
      ? []
      : [{ op: 'put', kind: 'colour', id, record: { id, meaning, modified: now } }];
  });
  return {
    ops: [...recoloured, ...puts],
    tagged: tagged.map((each) =>
      asTopic.has(each.annotationId) && each.meaning !== undefined
        ? { ...each, topics: [...each.topics, each.meaning] }
        : each,
    ),
    named,
  };
}

function isSame(meaning: string | undefined, wanted: string): boolean {
  return meaning?.normalize('NFC').toLowerCase() === wanted.normalize('NFC').toLowerCase();
}
