/** A place where JSON does not follow the Web Annotation Data Model: "error" by its MUST, "warning" by its SHOULD. */
export interface Flaw {
  readonly level: 'error' | 'warning';
  /** Path of the value, "target.selector.exact". */
  readonly at: string;
  /** What is wrong with it. */
  readonly what: string;
}

export type Values = Readonly<Record<string, unknown>>;

/** Says what is wrong with a value at a path. */
export type Check = (value: unknown, at: string) => readonly Flaw[];

/** A property of the model. */
export interface Property {
  readonly check: Check;
  /** It must be there. */
  readonly required?: true;
  /** It may be there once only. */
  readonly single?: true;
}

/** Annotations may lie within each other; deeper than this nobody meant it. */
const DEEPEST = 20;

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One value, several, or none, as JSON-LD writes them. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

/** A property by its name in the annotation context; "id" and "type" may go by JSON-LD's own names. */
export function propertyOf(values: Values, name: string): unknown {
  return values[name] ?? (name === 'id' || name === 'type' ? values[`@${name}`] : undefined);
}

/** The types of a resource. */
export function typesOf(values: Values): readonly string[] {
  return listOf(propertyOf(values, 'type')).filter((type) => typeof type === 'string');
}

const error = (at: string, what: string): readonly Flaw[] => [{ level: 'error', at, what }];

/** A check that passes where a value is so. */
export function must(holds: (value: unknown) => boolean, what: string): Check {
  return (value, at) => (holds(value) ? [] : error(at, what));
}

/** The same for what should be so. */
export function should(holds: (value: unknown) => boolean, what: string): Check {
  return (value, at) => (holds(value) ? [] : [{ level: 'warning', at, what }]);
}

/** An absolute IRI: RFC 3987 without looking into its parts. */
export function isIri(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/iu.test(value);
}

export const iri: Check = must(isIri, 'is not an IRI');
export const text: Check = must((value) => typeof value === 'string', 'is not a text');
export const count: Check = must(
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  'is not a whole number from 0',
);

const DATE =
  /^-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-4]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/u;
export const date: Check = must(
  (value) => typeof value === 'string' && DATE.test(value),
  'is not a date and time in UTC ("2015-10-13T13:00:00Z")',
);

/** One of these words. */
export function word(words: readonly string[]): Check {
  return must((value) => words.includes(value as string), `is none of ${words.join(', ')}`);
}

/** Path of a property. */
export function below(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`;
}

/** Checks an object's properties; others than those named may be there, the model is open. */
export function shape(properties: Readonly<Record<string, Property>>): Check {
  return (value, at) => {
    if (!isValues(value)) return error(at, 'is not an object');
    if (at.split('.').length > DEEPEST) return error(at, 'lies too deep');
    return Object.entries(properties).flatMap(([name, { check, required, single }]) => {
      const path = below(at, name);
      const given = propertyOf(value, name);
      const list = listOf(given);
      if (list.length === 0)
        return required === true || Array.isArray(given) ? error(path, 'is missing') : [];
      if (single === true && list.length > 1) return error(path, 'is there more than once');
      return list.flatMap((each, index) => check(each, Array.isArray(given) ? `${path}[${index}]` : path));
    });
  };
}

/** Both checks, one after the other. */
export function both(first: Check, second: Check): Check {
  return (value, at) => [...first(value, at), ...second(value, at)];
}
