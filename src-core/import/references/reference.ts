/** What a bibliography says of one work; "" or [] = not given. */
export interface Reference {
  /** Key or number in its bibliography. */
  readonly id: string;
  /** May hold HTML for italics and the like, as may abstract and notes. */
  readonly title: string;
  /** In reading order ("Anna Miller"). */
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  /** Journal, book, series or site that it appeared in. */
  readonly container: string;
  readonly publisher: string;
  readonly place: string;
  readonly volume: string;
  readonly issue: string;
  readonly pages: string;
  /** As the bibliography writes it. */
  readonly date: string;
  readonly url: string;
  readonly doi: string;
  /** ISBN or ISSN. */
  readonly number: string;
  readonly language: string;
  readonly abstract: string;
  readonly notes: readonly string[];
  readonly keywords: readonly string[];
}

/** A reference that says nothing yet. */
export const NO_REFERENCE: Reference = {
  id: '',
  title: '',
  authors: [],
  editors: [],
  container: '',
  publisher: '',
  place: '',
  volume: '',
  issue: '',
  pages: '',
  date: '',
  url: '',
  doi: '',
  number: '',
  language: '',
  abstract: '',
  notes: [],
  keywords: [],
};
