import { ADDRESS_BIT, stemmerNumber } from '../text/stemmers.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { ArchiveTables } from './archive-tables.ts';
import { unitsOf } from './byte-writer.ts';
import { ArchiveVocabulary } from './archive-vocabulary.ts';
import { completeQuery } from './complete-query.ts';
import { CompoundFinder } from './compound-words.ts';
import { expandFilters } from './expand-filters.ts';
import { expandPlan } from './expand-plan.ts';
import { candidatesOf, CaseCheck, wantsLetters } from './case-check.ts';
import { type DocumentPlace, explainHit } from './explain-hit.ts';
import type { FacetValues } from './facet-values.ts';
import { FilterLists } from './filter-lists.ts';
import { findRunHits, joinRanges } from './highlight.ts';
import { type LibraryOrder, libraryOrder } from './library-order.ts';
import { limitWork } from './limit-work.ts';
import { type Matches, onlyMatches } from './mark-matches.ts';
import type { PageRange } from './paged-bytes.ts';
import { PatternWords } from './pattern-words.ts';
import { partWeight } from './part-weights.ts';
import { allLeavesOf, leavesOf } from './plan-leaves.ts';
import { missingOfPlan } from './plan-pages.ts';
import { printQuery } from './print-query.ts';
import { PROXIMITY_WINDOW, proximityLeaves } from './proximity.ts';
import { parseQuery } from './query-grammar.ts';
import type { QueryNode } from './query-node.ts';
import { planAnyWord, type PlanNode, planQuery } from './query-plan.ts';
import { givesScores, inScope } from './scope-plan.ts';
import { passagePlan } from './passages/passage-plan.ts';
import { passageWords } from './passages/passage-words.ts';
import { inverseFrequency, SCORE_UNIT } from './scoring.ts';
import { listedHits, rankedHits, statisticsOf } from './run-query.ts';
import type {
  ExplainOptions,
  Explanation,
  FieldRun,
  HitRange,
  QueryOptions,
  Completion,
  SearchAnswer,
  SearchedForms,
  SearchRequest,
  SearchSort,
  Snippet,
} from './search-types.ts';
import { partsWithAliases, searchedForms } from './searched-forms.ts';
import { KINDS, type Segment } from './segment.ts';
import { cutSnippets, openingSnippet } from './snippets.ts';
import { suggestSpelling } from './suggest-spelling.ts';
import { SurfaceSketch } from './surface-sketch.ts';
import { cutPatterns, fillPatterns } from './surface-patterns.ts';
import type { StoryTable } from './story-table.ts';
import type { TopicTable } from './topic-table.ts';

const MAX_PLANS = 8;

const GERMAN = 1 << stemmerNumber('de');

const ARTICLES: SearchRequest = {
  query: '',
  offset: 0,
  limit: 0,
  sort: 'relevance',
  kinds: ['article'],
  anyWord: true,
};

/**
 * The archive at one moment, for questions: what is worked out for one of them is kept for the next.
 * It is thrown away when a segment comes or goes or a document is deleted.
 */
export class IndexReader {
  readonly #segments: readonly Segment[];
  readonly #analyzer: Analyzer;
  /** Bits of the stemmers that the archive's texts went through. */
  readonly #stemmers: number;
  readonly #orders = new Map<SearchSort, LibraryOrder>();
  readonly #topics: TopicTable;
  readonly #filters: FilterLists;
  readonly #archive: ArchiveTables;
  #compounds: CompoundFinder | null = null;
  /** What the last `verify` worked out for its question. */
  #check: { readonly asked: string; readonly check: CaseCheck | null } | null = null;
  readonly #rarities = new Map<string, number>();
  #lastPlan: PlanNode | null = null;
  /** Of the last questions: snippets and marks of every hit are asked for with the query. */
  readonly #plans = new Map<string, PlanNode | null>();
  readonly #vocabulary: ArchiveVocabulary;
  readonly #patterns: PatternWords;

