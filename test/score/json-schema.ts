/** A JSON schema as W3C's assertions about annotations are written (draft 4). */
export type Schema = Readonly<Record<string, unknown>>;

type Values = Readonly<Record<string, unknown>>;

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isValues,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

const FORMATS: Readonly<Record<string, RegExp>> = {
  uri: /^[a-z][a-z0-9+.-]*:[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/iu,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/u,
  email: /^\S+@\S+$/u,
};

/** Keywords that say nothing about a value. */
const SILENT: ReadonlySet<string> = new Set(
  '$schema id title description definitions assertionType expectedResult onUnexpectedResult errorMessage'.split(
    ' ',
  ),
);

/** Whether a value follows a schema; throws at a keyword or reference that it does not know, so that nothing passes unseen. */
export function followsSchema(value: unknown, schema: Schema, files: ReadonlyMap<string, Schema>): boolean {
  return holds(value, schema, { root: schema, files });
}

interface Around {
  readonly root: Schema;
  /** Schemas of definitions by file name. */
  readonly files: ReadonlyMap<string, Schema>;
}

function holds(value: unknown, schema: Schema, around: Around): boolean {
  return Object.entries(schema).every(([keyword, given]) => {
    if (SILENT.has(keyword)) return true;
    const check = KEYWORDS[keyword];
    if (check === undefined) throw new Error(`schema keyword ${keyword} is not known`);
    return check(value, given, schema, around);
  });
}

type Keyword = (value: unknown, given: unknown, schema: Schema, around: Around) => boolean;

const schemas = (given: unknown): readonly Schema[] => given as readonly Schema[];

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  $ref: (value, given, _schema, around) => {
    const [file = '', path = ''] = String(given).split('#');
    const root = file === '' ? around.root : around.files.get(file);
    let found: unknown = root;
    for (const name of path.split('/').slice(1)) found = isValues(found) ? found[name] : undefined;
    if (root === undefined || !isValues(found))
      throw new Error(`schema reference ${String(given)} leads nowhere`);
    return holds(value, found, { ...around, root });
  },
  type: (value, given) =>
    (Array.isArray(given) ? given : [given]).some((name) => TYPES[String(name)]?.(value) ?? false),
  enum: (value, given) => (given as readonly unknown[]).includes(value),
  format: (value, given) => typeof value !== 'string' || (FORMATS[String(given)]?.test(value) ?? false),
  pattern: (value, given) => typeof value !== 'string' || new RegExp(String(given), 'u').test(value),
  minimum: (value, given, { exclusiveMinimum }) =>
    typeof value !== 'number' || (exclusiveMinimum === true ? value > Number(given) : value >= Number(given)),
  exclusiveMinimum: () => true,
  required: (value, given) =>
    !isValues(value) || (given as readonly string[]).every((name) => value[name] !== undefined),
  properties: (value, given, _schema, around) =>
    !isValues(value) ||
    Object.entries(given as Readonly<Record<string, Schema>>).every(
      ([name, schema]) => value[name] === undefined || holds(value[name], schema, around),
    ),
  dependencies: (value, given) =>
    !isValues(value) ||
    Object.entries(given as Readonly<Record<string, readonly string[]>>).every(
      ([name, needed]) => value[name] === undefined || needed.every((each) => value[each] !== undefined),
    ),
  patternProperties: (value, given, _schema, around) =>
    !isValues(value) ||
    Object.entries(given as Readonly<Record<string, Schema>>).every(([pattern, schema]) =>
      Object.entries(value).every(
        ([name, each]) => !new RegExp(pattern, 'u').test(name) || holds(each, schema, around),
      ),
    ),
  items: (value, given, _schema, around) =>
    !Array.isArray(value) || value.every((each) => holds(each, given as Schema, around)),
  minItems: (value, given) => !Array.isArray(value) || value.length >= Number(given),
  maxItems: (value, given) => !Array.isArray(value) || value.length <= Number(given),
  allOf: (value, given, _schema, around) => schemas(given).every((each) => holds(value, each, around)),
  anyOf: (value, given, _schema, around) => schemas(given).some((each) => holds(value, each, around)),
  oneOf: (value, given, _schema, around) =>
    schemas(given).filter((each) => holds(value, each, around)).length === 1,
  not: (value, given, _schema, around) => !holds(value, given as Schema, around),
};
