import {
  type AliasExpansion,
  expandTogether,
  namesOf,
  searchesAliases,
  withAliases,
  withPart,
} from './expand-aliases.ts';
import type { FilterLists } from './filter-lists.ts';
import { holdsAnywhere } from './match-filter.ts';
import type { QueryFilter } from './query-filter.ts';
import { nearLeaves, type PlanFilter, type PlanNode } from './query-plan.ts';
import type { QueryOptions } from './search-types.ts';

/**
 * More than a name can give a record, so that records coded with a topic stand above those that only name it: the
 * rarest of e^30 documents scores 30.
 */
const ABOVE_ONE_NAME = 30;

export interface FilterExpansion extends AliasExpansion {
  readonly filters: FilterLists;
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
    case 'near':
      return {
        ...plan,
        operands: plan.operands.map((operand) =>
          operand.flatMap((leaf) =>
            leaf.type === 'stems' ? nearLeaves(withAliases(leaf, expansion)) : [leaf],
          ),
        ),
      };
    case 'not': {
      const child = expandFilters(plan.child, expansion);
      return child === null ? null : { type: 'not', child };
    }
    case 'and':
    case 'or': {
      const expand = (child: PlanNode): PlanNode | null => expandFilters(child, expansion);
      const children = (
        plan.type === 'and'
          ? expandTogether(plan.children, expand, expansion)
          : plan.children.map((child) => expand(child))
      ).filter((child) => child !== null);
      const [first] = children;
      if (first === undefined) return null;
      return children.length === 1 ? first : { type: plan.type, children };
    }
    default:
      return plan;
  }
}

/** Whether a `topic:` finds its names in the text, too; what a facet writes counts coded records only. */
function searchesNames(filter: QueryFilter & { readonly on: 'topic' }, options: QueryOptions): boolean {
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
