/** Kinds of record that are searched together. */
export type SearchableKind = 'article' | 'annotation' | 'topic';

/** Index fields; weights live with the ranking. */
export const SEARCH_FIELDS = [
  'title',
  'lead',
  'heading',
  'body',
  'author',
  'site',
  'caption',
  'quote',
  'note',
  'topic',
  'url',
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** A stretch of text of one language in one field. */
export interface FieldRun {
  readonly field: SearchField;
  readonly text: string;
  /** ISO 639-1 or "und"; always "url" in the field "url", whose words are searched only where they are asked for. */
  readonly language: string;
  /** UTF-16 offset of `text` in the canonical text of the article, or -1 where it is not part of it (title, author …). */
  readonly start: number;
}

/** Values kept beside the postings for sorting, filtering and the library list. */
export interface DocumentValues {
  readonly title: string;
  readonly language: string;
  readonly site: string;
  /** Days since 1970-01-01, or null. */
  readonly publishedDay: number | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly added: number;
  /** Words. */
  readonly length: number;
  /** The article a passage belongs to (annotations), else its own id. */
  readonly articleId: string;
  /** People, each a value of the facet; annotations have those of their article. */
  readonly authors?: readonly string[];
  /** How it came in (importer name) for articles, "annotation", "topic". */
  readonly type?: string;
  /** Reading status of an article; annotations have it and the star from theirs. */
  readonly status?: string;
  readonly starred?: boolean;
  /** Of an annotation. */
  readonly colour?: string;
  /** Ids of the topics an annotation is linked to. */
  readonly topics?: readonly string[];
  readonly hasNote?: boolean;
  /** Whether the address an article came from is known; annotations have it from their article. */
  readonly hasUrl?: boolean;
}

/** A topic as queries know it. */
export interface TopicNames {
  readonly id: string;
  readonly parentId: string | null;
  /** Names from the top joined by "/", e.g. "DVRK/Truppen". */
  readonly path: string;
  /** Its name and its aliases. */
  readonly names: readonly string[];
}

/** What the index takes in for one record. */
export interface IndexDocument {
  readonly key: string;
  readonly kind: SearchableKind;
  readonly runs: readonly FieldRun[];
  readonly values: DocumentValues;
  /** Of an article: bytes that are kept beside its text for others, all of one length; see write-prints.ts. */
  readonly print?: Uint8Array;
}

export type SearchSort = 'relevance' | 'published' | 'added' | 'title' | 'length';

/** How a word of a text came to match a part of a query; all but "exact" can be switched off. */
export type FormKind = 'exact' | 'stem' | 'spelling' | 'related' | 'compound' | 'alias' | 'typo' | 'pattern';

/** How a query's text is to be read: part of every question about it. */
export interface QueryOptions {
  /** Kinds of forms that must not match. */
  readonly without?: readonly FormKind[];
  /** Whether words that name a topic also find its aliases (`topic:` does by itself). */
  readonly aliases?: boolean;
  /** Days since 1970-01-01 for `age:`; without it, `age:` filters nothing. */
  readonly today?: number;
}

/** Only records of this article (with its annotations), or coded with this topic or one below it. */
export interface SearchScope {
  readonly type: 'article' | 'topic';
  readonly id: string;
}

export interface SearchRequest extends QueryOptions {
  readonly query: string;
  readonly offset: number;
  readonly limit: number;
  readonly sort: SearchSort;
  /** Which kinds may come back. */
  readonly kinds: readonly SearchableKind[];
  /** Any-word ranked retrieval: the text is taken as words of which any may match (batch search, scores). */
  readonly anyWord: boolean;
  readonly scope?: SearchScope;
  /** One hit for an article and its annotations, at the place of the best of them. */
  readonly groupByArticle?: boolean;
  /** Whether counts by value are wanted, too. */
  readonly facets?: boolean;
  /** Keys of the matches that are counted by value; left out = all. */
  readonly countOnly?: readonly string[];
  /** Whether a better spelling is wanted where little was found: that is looked for among all words of the archive. */
  readonly suggest?: boolean;
  /** Whether the forms that were searched are wanted, too. */
  readonly forms?: boolean;
}

/** What results are counted by; each name is a field of the query language, so that `name:"value"` narrows to a value. */
export const FACET_NAMES = ['lang', 'site', 'author', 'type', 'status', 'topic', 'color', 'story'] as const;
export type FacetName = (typeof FACET_NAMES)[number];

export interface FacetCount {
  /** As it is written behind `name:`; a topic's path; the first id among a story's articles. */
  readonly value: string;
  /** Hits. */
  readonly count: number;
}

/** Counts under the current query. */
export interface Facets {
  /** Commonest first, at most 200 a facet; empty for those without values. */
  readonly counts: Readonly<Record<FacetName, readonly FacetCount[]>>;
  /** By month of publication ("2024-10"), ascending, months without hits left out. */
  readonly months: readonly FacetCount[];
  /** By day ("2024-10-03"), ascending, where all dated hits lie within two months; else left out. */
  readonly days?: readonly FacetCount[];
  readonly undated: number;
}

/** Words of the archive that a part of the query also searched. */
export interface SearchedForms {
  /** The part as it stands in `ran`. */
  readonly part: string;
  readonly kind: FormKind;
  /** Folded surface words, commonest first, at most 50; those of deleted records stay until their segment is merged. */
  readonly words: readonly string[];
  /** Whether `without` has it: it is known, but was not searched. */
  readonly off: boolean;
}

export interface SearchHit {
  readonly key: string;
  readonly kind: SearchableKind;
  readonly articleId: string;
  /** Of a row for an article and its annotations, ranked: the record that gave it its place, where that is another one. */
  readonly best?: string;
  /** 0 where the sort is not by relevance or the query is empty. */
  readonly score: number;
}

export interface SearchAnswer {
  /** What was run, in the query language's canonical form. */
  readonly ran: string;
  /** Parts of the input that did not parse and were searched as plain words. */
  readonly asText: readonly string[];
  /** Parts that would have taken too much work and were searched only in part (see limit-work.ts); left out where there are none. */
  readonly cut?: readonly string[];
  /** How many parts at the query's end were not searched, because it has too many; left out where all were. */
  readonly leftOut?: number;
  /** Exact letters (`match-case:`) are wanted, which the index does not know: hits are candidates until `verify` has read them. */
  readonly verify?: boolean;
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** Where asked for. */
  readonly facets?: Facets;
  /** Where asked for: forms beyond the words as they stand, also those that are switched off; left out where there are none. */
  readonly forms?: readonly SearchedForms[];
  /** "Did you mean": the whole query with mistyped words replaced by the archive's; only where little was found. */
  readonly suggestion?: string;
}

/** A word of the text that matched, with what it matched by. */
export interface ExplainedWord {
  /** Folded surface word of the record. */
  readonly word: string;
  readonly kind: FormKind;
  /** Occurrences by field. */
  readonly fields: Partial<Readonly<Record<SearchField, number>>>;
}

/** What a part of the query gave a hit. */
export interface ExplainedPart {
  /** As it stands in `ran`. */
  readonly part: string;
  readonly words: readonly ExplainedWord[];
  readonly score: number;
}

/** The question a hit is explained in; every SearchRequest is one. What is left out is as in the search box. */
export interface ExplainOptions extends QueryOptions {
  readonly kinds?: readonly SearchableKind[];
  readonly anyWord?: boolean;
  readonly scope?: SearchScope;
}

/** Why a hit is where it is; the parts' scores and `proximity` add up to its score. */
export interface Explanation {
  readonly score: number;
  readonly parts: readonly ExplainedPart[];
  /** What the words' standing close together gave. */
  readonly proximity: number;
}

/** A way to go on typing. */
export interface Completion {
  readonly kind: 'operator' | 'field' | 'value' | 'word';
  /** What is offered, as people read it: "OR", "author", "Der Spiegel". */
  readonly name: string;
  /** What takes the place of [from, to) of the query. */
  readonly insert: string;
  readonly from: number;
  readonly to: number;
  /** Records it is in, where that is known. */
  readonly count: number | null;
  /** Another name of it that was typed: a topic's alias. */
  readonly also?: string;
}

/** A stretch of a text that the query hit; UTF-16, half-open, into the text that was given. */
export interface HitRange {
  readonly start: number;
  readonly end: number;
}

/** A short passage around hits. */
export interface Snippet {
  readonly field: SearchField;
  readonly text: string;
  /** Into `text` of the snippet. */
  readonly marks: readonly HitRange[];
  /** Offset of the first hit in the article's canonical text, or -1. */
  readonly position: number;
}

/** How much of the text around hits belongs to a passage. */
export type PassageContext = 'sentence' | 'paragraph';

/** A sentence or paragraph of an article that holds hits, or a paragraph of its beginning. */
export interface HitPassage {
  /** UTF-16, half-open, into the article's canonical text. */
  readonly range: HitRange;
  readonly text: string;
  /** Into `text`; none where it is the beginning of an article in which no word was hit. */
  readonly marks: readonly HitRange[];
}
