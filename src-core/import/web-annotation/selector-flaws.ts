import {
  both,
  count,
  date,
  iri,
  isIri,
  isValues,
  must,
  propertyOf,
  shape,
  text,
  typesOf,
  type Check,
  type Flaw,
  type Property,
  type Values,
} from './flaw.ts';

type Properties = Readonly<Record<string, Property>>;

/** Each refers to `refinement` below, which is a function and there when it is called. */
const refinedBy: Property = { check: (value, at) => refinement(value, at) };
const oneText: Property = { check: text, single: true };
const neededText: Property = { check: text, required: true, single: true };
const neededCount: Property = { check: count, required: true, single: true };
const end: Property = {
  check: (value, at) => selectorFlaws(value, at),
  required: true,
  single: true,
};

const SELECTORS: Readonly<Record<string, Properties>> = {
  FragmentSelector: { value: neededText, conformsTo: { check: iri, single: true } },
  CssSelector: { value: neededText },
  XPathSelector: { value: neededText },
  TextQuoteSelector: { exact: neededText, prefix: oneText, suffix: oneText },
  TextPositionSelector: { start: neededCount, end: neededCount },
  DataPositionSelector: { start: neededCount, end: neededCount },
  SvgSelector: { value: oneText },
  RangeSelector: { startSelector: end, endSelector: end },
};
const STATES: Readonly<Record<string, Properties>> = {
  TimeState: {
    sourceDate: { check: date },
    sourceDateStart: { check: date, single: true },
    sourceDateEnd: { check: date, single: true },
    cached: { check: iri },
  },
  HttpRequestState: { value: neededText },
};

/** Ends of a stretch stand in their order, and dates of a state either name a moment or both ends of a time. */
const consistent: Check = (value, at) => {
  if (!isValues(value)) return [];
  const { start, end: last, sourceDate, sourceDateStart, sourceDateEnd } = value;
  const flaws: Flaw[] = [];
  if (typeof start === 'number' && typeof last === 'number' && last < start)
    flaws.push({ level: 'error', at, what: 'ends before it starts' });
  const ends = [sourceDateStart, sourceDateEnd].filter((each) => each !== undefined).length;
  if (ends === 1) flaws.push({ level: 'error', at, what: 'has one end of a time only' });
  if (ends > 0 && sourceDate !== undefined)
    flaws.push({ level: 'error', at, what: 'names both a moment and a time' });
  return flaws;
};

function ofKind(kinds: Readonly<Record<string, Properties>>, what: string): Check {
  return (value, at) => {
    if (isIri(value)) return [];
    if (!isValues(value)) return [{ level: 'error', at, what: `is neither an IRI nor a ${what}` }];
    const known = typesOf(value).filter((type) => Object.hasOwn(kinds, type));
    const [kind] = known;
    if (known.length > 1) return [{ level: 'error', at, what: `is more than one kind of ${what}` }];
    if (kind === undefined) return unknownKind(value, at, what);
    const properties = { id: { check: iri, single: true }, ...kinds[kind], refinedBy } as const;
    return both(shape(properties), consistent)(value, at);
  };
}

/** What is described elsewhere, or in a way that came after the model, is no error. */
function unknownKind(value: Values, at: string, what: string): readonly Flaw[] {
  if (isIri(propertyOf(value, 'id'))) return [];
  if (typesOf(value).length === 0) return [{ level: 'error', at, what: `has no type of ${what}` }];
  return [{ level: 'warning', at, what: `is a ${what} of an unknown type` }];
}

/** What is wrong with a selector (sections 4.2 and 4.2.9 of the model). */
export const selectorFlaws: Check = ofKind(SELECTORS, 'selector');
/** What is wrong with a state (section 4.3). */
export const stateFlaws: Check = ofKind(STATES, 'state');
const refinement: Check = ofKind({ ...SELECTORS, ...STATES }, 'selector or state');

/** An agent, audience or piece of software: an IRI, or an object with whatever is known of it. */
export const agent: Check = (value, at) =>
  isValues(value)
    ? shape({
        id: { check: iri, single: true },
        name: { check: text },
        nickname: { check: text, single: true },
        email: { check: iri },
        email_sha1: { check: text },
        homepage: { check: iri },
      })(value, at)
    : must(isIri, 'is neither an IRI nor an object')(value, at);
