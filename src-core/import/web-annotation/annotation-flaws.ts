import { ANNOTATION_CONTEXT } from '../../model/web-annotation.ts';
import {
  below,
  date,
  count,
  iri,
  isIri,
  isValues,
  listOf,
  must,
  propertyOf,
  shape,
  should,
  text,
  typesOf,
  word,
  type Check,
  type Flaw,
  type Property,
  type Values,
} from './flaw.ts';
import { agent, selectorFlaws, stateFlaws } from './selector-flaws.ts';

const MOTIVATIONS =
  'assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying reviewing tagging';
const KNOWN_MOTIVATIONS: ReadonlySet<unknown> = new Set(MOTIVATIONS.split(' '));
/** Resources that stand for several others. */
const SETS: readonly string[] = ['Choice', 'Composite', 'List', 'Independents'];

/** Motivations of others' vocabularies are named by IRI, or by its short form. */
const motivation: Check = (value, at) => [
  ...must((each) => typeof each === 'string', 'is not the name of a motivation')(value, at),
  ...should(
    (each) => typeof each !== 'string' || KNOWN_MOTIVATIONS.has(each) || isIri(each),
    'is a motivation that the model does not know',
  )(value, at),
];

const once = (check: Check): Property => ({ check, single: true });
const id = once(iri);

/** What all resources may say of themselves (section 3.3). */
const ABOUT = {
  created: once(date),
  modified: once(date),
  generated: once(date),
  creator: { check: agent },
  generator: { check: agent },
  audience: { check: agent },
  accessibility: { check: text },
  rights: { check: iri },
  canonical: once(iri),
  via: { check: iri },
} as const;
/** What bodies and targets may say, too (sections 3.2.1 and 3.2.2). */
const RESOURCE = {
  ...ABOUT,
  type: { check: text },
  format: { check: text },
  language: { check: text },
  processingLanguage: once(text),
  textDirection: once(word(['ltr', 'rtl', 'auto'])),
} as const;

const webResource = shape({ ...RESOURCE, id: { ...id, required: true } });
const textualBody = shape({
  ...RESOURCE,
  id,
  purpose: { check: motivation },
  value: { check: text, required: true, single: true },
});
const specificResource = shape({
  ...ABOUT,
  id,
  purpose: { check: motivation },
  source: { check: (value, at) => resource(value, at), required: true, single: true },
  selector: { check: selectorFlaws },
  state: { check: stateFlaws },
  styleClass: { check: text },
  renderedVia: { check: agent },
  scope: { check: (value, at) => resource(value, at) },
});
const set = shape({
  ...ABOUT,
  id,
  items: { check: (value, at) => resource(value, at), required: true },
});

/** Which kind of resource an object is, by its type, else by what it has. */
function kindOf(values: Values): Check | string {
  const types = typesOf(values);
  const sets = types.filter((type) => SETS.includes(type));
  if (sets.length > 1) return `is both ${sets.join(' and ')}`;
  if (sets.length === 1) return set;
  if (values['items'] !== undefined) return 'has items and is no Choice, Composite, List or Independents';
  if (values['source'] !== undefined || types.includes('SpecificResource')) return specificResource;
  if (types.includes('TextualBody') || values['value'] !== undefined) return textualBody;
  return webResource;
}

/** A body, a target, or what one of them is made of. */
const resource: Check = (value, at) => {
  if (!isValues(value)) return must(isIri, 'is neither an IRI nor an object')(value, at);
  const kind = kindOf(value);
  return typeof kind === 'string' ? [{ level: 'error', at, what: kind }] : kind(value, at);
};

/** Words alone are a body, never what a body is about. */
const target: Check = (value, at) =>
  isValues(value) && kindOf(value) === textualBody
    ? [{ level: 'error', at, what: 'is a text, not a resource' }]
    : resource(value, at);

const stylesheet: Check = (value, at) => {
  if (!isValues(value)) return must(isIri, 'is neither an IRI nor an object')(value, at);
  const has = [propertyOf(value, 'id'), value['value']].filter((each) => each !== undefined).length;
  const one: readonly Flaw[] =
    has === 1 ? [] : [{ level: 'error', at, what: 'has not exactly one of id and value' }];
  return [...one, ...shape({ id, value: once(text) })(value, at)];
};

/** The context stands at the top of a file; what lies within it need not name it again. */
const context: Check = (value, at) =>
  isValues(value) && !listOf(value['@context']).includes(ANNOTATION_CONTEXT)
    ? [{ level: 'error', at: below(at, '@context'), what: 'does not name the model' }]
    : [];

function ofType(type: string): Check {
  return (value, at) =>
    isValues(value) && !typesOf(value).includes(type)
      ? [{ level: 'error', at: below(at, 'type'), what: `is not ${type}` }]
      : [];
}

const twoBodies: Check = (value, at) =>
  isValues(value) && value['body'] !== undefined && value['bodyValue'] !== undefined
    ? [{ level: 'error', at: below(at, 'bodyValue'), what: 'stands beside a body' }]
    : [];

const annotationShape = shape({
  ...ABOUT,
  id: { ...id, required: true },
  motivation: { check: motivation },
  body: { check: resource },
  bodyValue: once(text),
  target: { check: target, required: true },
  stylesheet: once(stylesheet),
});

/** An annotation within a page or a collection. */
const inner: Check = (value, at) =>
  isValues(value) ? all([ofType('Annotation'), annotationShape, twoBodies])(value, at) : iri(value, at);

const pageShape = shape({
  ...ABOUT,
  id: { ...id, required: true },
  partOf: once((value, at) => (isValues(value) ? webResource(value, at) : iri(value, at))),
  startIndex: once(count),
  next: once(iri),
  prev: once(iri),
});
const page: Check = all([
  ofType('AnnotationPage'),
  pageShape,
  (value, at) =>
    isValues(value) && !Array.isArray(value['items'])
      ? [{ level: 'error', at: below(at, 'items'), what: 'is not a list' }]
      : [],
  (value, at) =>
    isValues(value)
      ? listOf(value['items']).flatMap((item, index) => inner(item, `${below(at, 'items')}[${index}]`))
      : [],
]);
const collection: Check = all([
  ofType('AnnotationCollection'),
  shape({
    ...ABOUT,
    id: { ...id, required: true },
    label: { check: text },
    total: once(count),
    first: once((value, at) => (isValues(value) ? page(value, at) : iri(value, at))),
    last: once((value, at) => (isValues(value) ? page(value, at) : iri(value, at))),
  }),
  (value) =>
    isValues(value) &&
    typeof value['total'] === 'number' &&
    value['total'] > 0 &&
    value['first'] === undefined
      ? [{ level: 'error', at: 'first', what: 'is missing' }]
      : [],
]);

function all(checks: readonly Check[]): Check {
  return (value, at) => checks.flatMap((check) => check(value, at));
}

/**
 * What is wrong with an annotation, a page or a collection of them by the Web Annotation Data Model (W3C Recommendation,
 * 23 February 2017). `isNested`: it lies within a file whose top names the context.
 */
export function annotationFlaws(value: unknown, isNested = false): readonly Flaw[] {
  if (!isValues(value)) return [{ level: 'error', at: '', what: 'is not an object' }];
  const types = typesOf(value);
  const kind = types.includes('AnnotationCollection')
    ? collection
    : types.includes('AnnotationPage')
      ? page
      : inner;
  return [...(isNested ? [] : context(value, '')), ...kind(value, '')];
}
