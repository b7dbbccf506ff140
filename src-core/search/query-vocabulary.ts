import type { AnnotationColour } from '../model/annotation.ts';
import type { FacetCount, FacetName, TopicNames } from './search-types.ts';

/** A word of the archive's lexicon with how often it occurs. */
export interface LexiconWord {
  /** Folded. */
  readonly word: string;
  readonly occurrences: number;
}

/** What the archive offers to somebody who types a query. */
export interface QueryVocabulary {
  /** Values of a field with the records that have them, commonest first. */
  readonly values: (field: Exclude<FacetName, 'topic' | 'story'>) => readonly FacetCount[];
  /** Months of publication ("2024-10") with articles in them, ascending. */
  readonly months: () => readonly FacetCount[];
  readonly topics: () => readonly TopicNames[];
  /** The commonest words that begin with a folded prefix. */
  readonly words: (prefix: string, limit: number) => readonly LexiconWord[];
}

/** A word of the language itself: an operator, or a field with ":". */
export interface LanguageWord {
  /** As the help explains it. */
  readonly name: string;
  /** What is written, up to where typing goes on. */
  readonly insert: string;
  /** Folded words that find it, in English and German. */
  readonly words: readonly string[];
}

const field = (name: string, ...words: string[]): LanguageWord => ({
  name,
  insert: `${name}:`,
  words: [name.replace('-', ''), name, ...words],
});

/** The fields of the query language in the order in which they are offered. */
export const FIELD_WORDS: readonly LanguageWord[] = [
  field('title', 'titel', 'überschrift', 'headline'),
  field('author', 'autor', 'autorin', 'verfasser', 'byline'),
  field('site', 'outlet', 'medium', 'zeitung', 'quelle', 'newspaper', 'source'),
  field('date', 'datum', 'published', 'erschienen', 'veröffentlicht'),
  field('topic', 'thema', 'code', 'tag'),
  field('lang', 'language', 'sprache'),
  field('after', 'since', 'nach', 'seit', 'ab'),
  field('before', 'until', 'vor', 'bis'),
  field('age', 'alter', 'recent', 'neu'),
  field('in', 'only', 'nur'),
  field('has', 'mit', 'with', 'hat'),
  field('is', 'ist', 'unread', 'ungelesen', 'starred'),
  field('status', 'zustand', 'inbox', 'eingang'),
  field('color', 'colour', 'farbe'),
  field('type', 'typ', 'format', 'art'),
  field('note', 'notiz'),
  field('quote', 'zitat', 'stelle', 'passage'),
  field('url', 'address', 'adresse', 'link'),
  field('saved', 'added', 'gespeichert', 'hinzugefügt'),
  field('match-case', 'case', 'großschreibung', 'schreibweise'),
];

/** Operators that stand between parts, and so need one before them. */
export const BETWEEN_WORDS: readonly LanguageWord[] = [
  { name: 'OR', insert: 'OR ', words: ['or', 'oder'] },
  { name: 'NEAR', insert: 'NEAR/10 ', words: ['near', 'nahe', 'nähe'] },
];

/** Operators that may stand anywhere. */
export const BEFORE_WORDS: readonly LanguageWord[] = [
  { name: 'NOT', insert: 'NOT ', words: ['not', 'nicht', 'ohne', 'without'] },
];

/** Values that the program itself gives, with their names in English and German. */
export const FIXED_VALUES: Readonly<Record<string, readonly LanguageWord[]>> = {
  in: fixed({
    article: 'articles artikel',
    annotation: 'annotations notes notizen markierungen anmerkungen',
    topic: 'topics themen',
  }),
  has: fixed({
    note: 'notes notiz',
    annotation: 'annotations highlight markierung anmerkung',
    topic: 'topics thema',
    date: 'datum',
    author: 'autor autorin',
    url: 'address adresse',
  }),
  is: fixed({
    unread: 'ungelesen new neu',
    read: 'gelesen done',
    starred: 'star gemerkt stern',
    coded: 'kodiert codiert',
  }),
  status: fixed({ inbox: 'eingang', reading: 'lesen', done: 'gelesen fertig', archive: 'archiv' }),
  color: fixed({
    yellow: 'gelb',
    red: 'rot',
    green: 'grün',
    blue: 'blau',
    purple: 'lila violett',
    magenta: 'pink',
    orange: '',
    gray: 'grey grau',
  } satisfies Record<AnnotationColour, string>),
  age: fixed({ '<1w': 'week woche', '<2w': 'weeks wochen', '<3m': 'months monate', '<1y': 'year jahr' }),
};

function fixed(names: Readonly<Record<string, string>>): readonly LanguageWord[] {
  return Object.entries(names).map(([name, words]) => ({
    name,
    insert: name,
    words: [name, ...words.split(' ').filter((word) => word !== '')],
  }));
}
