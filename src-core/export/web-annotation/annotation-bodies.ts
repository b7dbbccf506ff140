import { hashText } from '../../base/hash-text.ts';
import type { AnnotationColour } from '../../model/annotation.ts';
import type { ForeignAnnotation, ForeignBody } from '../../model/foreign-annotation.ts';
import { urnOf } from '../../model/web-annotation.ts';
import type { BodyJson, ClassJson } from './annotation-json.ts';
import { uriText } from './uri-text.ts';

/** What an annotation says, and what said it where it came from. */
export interface Said {
  readonly note: string;
  /** Paths of its topics. */
  readonly topics: readonly string[];
  readonly colour: AnnotationColour;
  /** What its colour stands for; absent = nothing. */
  readonly meaning?: string | undefined;
  readonly foreign: ForeignAnnotation;
}

/**
 * Note, topics and the meaning of the colour. Bodies that came with it stand as they came (with their language, their author,
 * their format) for as long as what was made of them is still what the annotation says.
 */
export function annotationBodies({ note, topics, colour, meaning, foreign }: Said): readonly unknown[] {
  const there = foreign.bodies ?? [];
  const linked = (body: ForeignBody): boolean =>
    body.topics.every((name) => topics.some((path) => isNamed(path, name)));
  const notes = there.filter(({ isNote }) => isNote);
  const notesStay = notes.length > 0 && foreign.note === hashText(note) && notes.every(linked);
  const kept = there.filter((body) => (body.isNote ? notesStay : linked(body)));
  const named = kept.flatMap((body) => body.topics);
  const comment: BodyJson = {
    type: 'TextualBody',
    purpose: 'commenting',
    format: 'text/markdown',
    value: note,
  };
  const tags = topics
    .filter((path) => !named.some((name) => isNamed(path, name)))
    .map((value): BodyJson => ({ type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value }));
  return [
    ...(note === '' || notesStay ? [] : [comment]),
    ...kept.map(({ json }) => json),
    ...tags,
    ...(meaning === undefined ? [] : [meaningBody(colour, meaning)]),
  ];
}

/** A topic's name in another program may stand anywhere in the tree. */
function isNamed(path: string, name: string): boolean {
  const [own, wanted] = [path.toLowerCase(), name.toLowerCase()];
  return own === wanted || own.endsWith(`/${wanted}`);
}

/** What kind of passage its colour makes it; the concept's name says that it belongs to the colour. */
function meaningBody(colour: AnnotationColour, label: string): ClassJson {
  const id = urnOf('colour', `${colour}/${uriText(label).replaceAll('/', '%2F')}`);
  return { type: 'SpecificResource', purpose: 'classifying', source: { id, type: 'skos:Concept', label } };
}
