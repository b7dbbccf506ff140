import { ID_SHAPE } from '../base/id.ts';
import { ANNOTATION_COLOURS } from './annotation.ts';
import type { Annotation } from './annotation.ts';
import type { Article, DocumentLocation, DocumentRecord } from './article.ts';
import type { ColourMeaning } from './colour-meaning.ts';
import { LONGEST_FOREIGN } from './foreign-annotation.ts';
import { z } from './guard.ts';
import type { Link } from './link.ts';
import type { RecordKind } from './records.ts';
import { SAVED_FORMS, SAVED_SORTS } from './session.ts';
import type { LogEvent, SavedQuery, Session } from './session.ts';
import type { Topic } from './topic.ts';

/** The same shape without brands: what a guard can check of a record. */
type Unbranded<Value> = Value extends string
  ? string extends Value
    ? string
    : Value extends { readonly __brand: string }
      ? string
      : Value
  : Value extends readonly (infer Item)[]
    ? readonly Unbranded<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Unbranded<Value[Key]> }
      : Value;

type GuardFor<Value> = z.ZodObject & z.ZodType<Unbranded<Value>>;

/** Identifiers name records and sometimes files: no separators, no control characters. */
const id = z.string().regex(ID_SHAPE);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const time = z.string().max(40);
const count = z.int().nonnegative();
const texts = z.array(z.string());

/** Looked at as it came: zod's own records overlook a key named __proto__ instead of refusing it. */
const textRecord = z.custom<Readonly<Record<string, string>>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(([key, text]) => key !== '__proto__' && typeof text === 'string'),
  'not a table of texts',
);
const colour = z.enum(ANNOTATION_COLOURS);

/** Where a document lies; the device is a plain folder name. */
export const documentLocationGuard = z.strictObject({
  device: id,
  file: z.int().positive(),
  offset: count,
  length: count,
  sha256,
}) satisfies z.ZodType<Unbranded<DocumentLocation>>;

const original = z.strictObject({
  sha256,
  bytes: count,
  name: z.string(),
  mediaType: z.string(),
  archive: z.string().exactOptional(),
  captured: z.string().exactOptional(),
});

const article = z.strictObject({
  title: z.string(),
  authors: texts,
  site: z.string(),
  url: z.string(),
  published: z.string().nullable(),
  modified: z.string().nullable(),
  language: z.string(),
  keywords: texts.exactOptional(),
  section: z.string().exactOptional(),
  sources: textRecord,
  id,
  documentId: id,
  original,
  sourceId: z.string().nullable(),
  importer: z.string(),
  warnings: texts,
  added: time,
  status: z.enum(['inbox', 'reading', 'done', 'archive']),
  starred: z.boolean(),
  words: count,
  lead: z.string(),
  shownBlocks: z.array(count),
}) satisfies GuardFor<Article>;

const document = z.strictObject({
  id,
  articleId: id,
  version: z.int().positive(),
  location: documentLocationGuard.nullable(),
  created: time,
  madeBy: z.string(),
  original: original.exactOptional(),
}) satisfies GuardFor<DocumentRecord>;

const quote = z.strictObject({
  type: z.literal('TextQuoteSelector'),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
});
const position = z
  .strictObject({ type: z.literal('TextPositionSelector'), start: count, end: count })
  .refine(({ start, end }) => start <= end, 'start lies after end');

const annotation = z.strictObject({
  id,
  articleId: id,
  documentId: id,
  quote,
  position,
  colour,
  note: z.string(),
  created: time,
  modified: time,
  via: z.string().exactOptional(),
  creators: texts.exactOptional(),
  foreign: z.string().max(LONGEST_FOREIGN).exactOptional(),
  wholeArticle: z.literal(true).exactOptional(),
  area: z
    .strictObject({
      page: count,
      left: count,
      top: count,
      width: z.int().positive(),
      height: z.int().positive(),
    })
    .exactOptional(),
  check: z
    .strictObject({
      grade: z.enum(['moved', 'edited', 'lost']),
      score: z.number().min(0).max(1),
      quote,
      position,
      documentId: id,
    })
    .nullable()
    .exactOptional(),
}) satisfies GuardFor<Annotation>;

const topic = z.strictObject({
  id,
  parentId: id.nullable(),
  name: z.string(),
  aliases: texts,
  definition: z.string(),
  colour,
  created: time,
}) satisfies GuardFor<Topic>;

const linkEnd = z.strictObject({ kind: z.enum(['annotation', 'article', 'topic']), id });
const link = z.strictObject({
  id,
  from: linkEnd,
  to: linkEnd,
  type: z.enum([
    'about',
    'supports',
    'contradicts',
    'same-event',
    'quotes',
    'translates',
    'same-story',
    'not-same-story',
  ]),
  created: time,
}) satisfies GuardFor<Omit<Link, 'from' | 'to'>>;

const queryOptions = z.strictObject({
  sort: z.enum(SAVED_SORTS),
  without: z.array(z.enum(SAVED_FORMS)),
  aliases: z.boolean(),
  groupByArticle: z.boolean(),
  scope: z.strictObject({ type: z.enum(['article', 'topic']), id }).nullable(),
});

const query = z.strictObject({
  id,
  name: z.string(),
  text: z.string(),
  created: time,
  options: queryOptions.optional(),
}) satisfies GuardFor<SavedQuery>;

const session = z.strictObject({
  id,
  openArticleId: id.nullable(),
  readingOffset: count,
  besideArticleId: id.nullable().optional(),
  besideOffset: count.optional(),
  queryText: z.string(),
  queryOptions: queryOptions.optional(),
  listSort: z.enum(SAVED_SORTS).optional(),
  room: z.enum(['library', 'topics']),
  modified: time,
}) satisfies GuardFor<Session>;

const event = z.strictObject({
  id,
  type: z.enum(['imported', 'exported', 'searched', 'opened']),
  at: time,
  values: textRecord,
}) satisfies GuardFor<LogEvent>;

const colourMeaning = z.strictObject({
  id: colour,
  meaning: z.string().min(1),
  modified: time,
}) satisfies GuardFor<ColourMeaning>;

const guards = {
  article,
  document,
  annotation,
  topic,
  link,
  query,
  session,
  event,
  colour: colourMeaning,
} satisfies Record<RecordKind, z.ZodObject>;

/** Guards of whole records that come from files and messages. Unknown fields are refused. */
export const RECORD_GUARDS: Readonly<Record<RecordKind, z.ZodObject>> = guards;

/** Guards of patches: any of the record's fields except its id, none of them undefined. */
export const PATCH_GUARDS: Readonly<Record<RecordKind, z.ZodType>> = Object.fromEntries(
  Object.entries(guards).map(([kind, guard]) => [
    kind,
    (guard as z.ZodObject)
      .omit({ id: true })
      .partial()
      .refine(
        (fields) => Object.values(fields).every((value) => value !== undefined),
        'a field is undefined',
      ),
  ]),
) as unknown as Record<RecordKind, z.ZodType>;