  constructor(
    segments: readonly Segment[],
    analyzer: Analyzer,
    topics: TopicTable,
    stories: StoryTable,
    values: FacetValues,
  ) {
    this.#segments = segments;
    this.#analyzer = analyzer;
    this.#vocabulary = new ArchiveVocabulary(segments, () => topics.topics);
    this.#topics = topics;
    this.#patterns = new PatternWords(segments);
    this.#archive = new ArchiveTables(segments, topics, stories, values);
    this.#filters = new FilterLists({ segments, topics, stories, joins: () => this.#archive.joins });
    let stemmers = 0;
    for (const segment of segments) {
      segment.liveStemmers.forEach((count, stemmer) => {
        if (count > 0) stemmers |= 1 << stemmer;
      });
    }
    this.#stemmers = stemmers & ~ADDRESS_BIT;
  }

  /** Like `search`, with a better spelling where one is wanted and little was found. */
  answer(request: SearchRequest): SearchAnswer {
    const answer = this.search(request);
    if (request.suggest !== true || request.anyWord || request.query.trim() === '') return answer;
    const suggestion = suggestSpelling(request.query, answer.total, {
      occurrences: (word) => this.#vocabulary.occurrences(word),
      near: (word, edits) => this.#vocabulary.near(word, edits),
      count: (query) => this.search({ ...request, query, limit: 0, facets: false }).total,
    });
    return suggestion === null ? answer : { ...answer, suggestion };
  }

