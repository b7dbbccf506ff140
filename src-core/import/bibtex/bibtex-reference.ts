import type { Creator } from '@retorquere/bibtex-parser';
import { personName } from '../person-name.ts';
import { partialDate } from '../references/reference-date.ts';
import { NO_REFERENCE, type Reference } from '../references/reference.ts';
import type { ParsedEntry } from './parse-entry.ts';

/** What a BibTeX or BibLaTeX entry says, by the names of both dialects. */
export function bibtexReference({ type, key, fields }: ParsedEntry): Reference {
  const first = (...names: readonly string[]): string => {
    for (const name of names) {
      const value = fields[name];
      const text = typeof value === 'string' ? value : (value ?? []).map(nameOf).join('; ');
      if (text.trim() !== '') return text.trim();
    }
    return '';
  };
  const people = (name: string): readonly string[] => {
    const value = fields[name];
    if (typeof value === 'string') return value.split(/\s+and\s+/u).map(personName);
    return (value ?? []).map(nameOf).filter((each) => each !== '' && each !== 'others');
  };
  const title = [first('title'), first('subtitle')].filter((part) => part !== '').join(': ');
  // An article of a work of reference: its own name stands in a list, that of the work is the title.
  const headword = /^inreference$/iu.test(type) ? first('lista') : '';
  return {
    ...NO_REFERENCE,
    id: key,
    title: headword || title || first('booktitle', 'maintitle'),
    authors: people('author'),
    editors: people('editor'),
    container:
      headword !== ''
        ? title
        : first('journaltitle', 'journal', 'booktitle', 'maintitle', 'eventtitle', 'series', 'fjournal'),
    publisher: first('publisher', 'institution', 'school', 'organization', 'howpublished'),
    place: first('location', 'address'),
    volume: first('volume'),
    issue: first('issue', 'number'),
    pages: first('pages'),
    date: first('date') || dateOf(first('year'), first('month'), first('day')),
    url: urlIn(first('url', 'howpublished', 'link', 'ee')),
    doi: first('doi'),
    number: first('isbn', 'issn'),
    language: first('langid', 'language'),
    abstract: first('abstract'),
    notes: [first('annotation', 'annote'), first('note', 'comment')].filter((note) => note !== ''),
    keywords: wordsOf(fields['keywords'] ?? fields['keyword']),
  };
}

function nameOf(value: Creator | string): string {
  if (typeof value === 'string') return value;
  if (value.name !== undefined && value.name !== '') return value.name;
  const { firstName, prefix, lastName, suffix } = value;
  return [firstName, prefix, lastName, suffix].filter((part) => part !== undefined && part !== '').join(' ');
}

function wordsOf(value: ParsedEntry['fields'][string]): readonly string[] {
  if (typeof value === 'string') return value.split(/\s*[,;]\s*/u);
  return (value ?? []).map(nameOf).flatMap((words) => words.split(/\s*[,;]\s*/u));
}

function dateOf(year: string, month: string, day: string): string {
  return (
    partialDate(Number(year), Number(month), Number(day)) ??
    [day, month, year].filter((part) => part !== '').join(' ')
  );
}

function urlIn(text: string): string {
  return /https?:\/\/[^\s<>"{}]+/iu.exec(text)?.[0] ?? '';
}
