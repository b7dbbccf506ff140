import type { ArticleJoins } from './article-joins.ts';
import { unitsOf } from './byte-writer.ts';
import { NO_DAY } from './document-columns.ts';
import { foldFilterValue, plainFilterValue } from './query-filter.ts';
import type { PlanCondition } from './query-plan.ts';
import { indexKey } from './index-key.ts';
import { KINDS, type Segment } from './segment.ts';
import type { StoryTable } from './story-table.ts';
import type { TopicTable } from './topic-table.ts';
import type { NumberColumn, RecordFacts, ValueColumns } from './value-columns.ts';

const DAY = 86_400_000;
const ANNOTATION = KINDS.indexOf('annotation');
const READ: ReadonlySet<string> = new Set(['done', 'archive']);

/** What conditions are looked up in. */
export interface FilterContext {
  readonly segments: readonly Segment[];
  readonly topics: TopicTable;
  readonly stories: StoryTable;
  readonly joins: () => ArticleJoins;
}

/** One byte for each document of each segment: 1 = it holds. Deleted documents may be among them. */
export type Marks = readonly Uint8Array[];

/**
 * The documents that a condition holds for. What an annotation is (its colour, topics, note) holds for its article, too.
 * "unread" is what waits in the inbox, "read" what is done or archived.
 */
export function matchFilter(condition: PlanCondition, context: FilterContext): Marks {
  switch (condition.on) {
    case 'lang':
      return byNumbers(context, ({ language, names }) => ({
        column: language,
        accepted: accept(names.languages, (name) => baseLanguage(name) === condition.value),
      }));
    case 'type':
      return byFacts(context, ({ type }) => foldFilterValue(type) === foldFilterValue(condition.value));
    case 'status':
      return byFacts(context, ({ status }) => status !== '' && status === foldFilterValue(condition.value));
    case 'color':
      return withArticles(
        context,
        byFacts(context, ({ colour }) => colour !== '' && colour === foldFilterValue(condition.value)),
      );
    case 'site':
      return byWholeName(context, condition.value, (wantedOf) => ({ site, names }) => ({
        column: site,
        accepted: wantedOf(names.sites),
      }));
    case 'author':
      return byWholeName(context, condition.value, (wantedOf) => ({ authors, names }) => {
        const wanted = wantedOf(names.authors.names);
        return {
          column: authors,
          accepted: accept(names.authors.lists, (list) => list.some((name) => wanted[name] === 1)),
        };
      });
    case 'topic': {
      const found = context.topics.find(condition.value, condition.exact === true);
      return byTopics(
        context,
        found.map(({ id }) => id),
      );
    }
    case 'story':
      return byArticles(context, context.stories.find(condition.value));
    case 'in topic':
      return byTopics(context, [condition.id]);
    case 'in article':
      return byArticles(context, new Set([condition.id]));
    case 'published':
      return byDays(context, condition.from, condition.to);
    case 'saved': {
      const from = condition.from === null ? -Infinity : condition.from * DAY;
      const end = condition.to === null ? Infinity : (condition.to + 1) * DAY;
      return byTest(context, ({ added }) => (document) => {
        const moment = added[document] as number;
        return moment >= from && moment < end;
      });
    }
    // counted from a day that is not known here: see planQuery
    case 'age':
      return byTest(context, () => () => true);
    case 'has':
      return byPresence(context, condition.value);
    case 'is':
      return byState(context, condition.value);
    case 'in': {
      const kind = KINDS.indexOf(condition.value);
      return byTest(
        context,
        ({ kinds }) =>
          (document) =>
            kinds[document] === kind,
      );
    }
  }
}

function byPresence(context: FilterContext, value: Extract<PlanCondition, { on: 'has' }>['value']): Marks {
  switch (value) {
    case 'note':
      return withArticles(
        context,
        byFacts(context, ({ hasNote }) => hasNote),
      );
    case 'annotation':
      return withArticles(
        context,
        byTest(
          context,
          ({ kinds }) =>
            (document) =>
              kinds[document] === ANNOTATION,
        ),
      );
    case 'topic':
      return withArticles(
        context,
        byNumbers(context, ({ topics, names }) => ({
          column: topics,
          accepted: accept(names.topics.lists, (list) => list.length > 0),
        })),
      );
    case 'date':
      return byDays(context, null, null);
    case 'author':
      return byNumbers(context, ({ authors, names }) => ({
        column: authors,
        accepted: accept(names.authors.lists, (list) => list.length > 0),
      }));
    case 'url':
      return byFacts(context, ({ hasUrl }) => hasUrl);
  }
}

function byState(context: FilterContext, value: Extract<PlanCondition, { on: 'is' }>['value']): Marks {
  switch (value) {
    case 'starred':
      return byFacts(context, ({ starred }) => starred);
    case 'unread':
      return byFacts(context, ({ status }) => status === 'inbox');
    case 'read':
      return byFacts(context, ({ status }) => READ.has(status));
    case 'coded':
      return byPresence(context, 'topic');
  }
}

