import { hashText } from '../../base/hash-text.ts';
import type { AnnotationColour } from '../../model/annotation.ts';
import { fitting } from './fitting-values.ts';
import { LONGEST_FOREIGN, type ForeignAnnotation, type ForeignBody } from '../../model/foreign-annotation.ts';
import { ANNOTATION_CONTEXT } from '../../model/web-annotation.ts';
import { isValues, listOf, propertyOf, typesOf, type Flaw, type Values } from './flaw.ts';
import { meaningIn, readBodies } from './read-bodies.ts';
import { isOwnStyle } from './read-style.ts';

/** What of an annotation's target and bodies this program's fields hold already. */
export interface ReadParts {
  readonly annotation: Values;
  readonly target: unknown;
  readonly note: string;
  readonly topics: readonly string[];
  readonly colour: AnnotationColour;
  readonly flaws: readonly Flaw[];
}

/** What is left over of an annotation, as far as it can be kept. */
export interface ForeignParts {
  /** Absent where nothing is left over. */
  readonly foreign?: ForeignAnnotation;
  /** Something was too large, or too deep, to be kept. */
  readonly isCut: boolean;
}

/** Fields of ours, and what is looked at for itself below. */
const HELD = new Set(
  '@context id @id type @type created modified motivation body bodyValue target stylesheet'.split(' '),
);
const HELD_OF_TARGET = new Set('id @id type @type source selector state styleClass'.split(' '));
/** The article says these of itself. */
const HELD_OF_SOURCE = new Set('id @id type @type title dcterms:title'.split(' '));
/** Room for the hash of the words, which is known once the passage is found. */
const MOST = LONGEST_FOREIGN - 64;

/** What an annotation says that the notebook has no field of its own for; `target` is one of its targets. */
export function foreignParts(read: ReadParts): ForeignParts {
  const { target, flaws } = read;
  // What does not follow the model is not given on; the report says that it was there.
  const wrong = new Set(
    flaws.filter(({ level }) => level === 'error').map(({ at }) => at.split(/[.[]/u)[0] ?? ''),
  );
  const bodies = wrong.has('body') || wrong.has('bodyValue') ? [] : foreignBodies(read);
  const parts: ForeignAnnotation = {
    ...ownPart('annotation', rest(annotationRest(read), wrong)),
    ...(bodies.length === 0 ? {} : { bodies, note: hashText(read.note.trim()) }),
    ...(wrong.has('stylesheet') ? {} : styleOf(read)),
    ...(isValues(target) && !wrong.has('target') ? targetRest(target) : {}),
    ...(wrong.has('target') ? {} : ownPart('selectors', foreignSelectors(target))),
  };
  const own = fitting(parts.annotation ?? {}, MOST / 2);
  const others = fitting({ ...parts, annotation: own.values }, MOST);
  const foreign = Object.keys(own.values).length === 0 ? without(others.values, 'annotation') : others.values;
  return {
    ...(Object.keys(foreign).length === 0 ? {} : { foreign }),
    isCut: own.isCut || others.isCut,
  };
}

function ownPart<Name extends string, Value extends object>(
  name: Name,
  value: Value,
): Partial<Record<Name, Value>> {
  return Object.keys(value).length === 0 ? {} : ({ [name]: value } as Record<Name, Value>);
}

function rest(values: Values, held: ReadonlySet<string>): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => !held.has(name) && name !== '__proto__'),
  );
}

/** Types besides the one that it has here. */
function otherTypes(values: Values, own: string): Values {
  const types = typesOf(values);
  return types.every((type) => type === own) ? {} : { type: types.length === 1 ? types[0] : types };
}

function annotationRest({ annotation, note, topics }: ReadParts): Values {
  const { motivation, '@context': context } = annotation;
  const own = note !== '' ? 'commenting' : topics.length > 0 ? 'tagging' : 'highlighting';
  return {
    ...(context !== ANNOTATION_CONTEXT && listOf(context).includes(ANNOTATION_CONTEXT)
      ? { '@context': context }
      : {}),
    ...otherTypes(annotation, 'Annotation'),
    ...(motivation === undefined || motivation === own ? {} : { motivation }),
    ...rest(annotation, HELD),
  };
}

function foreignBodies({ annotation }: ReadParts): readonly ForeignBody[] {
  const { motivation, body, bodyValue } = annotation;
  const said = listOf(bodyValue).filter((value) => typeof value === 'string');
  const all = [
    ...listOf(body).filter((each) => meaningIn(each).length === 0),
    ...said.map((value) => ({ type: 'TextualBody', format: 'text/plain', value })),
  ];
  if (all.every((json, index) => isOwnBody(json, index === 0))) return [];
  return all.map((json) => {
    const { note, topics } = readBodies({ motivation, body: json });
    return { json, isNote: note !== '', topics };
  });
}

/** Written by this program, or just as it would: the note comes first. */
function isOwnBody(body: unknown, mayBeNote: boolean): boolean {
  if (!isValues(body)) return false;
  const { type, purpose, format, value } = body;
  if (type !== 'TextualBody' || typeof value !== 'string' || Object.keys(body).length !== 4) return false;
  return purpose === 'tagging'
    ? format === 'text/plain' && value === value.trim() && value !== ''
    : mayBeNote && purpose === 'commenting' && format === 'text/markdown' && value === value.trim();
}

function styleOf({ annotation, target, colour }: ReadParts): Pick<ForeignAnnotation, 'style'> {
  const { stylesheet: sheet } = annotation;
  const name = isValues(target) ? target['styleClass'] : undefined;
  if ((sheet === undefined && name === undefined) || isOwnStyle(sheet, name)) return {};
  return {
    style: { colour, ...(sheet === undefined ? {} : { sheet }), ...(name === undefined ? {} : { name }) },
  };
}

function targetRest(target: Values): ForeignAnnotation {
  const { source } = target;
  // What is no part of anything is itself what it is about.
  const resource = source === undefined ? target : listOf(source)[0];
  const states = listOf(target['state']);
  const about = isValues(resource)
    ? { ...otherTypes(resource, 'Text'), ...rest(resource, HELD_OF_SOURCE) }
    : {};
  const own = { ...otherTypes(target, 'SpecificResource'), ...rest(target, HELD_OF_TARGET) };
  return {
    ...(source === undefined ? {} : ownPart('target', { ...own, ...idOf(target) })),
    ...ownPart('source', source === undefined ? without(about, 'scope') : about),
    ...(states.length === 0 ? {} : { states }),
  };
}

function idOf(target: Values): Values {
  const id = propertyOf(target, 'id');
  return id === undefined ? {} : { id };
}

function without(values: Values, name: string): Values {
  return Object.fromEntries(Object.entries(values).filter(([each]) => each !== name));
}

/** Ways to the passage; a fragment of the address is one, too. */
function foreignSelectors(target: unknown): readonly unknown[] {
  const source = isValues(target) ? (target['source'] ?? propertyOf(target, 'id')) : target;
  const resource = listOf(source)[0];
  const iri = isValues(resource) ? propertyOf(resource, 'id') : resource;
  const fragment = typeof iri === 'string' ? iri.split('#').slice(1).join('#') : '';
  return [
    ...(isValues(target) ? listOf(target['selector']) : []),
    ...(fragment === '' ? [] : [{ type: 'FragmentSelector', value: fragment }]),
  ];
}
