import type { Article } from '../../model/article.ts';

/** One hit of a search as it is exported. */
export interface ExportedResult {
  readonly kind: 'article' | 'annotation' | 'topic';
  /** The article, or the one an annotation belongs to; null for topics. */
  readonly article: Article | null;
  /** Of a topic: its names from the top joined by "/"; of an annotation: those it is coded with. */
  readonly topics: readonly string[];
  /** Of an annotation. */
  readonly note: string;
  /** 0 where the order was not by relevance. */
  readonly score: number;
  /** The sentences or paragraphs around the hits, as they stand in the text. */
  readonly passages: readonly string[];
  /** Passages beyond those. */
  readonly morePassages: number;
}

/** The search that gave the results: what is needed to run it again. */
export interface ExportedSearch {
  /** As it was typed. */
  readonly query: string;
  /** As it was understood. */
  readonly ran: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Results of the search; fewer may have been chosen for the export. */
  readonly total: number;
}

/** Words of the interface that stand in exported results. */
export interface ResultLabels {
  readonly number: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<ExportedResult['kind'], string>>;
  readonly title: string;
  readonly authors: string;
  readonly site: string;
  readonly published: string;
  readonly url: string;
  readonly language: string;
  readonly status: string;
  readonly words: string;
  readonly score: string;
  readonly topics: string;
  readonly note: string;
  readonly passages: string;
  readonly added: string;
  readonly original: string;
  readonly search: string;
  readonly ran: string;
  readonly searched: string;
  readonly results: string;
  readonly exported: string;
  readonly undated: string;
  /** `{n}` stands for the number of passages that are left out. */
  readonly more: string;
  readonly untitledTopic: string;
}

export const RESULT_LABELS: Readonly<Record<'en' | 'de', ResultLabels>> = {
  en: {
    number: 'No.',
    kind: 'Kind',
    kinds: { article: 'article', annotation: 'note', topic: 'topic' },
    title: 'Title',
    authors: 'Authors',
    site: 'Outlet',
    published: 'Published',
    url: 'Address',
    language: 'Language',
    status: 'Status',
    words: 'Words',
    score: 'Relevance',
    topics: 'Topics',
    note: 'Note',
    passages: 'Passages',
    added: 'Added',
    original: 'Original',
    search: 'Search',
    ran: 'Understood as',
    searched: 'Searched on',
    results: 'Results',
    exported: 'Exported',
    undated: 'no date',
    more: '{n} more passages in this article.',
    untitledTopic: 'Topic',
  },
  de: {
    number: 'Nr.',
    kind: 'Art',
    kinds: { article: 'Artikel', annotation: 'Notiz', topic: 'Thema' },
    title: 'Titel',
    authors: 'Autoren',
    site: 'Medium',
    published: 'Veröffentlicht',
    url: 'Adresse',
    language: 'Sprache',
    status: 'Lesestand',
    words: 'Wörter',
    score: 'Relevanz',
    topics: 'Themen',
    note: 'Notiz',
    passages: 'Fundstellen',
    added: 'Hinzugefügt',
    original: 'Original',
    search: 'Suche',
    ran: 'Verstanden als',
    searched: 'Gesucht am',
    results: 'Treffer',
    exported: 'Exportiert',
    undated: 'ohne Datum',
    more: '{n} weitere Fundstellen in diesem Artikel.',
    untitledTopic: 'Thema',
  },
};