function byTest(
  { segments }: FilterContext,
  testOf: (segment: Segment) => (document: number) => boolean,
): Uint8Array[] {
  return segments.map((segment) => {
    const marks = new Uint8Array(segment.count);
    const holds = testOf(segment);
    for (let document = 0; document < marks.length; document += 1) if (holds(document)) marks[document] = 1;
    return marks;
  });
}

/** "de" of "de-AT". */
export function baseLanguage(language: string): string {
  return foldFilterValue(language).split('-', 1)[0] as string;
}

/** A column, and 1 for each of its numbers that is wanted. */
interface Accepted {
  readonly column: NumberColumn;
  readonly accepted: Uint8Array;
}

function byNumbers({ segments }: FilterContext, choose: (values: ValueColumns) => Accepted): Uint8Array[] {
  return segments.map((segment) => {
    const { column, accepted } = choose(segment.values);
    const marks = new Uint8Array(segment.count);
    if (!accepted.includes(1)) return marks;
    for (let document = 0; document < marks.length; document += 1)
      marks[document] = accepted[column[document] as number] as number;
    return marks;
  });
}

function accept<Item>(items: readonly Item[], isWanted: (item: Item) => boolean): Uint8Array {
  return Uint8Array.from(items, (item) => (isWanted(item) ? 1 : 0));
}

function byFacts(context: FilterContext, holds: (facts: RecordFacts) => boolean): Uint8Array[] {
  return byNumbers(context, ({ facts, names }) => ({ column: facts, accepted: accept(names.facts, holds) }));
}

/** Letter by letter (quotes aside) where a record has it so, else without regard to case. */
function byWholeName(
  context: FilterContext,
  value: string,
  chooseBy: (wantedOf: (names: readonly string[]) => Uint8Array) => (values: ValueColumns) => Accepted,
): Marks {
  const plain = plainFilterValue(value);
  const exact = byNumbers(
    context,
    chooseBy((names) => accept(comparableNames(names).plain, (name) => name === plain)),
  );
  if (holdsAnywhere(exact, context.segments)) return exact;
  const folded = foldFilterValue(value);
  return byNumbers(
    context,
    chooseBy((names) => accept(comparableNames(names).folded, (name) => name !== '' && name === folded)),
  );
}

interface ComparableNames {
  readonly plain: readonly string[];
  readonly folded: readonly string[];
}

/** By the list of a segment: while somebody types a name, thousands are compared at each key. */
const comparableByNames = new WeakMap<readonly string[], ComparableNames>();

function comparableNames(names: readonly string[]): ComparableNames {
  let comparable = comparableByNames.get(names);
  if (comparable === undefined) {
    comparable = { plain: names.map(plainFilterValue), folded: names.map(foldFilterValue) };
    comparableByNames.set(names, comparable);
  }
  return comparable;
}

/** Whether any document that is not deleted is marked. */
export function holdsAnywhere(marks: Marks, segments: readonly Segment[]): boolean {
  return segments.some(({ dead }, index) => {
    const own = marks[index] as Uint8Array;
    return dead === null ? own.includes(1) : own.some((mark, document) => mark === 1 && dead[document] !== 1);
  });
}

function byDays(context: FilterContext, from: number | null, to: number | null): Marks {
  const first = from ?? NO_DAY + 1;
  const last = to ?? 0x7fffffff;
  return byTest(context, ({ published }) => (document) => {
    const day = published[document] as number;
    return day >= first && day <= last;
  });
}

function byTopics(context: FilterContext, ids: Iterable<string>): Marks {
  const wanted = context.topics.withBelow(ids);
  const own = byNumbers(context, ({ topics, names }) => {
    const numbers = accept(names.topics.names, (id) => wanted.has(id));
    return {
      column: topics,
      accepted: accept(names.topics.lists, (list) => list.some((number) => numbers[number] === 1)),
    };
  });
  return withArticles(context, own);
}

/** The articles of those ids with their annotations. */
function byArticles(context: FilterContext, ids: ReadonlySet<string>): Marks {
  const { segments } = context;
  const own = segments.map((segment) => new Uint8Array(segment.count));
  if (ids.size === 0) return own;
  for (const id of ids) {
    const key = unitsOf(indexKey('article', id));
    segments.forEach((segment, number) => {
      const document = segment.findKey(key);
      if (document >= 0) (own[number] as Uint8Array)[document] = 1;
    });
  }
  const joins = context.joins();
  for (let index = 0; index < joins.documents.length; index += 1) {
    const segment = joins.segments[index] as number;
    const document = joins.documents[index] as number;
    if (ids.has((segments[segment] as Segment).articleId(document)))
      (own[segment] as Uint8Array)[document] = 1;
  }
  return own;
}

/** Marks the articles of marked annotations, too. */
function withArticles(context: FilterContext, marks: readonly Uint8Array[]): Marks {
  const joins = context.joins();
  for (let index = 0; index < joins.documents.length; index += 1) {
    const article = joins.articles[index] as number;
    if (article < 0) continue;
    if (marks[joins.segments[index] as number]?.[joins.documents[index] as number] !== 1) continue;
    (marks[joins.articleSegments[index] as number] as Uint8Array)[article] = 1;
  }
  return marks;
}
