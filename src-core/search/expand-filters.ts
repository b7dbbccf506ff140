import type { FilterLists } from './filter-lists.ts';
import { holdsAnywhere } from './match-filter.ts';
import type { QueryFilter } from './query-filter.ts';
import type { PlanFilter, PlanNode, Variants } from './query-plan.ts';
import { ALL_FIELDS } from './search-fields.ts';
import type { QueryOptions, TopicNames } from './search-types.ts';
import { foldTopicName, type TopicTable } from './topic-table.ts';

/** What an occurrence of an alias counts, in eighths of an occurrence of the word itself. */
const ALIAS_EIGHTHS = 8;
/**
 * More than a name can give a record, so that records coded with a topic stand above those that only name it: the
 * rarest of e^30 documents scores 30.
 */
const ABOVE_ONE_NAME = 30;

export interface FilterExpansion {
  readonly topics: TopicTable;
  readonly filters: FilterLists;
  readonly options: QueryOptions;
  /** Plans a text as words in that field ("" = all); words of one text stand together. */
  readonly planText: (text: string, field: string) => PlanNode | null;
}

/**
 * The plan with its conditions in terms of the archive: outlets and people that nobody is called are searched as words,
 * topics also find their names in the text. Words that name a topic find its aliases where that is
 * asked for. Null = nothing is left to search for.
 */
export function expandFilters(plan: PlanNode, expansion: FilterExpansion): PlanNode | null {
  switch (plan.type) {
    case 'filter':
      return 'id' in plan.condition ? plan : expandFilter(plan.condition, plan.part, expansion);
    case 'stems':
      return withAliases(plan, expansion);
    case 'not': {
      const child = expandFilters(plan.child, expansion);
      return child === null ? null : { type: 'not', child };
    }
    case 'and':
    case 'or': {
      const children = plan.children
        .map((child) => expandFilters(child, expansion))
        .filter((child) => child !== null);
      const [first] = children;
      if (first === undefined) return null;
      return children.length === 1 ? first : { type: plan.type, children };
    }
    default:
      return plan;
  }
}

/** Whether words that name a topic find its aliases, too. */
export function searchesAliases({ without = [], aliases = false }: QueryOptions): boolean {
  return aliases && !without.includes('alias');
}

/** Whether a `topic:` finds its names in the text, too; what a facet writes counts coded records only. */
export function searchesNames(
  filter: QueryFilter & { readonly on: 'topic' },
  options: QueryOptions,
): boolean {
  return filter.exact === true ? searchesAliases(options) : !(options.without ?? []).includes('alias');
}

function expandFilter(filter: QueryFilter, part: string, expansion: FilterExpansion): PlanNode | null {
  const leafOf = (condition: QueryFilter, score = 0): PlanFilter => ({
    type: 'filter',
    condition,
    part,
    score,
  });
  const { topics, filters, options, planText } = expansion;
  switch (filter.on) {
    case 'site':
    case 'author':
      return holdsAnywhere(filters.marks(filter), filters.context.segments)
        ? leafOf(filter)
        : withPart(planText(filter.value, filter.on), part);
    case 'topic': {
      const found = topics.find(filter.value, filter.exact === true);
      if (found.length === 0) return withPart(planText(filter.value, 'topic'), part) ?? leafOf(filter);
      if (!searchesNames(filter, options)) return leafOf(filter);
      const named = namesOf(found).flatMap((name) => withPart(planText(name, ''), part, 'alias') ?? []);
      return { type: 'or', children: [leafOf(filter, ABOVE_ONE_NAME * (named.length + 1)), ...named] };
    }
    default:
      return leafOf(filter);
  }
}

/** A planned text as belonging to that part of the query. */
function withPart(plan: PlanNode | null, part: string, form?: 'alias'): PlanNode | null {
  if (plan === null || plan.type === 'not' || 'children' in plan) return plan;
  return plan.type === 'filter' || form === undefined ? { ...plan, part } : { ...plan, part, form };
}

/** Names and aliases, each once. */
export function namesOf(topics: readonly TopicNames[]): string[] {
  const names = new Map<string, string>();
  for (const name of topics.flatMap((topic) => topic.names)) {
    const folded = foldTopicName(name);
    if (folded !== '' && !names.has(folded)) names.set(folded, name);
  }
  return [...names.values()];
}

function withAliases(
  node: Extract<PlanNode, { type: 'stems' }>,
  { topics, options, planText }: FilterExpansion,
): PlanNode {
  if (node.filter !== ALL_FIELDS || !searchesAliases(options)) return node;
  const known = new Set([...node.stems, ...node.variants.flatMap(({ stems }) => stems)]);
  const stems = new Set<string>();
  const words: string[] = [];
  const phrases: PlanNode[] = [];
  for (const name of namesOf(topics.named(node.word))) {
    if (foldTopicName(name) === node.word) continue;
    const planned = planText(name, '');
    if (planned?.type === 'stems') {
      for (const stem of planned.stems) if (!known.has(stem)) stems.add(stem);
      words.push(planned.word);
    } else {
      const phrase = withPart(planned, node.part, 'alias');
      if (phrase !== null) phrases.push(phrase);
    }
  }
  const aliases: Variants[] =
    stems.size === 0 ? [] : [{ kind: 'alias', stems: [...stems], words, eighths: ALIAS_EIGHTHS }];
  const whole: PlanNode = { ...node, variants: [...node.variants, ...aliases] };
  return phrases.length === 0 ? whole : { type: 'or', children: [whole, ...phrases] };
}
