import type { PlanLeaf, PlanNode, Variants } from './query-plan.ts';
import { ALL_FIELDS } from './search-fields.ts';
import type { QueryOptions, TopicNames } from './search-types.ts';
import { foldTopicName, type TopicTable } from './topic-table.ts';

type StemsLeaf = Extract<PlanLeaf, { type: 'stems' }>;

/** What an occurrence of an alias counts, in eighths of an occurrence of the word itself. */
const ALIAS_EIGHTHS = 8;
/** Names of more words are known by their phrase alone. */
const MOST_WORDS = 5;

export interface AliasExpansion {
  readonly topics: TopicTable;
  readonly options: QueryOptions;
  /** Plans a text as words in that field ("" = all); words of one text stand together. */
  readonly planText: (text: string, field: string) => PlanNode | null;
}

/** Whether words that name a topic find its aliases, too. */
export function searchesAliases({ without = [], aliases = false }: QueryOptions): boolean {
  return aliases && !without.includes('alias');
}

/** A planned text as belonging to that part of the query. */
export function withPart(plan: PlanNode | null, part: string, form?: 'alias'): PlanNode | null {
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

/** A word that names a topic, with the topic's other names where those are asked for. */
export function withAliases(node: StemsLeaf, { topics, options, planText }: AliasExpansion): PlanNode {
  if (node.filter !== ALL_FIELDS || node.form === 'alias' || !searchesAliases(options)) return node;
  const known = new Set([...node.stems, ...node.variants.flatMap(({ stems }) => stems)]);
  const stems = new Set<string>();
  const words: string[] = [];
  const phrases: PlanNode[] = [];
  for (const planned of otherNames(node.word, topics).map((name) => planText(name, ''))) {
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

/** Expands parts that must all match; words among them that name a topic together also find its other names. */
export function expandTogether(
  parts: readonly PlanNode[],
  expand: (part: PlanNode) => PlanNode | null,
  { topics, options, planText }: AliasExpansion,
): readonly (PlanNode | null)[] {
  if (!searchesAliases(options)) return parts.map((part) => expand(part));
  const joined: (PlanNode | null)[] = [];
  for (let at = 0; at < parts.length;) {
    let words: StemsLeaf[] = [];
    let names: string[] = [];
    for (let count = wordsFrom(parts, at); count > 1 && names.length === 0; count -= 1) {
      words = parts.slice(at, at + count) as StemsLeaf[];
      names = otherNames(words.map(({ word }) => word).join(' '), topics);
    }
    const part = words.map((word) => word.part).join(' ');
    const named = names.flatMap((name) => withPart(planText(name, ''), part, 'alias') ?? []);
    if (named.length === 0) {
      joined.push(expand(parts[at] as PlanNode));
      at += 1;
    } else {
      const together = words.map((word) => expand(word)).filter((word) => word !== null);
      joined.push({ type: 'or', children: [{ type: 'and', children: together }, ...named] });
      at += words.length;
    }
  }
  return joined;
}

/** Single words that stand there one after the other, at most as many as a name may have. */
function wordsFrom(parts: readonly PlanNode[], at: number): number {
  let count = 0;
  while (count < MOST_WORDS) {
    const part = parts[at + count];
    if (part?.type !== 'stems' || part.filter !== ALL_FIELDS) return count;
    count += 1;
  }
  return count;
}

/** What the topics of that (folded) name are called besides. */
function otherNames(folded: string, topics: TopicTable): string[] {
  return namesOf(topics.named(folded)).filter((name) => foldTopicName(name) !== folded);
}
