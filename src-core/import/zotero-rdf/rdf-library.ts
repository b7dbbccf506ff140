import { NO_REFERENCE, type Reference } from '../references/reference.ts';
import { childAt, childrenOf, elementsIn, textAt, textOf, type XmlElement } from '../xml/xml-element.ts';

/** A file that belongs to an item: its path beside the library, or only its address. */
export interface RdfAttachment {
  readonly path: string;
  readonly mediaType: string;
  readonly title: string;
  readonly url: string;
}

/** A work of a library with what hangs on it. */
export interface RdfItem {
  readonly reference: Reference;
  readonly attachments: readonly RdfAttachment[];
  /** HTML of its notes. */
  readonly notes: readonly string[];
}

/** Containers that other items are part of, and what is no work. */
const NO_WORK = new Set([
  'bib:Journal',
  'bib:Series',
  'z:Collection',
  'z:Attachment',
  'bib:Memo',
  'z:UserItem',
]);

/** The items of a Zotero library from the elements below rdf:RDF; attachments and notes without an item stand alone. */
export function rdfItems(elements: readonly XmlElement[]): RdfItem[] {
  const byAddress = new Map<string, XmlElement>();
  for (const element of elements) {
    const about = element.attributes['rdf:about'];
    if (about !== undefined) byAddress.set(about, element);
  }
  const collections = collectionsOf(elements);
  const taken = new Set<XmlElement>();
  const linked = (element: XmlElement, property: string): XmlElement[] =>
    childrenOf(element, property).flatMap((child) => {
      const target = byAddress.get(child.attributes['rdf:resource'] ?? '') ?? childrenOf(child)[0];
      if (target === undefined) return [];
      taken.add(target);
      return [target];
    });
  const items: RdfItem[] = [];
  for (const element of elements) {
    if (NO_WORK.has(element.name) || isAttachment(element)) continue;
    const about = element.attributes['rdf:about'] ?? '';
    items.push({
      reference: referenceOf(
        element,
        about,
        linked(element, 'dcterms:isPartOf'),
        collections.get(about) ?? [],
      ),
      attachments: linked(element, 'link:link').map(attachmentOf),
      notes: linked(element, 'dcterms:isReferencedBy')
        .map(noteOf)
        .filter((note) => note !== ''),
    });
  }
  for (const element of elements) {
    if (taken.has(element)) continue;
    const about = element.attributes['rdf:about'] ?? '';
    const keywords = [...subjectsOf(element), ...(collections.get(about) ?? [])];
    if (isAttachment(element)) {
      const attachment = attachmentOf(element);
      const { title, url } = attachment;
      items.push({
        reference: { ...NO_REFERENCE, id: about, title, url, keywords },
        attachments: [attachment],
        notes: [],
      });
    } else if (element.name === 'bib:Memo') {
      const note = noteOf(element);
      if (note !== '')
        items.push({ reference: { ...NO_REFERENCE, id: about, keywords }, attachments: [], notes: [note] });
    }
  }
  return items;
}

function isAttachment(element: XmlElement): boolean {
  return element.name === 'z:Attachment' || textAt(element, 'z:itemType') === 'attachment';
}

function collectionsOf(elements: readonly XmlElement[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const element of elements) {
    if (element.name !== 'z:Collection') continue;
    const name = textAt(element, 'dc:title');
    for (const part of childrenOf(element, 'dcterms:hasPart')) {
      const address = part.attributes['rdf:resource'] ?? '';
      names.set(address, [...(names.get(address) ?? []), name]);
    }
  }
  return names;
}

function attachmentOf(element: XmlElement): RdfAttachment {
  const resource =
    childAt(element, 'z:path')?.attributes['rdf:resource'] ??
    childAt(element, 'rdf:resource')?.attributes['rdf:resource'] ??
    '';
  return {
    path: safePath(resource),
    mediaType: textAt(element, 'link:type'),
    title: textAt(element, 'dc:title'),
    url: textAt(element, 'dc:identifier/dcterms:URI/rdf:value'),
  };
}

/** Only a path below the library's own folder: no address, no root, no way up. */
function safePath(resource: string): string {
  if (resource === '' || /^[a-z][a-z0-9+.-]*:|^[\\/]/iu.test(resource)) return '';
  const path = resource.replaceAll('\\', '/');
  return path.split('/').includes('..') ? '' : path;
}

function noteOf(element: XmlElement): string {
  return textAt(element, 'rdf:value') || textAt(element, 'dc:description');
}

function subjectsOf(element: XmlElement): readonly string[] {
  // Tags that programs set ("z:AutomaticTag") are terms of a catalogue; both are words for the work.
  return childrenOf(element, 'dc:subject')
    .map((subject) => textOf(subject).trim())
    .filter((subject) => subject !== '');
}

function peopleOf(element: XmlElement, role: string): readonly string[] {
  return childrenOf(element, role).flatMap((list) =>
    elementsIn(list, 'foaf:Person').map((person) =>
      [textAt(person, 'foaf:givenName') || textAt(person, 'foaf:givenname'), textAt(person, 'foaf:surname')]
        .filter((part) => part !== '')
        .join(' '),
    ),
  );
}

function referenceOf(
  element: XmlElement,
  about: string,
  parts: readonly XmlElement[],
  collections: readonly string[],
): Reference {
  const identifiers = [element, ...parts].flatMap((each) => childrenOf(each, 'dc:identifier'));
  const plain = identifiers
    .filter((each) => childrenOf(each).length === 0)
    .map((each) => textOf(each).trim());
  const uri =
    identifiers.map((each) => textAt(each, 'dcterms:URI/rdf:value')).find((each) => each !== '') ?? '';
  const fromParts = (...names: string[]): string =>
    [element, ...parts]
      .flatMap((each) => names.map((name) => textAt(each, name)))
      .find((text) => text !== '') ?? '';
  const people = (...roles: string[]): readonly string[] => roles.flatMap((role) => peopleOf(element, role));
  const authors = people(
    'bib:authors',
    'z:directors',
    'z:podcasters',
    'z:artists',
    'z:programmers',
    'z:presenters',
    'z:inventors',
    'z:interviewees',
    'z:cartographers',
    'z:composers',
    'z:performers',
  );
  return {
    ...NO_REFERENCE,
    id: textAt(element, 'z:citationKey') || about,
    title: textAt(element, 'dc:title') || textAt(element, 'z:shortTitle'),
    authors: authors.length > 0 ? authors : people('z:bookAuthors', 'bib:contributors'),
    editors: people('bib:editors'),
    container:
      textAt(element, 'prism:publicationName') ||
      (parts.map((part) => textAt(part, 'dc:title')).find((title) => title !== '') ?? ''),
    publisher: fromParts('dc:publisher/foaf:Organization/foaf:name', 'z:university', 'z:institution'),
    place: fromParts('dc:publisher/foaf:Organization/vcard:adr/vcard:Address/vcard:locality'),
    volume: fromParts('prism:volume'),
    issue: fromParts('prism:number'),
    pages: textAt(element, 'bib:pages'),
    date: textAt(element, 'dc:date'),
    url: uri || (/^https?:/iu.test(about) ? about : ''),
    doi: plain.find((text) => /^doi/iu.test(text)) ?? '',
    number: plain.find((text) => /^isb?s?n/iu.test(text)) ?? '',
    language: textAt(element, 'z:language'),
    abstract: textAt(element, 'dcterms:abstract'),
    keywords: [...subjectsOf(element), ...collections],
  };
}