  /** Works out a piece of what German questions and patterns need; true while there is more. */
  warm(): boolean {
    const next = this.#segments.find((segment) => !SurfaceSketch.isMade(segment));
    if ((this.#stemmers & GERMAN) === 0 || next === undefined)
      return this.#segments.some(({ lexicon }) => lexicon.prepareGrams());
    SurfaceSketch.prepare(next);
    return true;
  }

  /** Ways to go on typing a query at the caret (UTF-16), best first. */
  complete(query: string, caret: number): Completion[] {
    return completeQuery(query, caret, this.#vocabulary);
  }

  /** Never throws on any query text. */
  search(request: SearchRequest): SearchAnswer {
    const parsed = request.anyWord ? null : parseQuery(request.query);
    const ran = parsed === null ? request.query.replace(/\s+/gu, ' ').trim() : printQuery(parsed.node);
    const asText = parsed === null ? [] : parsed.asText;
    const asked = inScope(this.#plan(request.query, request, request.anyWord, parsed), request.scope);
    const plan = asked === null ? null : candidatesOf(asked);
    if (plan === null && request.anyWord) return { ran, asText, total: 0, hits: [] };
    const forms = request.anyWord || request.forms !== true ? [] : this.#forms(request.query, request, plan);
    const said = {
      ran,
      asText,
      ...(forms.length === 0 ? {} : { forms }),
      ...(parsed === null || parsed.leftOut === 0 ? {} : { leftOut: parsed.leftOut }),
      ...(asked === null || !wantsLetters(asked) ? {} : { verify: true }),
    };
    const target = {
      segments: this.#segments,
      filters: this.#filters,
      groups: request.groupByArticle === true ? this.#archive.groups : null,
    };
    const { total, hits, matches } =
      plan !== null && request.sort === 'relevance' && givesScores(plan)
        ? rankedHits(target, plan, request)
        : listedHits(
            target,
            this.#order(request.sort === 'relevance' ? 'published' : request.sort),
            plan,
            request,
          );
    const cut = plan === null ? [] : this.#cutParts(plan);
    const found = { ...said, ...(cut.length === 0 ? {} : { cut }), total, hits };
    if (request.facets !== true || matches === null) return found;
    const { countOnly } = request;
    const counted = countOnly === undefined ? matches : this.#only(matches, countOnly);
    const kinds = plan === null && countOnly === undefined ? request.kinds : null;
    const facets = this.#archive.facets(counted, target.groups, kinds);
    return { ...found, facets };
  }

  /** Articles that may say what a passage says, by its words in the language given: at most `limit`, the best first. */
  articlesLike(text: string, language: string, limit: number): readonly string[] {
    const words = passageWords(text, language, this.#analyzer);
    const plan = passagePlan(words, (stem) => this.rarity(stem));
    this.#lastPlan = plan;
    if (plan === null) return [];
    const target = { segments: this.#segments, filters: this.#filters, groups: null };
    return rankedHits(target, plan, { ...ARTICLES, limit }).hits.map(({ articleId }) => articleId);
  }

  /** Rarity of a stem in the archive: the natural logarithm of its inverse document frequency; 0 for one that is nowhere. */
  rarity(stem: string): number {
    let known = this.#rarities.get(stem);
    if (known !== undefined) return known;
    const { documents } = statisticsOf(this.#segments, this.#filters);
    const found = this.#segments.reduce((sum, segment) => sum + (segment.findTerm(stem)?.documents ?? 0), 0);
    known = found === 0 ? 0 : inverseFrequency(Math.min(found, documents), documents) / SCORE_UNIT;
    this.#rarities.set(stem, known);
    return known;
  }

  #only(matches: Matches, keys: readonly string[]): Matches {
    const numbers = keys.flatMap((key) => {
      const place = this.#place(key);
      return place === null ? [] : [(matches.bases[place.segment] as number) + place.document];
    });
    return onlyMatches(matches, numbers);
  }

  /** Parts of a plan that has been run which did not look at all words or records. */
  #cutParts(plan: PlanNode): string[] {
    const { cut } = statisticsOf(this.#segments, this.#filters);
    const near = allLeavesOf(plan).flatMap((leaf) => (cut.has(leaf) ? [leaf.part] : []));
    return [...new Set([...cutPatterns(plan), ...near])];
  }

  /** One to `max` short passages of a record around the query's hits; its beginning where the query is empty. */
  snippets(query: string, runs: readonly FieldRun[], max: number, options: QueryOptions): Snippet[] {
    const plan = this.#plan(query, options, false);
    if (plan === null) return openingSnippet(runs);
    const leaves = leavesOf(plan);
    const weights = leaves.map((leaf) => partWeight(leaf, this.#segments));
    const hits = findRunHits(plan, runs, this.#analyzer);
    const snippets = cutSnippets(runs, hits, max, (part) => weights[part] ?? 1);
    return snippets.length > 0 ? snippets : openingSnippet(runs);
  }

  /** Where a query hits an article's canonical text, sorted; runs that are not part of it are passed over. */
  hitRanges(query: string, runs: readonly FieldRun[], options: QueryOptions): HitRange[] {
    const plan = this.#plan(query, options, false);
    if (plan === null) return [];
    const inText = runs.filter((run) => run.start >= 0);
    const ranges = findRunHits(plan, inText, this.#analyzer).flatMap((hits, index) => {
      const { start } = inText[index] as FieldRun;
      return hits.map((hit) => ({ start: hit.start + start, end: hit.end + start }));
    });
    return joinRanges(ranges.sort((a, b) => a.start - b.start || a.end - b.end));
  }

  /** Which of the records, hits of a query that wants exact letters, have them; runs are those of the index. */
  verify(
    query: string,
    options: ExplainOptions,
    records: readonly { readonly key: string; readonly runs: readonly FieldRun[] }[],
  ): boolean[] {
    const asked = JSON.stringify([query, options]);
    if (this.#check?.asked !== asked) {
      const plan = inScope(this.#plan(query, options, false), options.scope);
      const check = plan === null ? null : new CaseCheck(plan, this.#segments, this.#filters, this.#analyzer);
      this.#check = { asked, check };
    }
    const { check } = this.#check;
    return records.map(({ key, runs }) => {
      const place = this.#place(key);
      return place !== null && (check === null || check.isHit(place.segment, place.document, runs));
    });
  }

  /** Why the record of that key is a hit of the query; null where it is none, or nothing is asked for. */
  explain(key: string, query: string, options: ExplainOptions): Explanation | null {
    const asked = inScope(this.#plan(query, options, options.anyWord ?? false), options.scope);
    const plan = asked === null ? null : candidatesOf(asked);
    const place = this.#place(key);
    if (plan === null || place === null) return null;
    const parts = explainHit(plan, place, statisticsOf(this.#segments, this.#filters));
    if (parts === null) return null;
    const given = parts.reduce((sum, { score }) => sum + score, 0);
    const score = this.#scoreAmongBest(key, plan, query, options) ?? given;
    return { score, parts, proximity: score - given };
  }

  /** Score of a hit by itself, where it is in the window in which closeness counts; null for others. */
  #scoreAmongBest(key: string, plan: PlanNode, query: string, options: ExplainOptions): number | null {
    if (proximityLeaves(plan).length === 0) return null;
    const { kinds = KINDS, anyWord = false } = options;
    const { hits } = rankedHits({ segments: this.#segments, filters: this.#filters, groups: null }, plan, {
      kinds,
      anyWord,
      query,
      offset: 0,
      limit: PROXIMITY_WINDOW,
      sort: 'relevance',
    });
    return hits.find((hit) => hit.key === key)?.score ?? null;
  }

  /** What was searched besides the words as they stand, also what is switched off. */
  #forms(query: string, options: QueryOptions, plan: PlanNode | null): readonly SearchedForms[] {
    const { without = [], ...rest } = options;
    const hasAliases = options.aliases === true || this.#topics.topics.length === 0;
    const whole =
      without.length === 0 && hasAliases ? plan : this.#plan(query, { ...rest, aliases: true }, false);
    // what is only told need not be loaded
    this.#lastPlan = plan;
    if (whole === null) return [];
    const named = partsWithAliases(plan);
    return searchedForms(whole, this.#segments, this.#finder(), (kind, part) =>
      kind === 'alias' ? !named.has(part) : without.includes(kind),
    );
  }

  #finder(): CompoundFinder {
    this.#compounds ??= new CompoundFinder(this.#segments);
    return this.#compounds;
  }

  #place(key: string): DocumentPlace | null {
    const wanted = unitsOf(key);
    for (const [segment, { dead }] of this.#segments.entries()) {
      const document = (this.#segments[segment] as Segment).findKey(wanted);
      if (document >= 0 && dead?.[document] !== 1) return { segments: this.#segments, segment, document };
    }
    return null;
  }

  /** `parsed`: the query, where that is known. */
  #plan(
    query: string,
    options: QueryOptions,
    anyWord: boolean,
    parsed: { readonly node: QueryNode | null } | null = null,
  ): PlanNode | null {
    const { without = [], aliases = false, today = null } = options;
    const key = JSON.stringify([query, anyWord, without, aliases, today]);
    const known = this.#plans.get(key);
    if (known !== undefined) return (this.#lastPlan = known);
    const analyzer = this.#analyzer;
    const planning = {
      stemmers: this.#stemmers,
      analyzer,
      without: new Set(options.without),
      today: options.today,
    };
    analyzer.trim();
    const { node } = anyWord ? { node: null } : (parsed ?? parseQuery(query));
    const plan = anyWord ? planAnyWord(query, planning) : node && planQuery(node, planning);
    if (plan === null) return null;
    const filled = fillPatterns(plan, this.#patterns);
    const expanded = expandPlan(filled, this.#segments, this.#finder(), { ...planning, anyWord });
    const whole = expandFilters(expanded, {
      topics: this.#topics,
      filters: this.#filters,
      options,
      planText: (text, field) => planQuery({ type: 'word', text, field }, planning),
    });
    const limited = whole && limitWork(whole, this.#segments);
    if (this.#plans.size >= MAX_PLANS) this.#plans.clear();
    this.#plans.set(key, limited);
    return (this.#lastPlan = limited);
  }

  /** What the last question needs besides the bytes that it missed first. */
  missingPages(): PageRange[] {
    return this.#lastPlan === null ? [] : missingOfPlan(this.#lastPlan, this.#segments);
  }

  #order(sort: Exclude<SearchSort, 'relevance'>): LibraryOrder {
    let order = this.#orders.get(sort);
    if (order === undefined) {
      order = libraryOrder(this.#segments, sort);
      this.#orders.set(sort, order);
    }
    return order;
  }
}
