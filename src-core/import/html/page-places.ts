import { absoluteUrl } from './absolute-url.ts';
import type { HtmlElement } from './html-node.ts';

/** The places of a page that have names, and which of them are to be remembered. */
export interface PagePlaces {
  /** Name of the place to which an address leads; null where it leads out of the page. */
  readonly nameOf: (address: string) => string | null;
  /** Name of the place that begins with an element, the first time that it is asked for; null where nobody wants it. */
  readonly placeOf: (element: HtmlElement) => string | null;
}

/** The places of a page to which its own links lead; null where none does. `base` is the page's address. */
export function pagePlaces(root: HtmlElement, base: string): PagePlaces | null {
  const page = base.replace(/#.*$/su, '');
  const nameOf = (address: string): string | null => {
    if (address.startsWith('#')) return fragmentName(address.slice(1));
    const at = address.indexOf('#');
    if (at < 0 || page === '') return null;
    const absolute = absoluteUrl(address, base);
    return absolute?.startsWith(`${page}#`) === true ? fragmentName(absolute.slice(page.length + 1)) : null;
  };
  const wanted = new Set<string>();
  for (const link of root.querySelectorAll('a')) {
    const name = nameOf(link.getAttribute('href') ?? '');
    if (name !== null) wanted.add(name);
  }
  if (wanted.size === 0) return null;
  return {
    nameOf,
    placeOf: (element) => {
      const name = ownName(element);
      // Browsers go to the first of those that have the same name.
      return name !== null && wanted.delete(name) ? name : null;
    },
  };
}

/** What stands behind the "#" of an address, as elements are named. */
export function fragmentName(fragment: string): string | null {
  // "#:~:text=" names words.
  const name = fragment.replace(/:~:.*$/su, '');
  if (name === '') return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What links call the place that begins with an element; null where it has no name. */
export function ownName(element: HtmlElement): string | null {
  const id = element.getAttribute('id') ?? (element.localName === 'a' ? element.getAttribute('name') : null);
  return id === null || id === '' ? null : id;
}

const NOTE_ROLE = /(?:^|\s)(?:doc-)?(?:note|biblio)ref(?:\s|$)/iu;
const BACK_ROLE = /(?:^|\s)(?:doc-backlink|backlink)(?:\s|$)/iu;
const NOTE_CLASS =
  /(?:^|[\s_-])(?:footnote|endnote|fn|note)-?_?(?:ref|reference|anchor|link|call)(?:$|[\s_-])|(?:^|\s)noteref(?:\s|$)/iu;
const BACK_CLASS = /back-?_?(?:ref|link)|reversefootnote|footnote-back|return/iu;
const BACK_LABEL = /^[\s\uFE0E\uFE0F]*[\^↩↑⤴⏎←][\s\uFE0E\uFE0F]*$/u;
/** "1", "[12]", "*", "Note 3" in brackets. */
const SHORT_LABEL =
  /^\s*[[(]?\s*(?:(?:note|nb|n|lower-alpha|anm\.?|a)\s+)?(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*∗†‡§¶]{1,4})\s*[\])]?\s*$/iu;
const NOTE_NAME = /(?:note|^_?(?:ftn|edn|fn|en|b|bib|cit|r|ref|cr))(?![a-z]*_?ref)[a-z]*[-_:.]?\S*\d/iu;

/** Whether a link of a page leads to a note: the source says so, or it looks like one. */
export function noteLink(link: HtmlElement, name: string): 'sure' | 'likely' | null {
  const role = `${link.getAttribute('role') ?? ''} ${link.getAttribute('epub:type') ?? ''}`;
  const names = link.getAttribute('class') ?? '';
  const label = link.textContent ?? '';
  if (BACK_ROLE.test(role) || BACK_CLASS.test(names) || BACK_LABEL.test(label)) return null;
  if (NOTE_ROLE.test(role) || /^(?:foot|end)note$/iu.test(link.getAttribute('rel') ?? '')) return 'sure';
  if (!SHORT_LABEL.test(label)) return null;
  const raised = link.parentNode?.localName === 'sup' || link.querySelector('sup') !== null;
  return raised || NOTE_CLASS.test(names) || NOTE_NAME.test(name) ? 'likely' : null;
}

/** Blocks that hold one note, where its name stands on nothing but its number. */
export function holdsOneNote(element: HtmlElement): boolean {
  if (/^(?:li|p|dd|td|aside|blockquote)$/u.test(element.localName)) return true;
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('role') ?? ''}`;
  return element.localName === 'div' && /(?:foot|end)-?note(?!s)/iu.test(names);
}
