import type { DocumentId } from '../base/id.ts';
import type { Annotation, AnnotationCheck, PassageGrade } from '../model/annotation.ts';
import type { Edge } from '../text/text-changes.ts';
import { describePassage } from './describe-passage.ts';
import type { PassageSelectors } from './describe-passage.ts';
import { createPassageFinder } from './find-passage.ts';
import type { FoundPassage, PassageFinder } from './find-passage.ts';
import { versionMap } from './version-map.ts';
import type { VersionMap } from './version-map.ts';

/** A version of an article's text. */
export interface VersionText {
  readonly documentId: DocumentId;
  /** Canonical text. */
  readonly text: string;
}

/** What belongs to a version of the text, of an annotation that is to be found in another. */
export type AnchoredAnnotation = Pick<Annotation, 'id' | 'documentId' | 'quote' | 'position' | 'check'>;

/** What became of an annotation. */
export interface Reanchored {
  readonly id: Annotation['id'];
  readonly grade: PassageGrade;
  /** How like the passage is to what it was, 0..1; 0 where it is lost. */
  readonly score: number;
  /** What to change of the annotation; null where nothing changes. */
  readonly fields: Partial<Pick<Annotation, 'documentId' | 'quote' | 'position' | 'check'>> | null;
}

/** Where an edge of a passage lies after a known edit. */
export type MovedOffset = (offset: number, edge: Edge) => number;

/** Score from which a passage counts as what it was before it was changed or lost. */
const RESTORED = 0.9;

/**
 * Finds the annotations of an article in its new version and grades each. Those of the version before are looked for by the
 * known edit (`moved`), else where the words around them stand now; those lost before by quote and context alone.
 * Passages of the same words in the same place are "same", though they lie at another offset. Nothing is dropped: a lost
 * annotation stays, with its quote, on the version it was made on.
 */
export function reanchor(
  annotations: readonly AnchoredAnnotation[],
  before: VersionText,
  after: VersionText,
  moved?: MovedOffset,
): readonly Reanchored[] {
  if (annotations.length === 0) return [];
  const finder = createPassageFinder(after.text);
  const map = moved === undefined ? versionMap(before.text, after.text) : null;
  return annotations.map((annotation) => {
    const isCurrent = annotation.documentId === before.documentId;
    if (annotation.quote.exact === '') return unquoted(annotation, isCurrent, after, moved ?? map?.place);
    const found = isCurrent
      ? foundFromCurrent(annotation, finder, after.text, moved, map)
      : foundFromOlder(annotation, finder, after.text);
    return settled(annotation, isCurrent, found, finder, after.documentId);
  });
}

/** A passage with its grade, before what was open before is looked at. */
interface Graded {
  readonly grade: PassageGrade;
  readonly score: number;
  readonly selectors: PassageSelectors;
}

function graded(text: string, found: FoundPassage, stays: boolean): Graded | null {
  const selectors = describePassage(text, found.start, found.end);
  if (selectors === null) return null;
  const grade = found.how === 'edited' ? 'edited' : stays ? 'same' : 'moved';
  return { grade, score: found.score, selectors };
}

function foundFromCurrent(
  { quote, position }: AnchoredAnnotation,
  finder: PassageFinder,
  text: string,
  moved: MovedOffset | undefined,
  map: VersionMap | null,
): Graded | null {
  if (moved !== undefined) {
    const range = { start: moved(position.start, 'start'), end: moved(position.end, 'end') };
    const place = describePassage(text, range.start, range.end);
    if (place !== null) return graded(text, finder.judge(quote, place.position), true);
  }
  const start = map === null ? position.start : map.place(position.start);
  const found = finder.find(quote, { start }, map?.isKnown);
  return found === null ? null : graded(text, found, map?.stays(position, found) ?? false);
}

/** What an earlier version has lost. */
function foundFromOlder(
  { quote, position }: AnchoredAnnotation,
  finder: PassageFinder,
  text: string,
): Graded | null {
  const found = finder.find(quote, position);
  return found === null ? null : graded(text, found, found.score >= RESTORED);
}

/** A note on the page, or an area without text: it goes with the article. */
function unquoted(
  { id, quote, position }: AnchoredAnnotation,
  isCurrent: boolean,
  after: VersionText,
  place: MovedOffset | undefined,
): Reanchored {
  const start = Math.min(
    after.text.length,
    isCurrent && place !== undefined ? place(position.start, 'start') : position.start,
  );
  return {
    id,
    grade: 'same',
    score: 1,
    fields: { documentId: after.documentId, quote, position: { ...position, start, end: start } },
  };
}

/** Puts together what was found now and what still waits for the user's look. */
function settled(
  annotation: AnchoredAnnotation,
  isCurrent: boolean,
  found: Graded | null,
  finder: PassageFinder,
  documentId: DocumentId,
): Reanchored {
  const { id, check: open = null } = annotation;
  const { quote, position, documentId: on } = open ?? annotation;
  const was = { quote, position, documentId: on };
  if (found === null) {
    const fields = isCurrent ? { check: { grade: 'lost', score: 0, ...was } as const } : null;
    return { id, grade: 'lost', score: 0, fields };
  }
  const anchor = { documentId, ...found.selectors };
  const asBefore = open === null ? null : finder.judge(open.quote, found.selectors.position);
  const isRestored =
    open === null
      ? found.grade === 'same'
      : asBefore?.how !== 'edited' && (asBefore?.score ?? 0) >= RESTORED && open.grade !== 'moved';
  if (isRestored || (open !== null && open.grade === 'lost' && found.grade === 'same'))
    return {
      id,
      grade: 'same',
      score: found.score,
      fields: open === null ? anchor : { ...anchor, check: null },
    };
  const check: AnnotationCheck = {
    grade: found.grade === 'edited' || open?.grade === 'edited' ? 'edited' : 'moved',
    score: rounded(Math.min(found.score, asBefore?.score ?? 1)),
    ...was,
  };
  return { id, grade: check.grade, score: check.score, fields: { ...anchor, check } };
}

/** Three decimals are enough to compare. */
function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}
