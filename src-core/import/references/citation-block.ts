import type { DraftBlock, DraftMark } from '../../text/document-builder.ts';
import { doiOf } from './doi.ts';
import { referenceDate } from './reference-date.ts';
import { plainLine } from './plain-line.ts';
import type { Reference } from './reference.ts';

/** Authors named in the line; a physics paper has thousands. */
const MOST_NAMES = 12;

/** A paragraph that cites a work without words of any language: names, title, where it appeared, publisher, addresses. */
export function citationBlock(reference: Reference): DraftBlock {
  const { volume, issue } = reference;
  const doi = doiOf(reference.doi);
  const title = plainLine(reference.title);
  const authors = names(reference.authors);
  const editors = names(reference.editors);
  const issueOf = issue === '' ? volume : `${volume}(${issue})`;
  const container = [plainLine(reference.container), issueOf].filter((part) => part !== '').join(' ');
  const published = [reference.place, plainLine(reference.publisher)]
    .filter((part) => part !== '')
    .join(': ');
  const parts = [
    [authors, title].filter((part) => part !== '').join(': '),
    editors === '' ? '' : `(${editors})`,
    [container, reference.pages, referenceDate(reference.date) ?? reference.date.replace(/^0+$/u, '')]
      .filter((part) => part !== '')
      .join(', '),
    published,
    reference.number,
  ].filter((part) => part !== '');
  let raw = parts.map((part) => (/[.?!]$/u.test(part) ? part : `${part}.`)).join(' ');
  const marks: DraftMark[] = [];
  const web = /^https?:\/\/\S+$/iu.test(reference.url) ? reference.url : '';
  // An address that resolves the DOI says the same twice.
  const addresses = doi === '' ? [web] : [doiOf(web) === doi ? '' : web, `https://doi.org/${doi}`];
  for (const address of new Set(addresses)) {
    if (address === '') continue;
    raw += raw === '' ? '' : ' ';
    marks.push({ type: 'link', start: raw.length, end: raw.length + address.length, href: address });
    raw += address;
  }
  return { type: 'paragraph', raw: raw === '' ? reference.id : raw, marks };
}

function names(people: readonly string[]): string {
  return people.length <= MOST_NAMES ? people.join('; ') : `${people.slice(0, MOST_NAMES).join('; ')}; …`;
}
