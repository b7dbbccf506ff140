import { idInUrn } from '../../model/web-annotation.ts';
import { asId, type DocumentId, type Sha256 } from '../../base/id.ts';
import { canonicalLine } from '../../text/canonical-text.ts';
import { momentOf } from '../moment.ts';
import type { PlaceSelector } from '../quotes/place-selector.ts';
import type { Quote } from '../quotes/quotes-article.ts';
import { annotationFlaws } from './annotation-flaws.ts';
import { isIri, isValues, listOf, propertyOf, typesOf, type Flaw, type Values } from './flaw.ts';
import { foreignParts } from './foreign-parts.ts';
import { readBodies } from './read-bodies.ts';
import { readCreators } from './read-creators.ts';
import { readSelectors, selectorsInWords, statesOf, textOf, wordsIn } from './read-selectors.ts';
import { colourIn } from './read-style.ts';

/** What of an annotation concerns one page. */
export interface ReadTarget {
  /** IRI of the page without its fragment. */
  readonly source: string;
  /** "" = not told. */
  readonly title: string;
  /** Hash of the page's original; null = not told. */
  readonly sha256: Sha256 | null;
  readonly quote: Quote;
}

/** An annotation as it was read; without targets it says nothing about anything. */
export interface ReadAnnotation {
  readonly targets: readonly ReadTarget[];
  readonly flaws: readonly Flaw[];
  /** What of it the notebook cannot hold: parts too large or alternatives; that several passages belong together. */
  readonly losses: readonly AnnotationLoss[];
}

export type AnnotationLoss = 'annotations-cut' | 'annotations-parted';

/** Lists within lists beyond this depth are left out. */
const DEEPEST = 6;
const SEVERAL: ReadonlySet<string> = new Set(['Composite', 'List', 'Independents', 'Choice']);

/**
 * The annotations in a file: one, a list, a page, a collection, or a container or graph of them. Null where the JSON
 * is nothing of the kind.
 */
export function annotationsIn(value: unknown, depth = 0): readonly unknown[] | null {
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) {
    const lists = value.map((each) => annotationsIn(each, depth + 1));
    return lists.some((list) => list !== null)
      ? lists.flatMap((list, index) => list ?? [value[index] as unknown])
      : null;
  }
  if (!isValues(value)) return null;
  const types = typesOf(value);
  if (types.includes('Annotation') || types.includes('oa:Annotation')) return [value];
  if (types.includes('AnnotationCollection')) {
    const pages = [value['first'], value['items'], value['last']];
    return pages.flatMap((page) => annotationsIn(page, depth + 1) ?? []);
  }
  if (types.includes('AnnotationPage')) return listOf(value['items']);
  const list = value['@graph'] ?? value['items'] ?? value['first'] ?? value['contains'];
  const inside = list === undefined ? null : annotationsIn(list, depth + 1);
  if (inside !== null) return inside;
  // What has a target was meant as one, and is refused by name.
  return value['target'] === undefined ? null : [value];
}

/** Reads one annotation as far as it goes; `isNested`: it does not have to name its context. */
export function readAnnotation(value: unknown, isNested: boolean): ReadAnnotation {
  const flaws = annotationFlaws(value, isNested);
  if (!isValues(value)) return { targets: [], flaws, losses: [] };
  const id = propertyOf(value, 'id');
  const creators = readCreators(value);
  const { meaning, ...said } = readBodies(value);
  const about = {
    ...said,
    ...(meaning === undefined ? {} : { meaning }),
    ...(creators.length === 0 ? {} : { creators }),
    created: momentOf(textOf(value, 'created')),
    modified: momentOf(textOf(value, 'modified')),
    ...(isIri(id) ? { via: id } : {}),
  };
  const targets = listOf(value['target']).flatMap((target) => targetsIn(target, 0));
  const losses = new Set<AnnotationLoss>(targets.length > 1 ? ['annotations-parted'] : []);
  if (listOf(value['target']).some(hasAlternatives)) losses.add('annotations-cut');
  return {
    targets: targets.flatMap((target) => {
      const place = readTarget(target);
      if (place === null) return [];
      const { quote, ...page } = place;
      // A page that is named by a note needs no other words to stand for it.
      const words = about.note !== '' && quote.place === page.source ? '' : quote.place;
      const colour = colourIn(value, target);
      const { foreign, isCut } = foreignParts({ annotation: value, target, ...said, colour, flaws });
      if (isCut) losses.add('annotations-cut');
      const origin = foreign === undefined ? {} : { foreign };
      return [{ ...page, quote: { ...quote, ...about, ...origin, place: words, colour } }];
    }),
    flaws,
    losses: [...losses],
  };
}

/** Only the first of a choice counts. */
function hasAlternatives(target: unknown): boolean {
  return isValues(target) && typesOf(target).includes('Choice') && listOf(target['items']).length > 1;
}

/** Lists are several targets, of a choice the first counts. */
function targetsIn(target: unknown, depth: number): readonly unknown[] {
  if (!isValues(target) || depth > DEEPEST) return [target];
  const types = typesOf(target);
  if (!types.some((type) => SEVERAL.has(type))) return [target];
  const items = listOf(target['items']);
  return (types.includes('Choice') ? items.slice(0, 1) : items).flatMap((item) => targetsIn(item, depth + 1));
}

type Place = Omit<ReadTarget, 'quote'> & {
  readonly quote: Pick<Quote, 'text' | 'prefix' | 'suffix' | 'place' | 'selectors'>;
};

function readTarget(target: unknown): Place | null {
  const source = isValues(target) ? (target['source'] ?? propertyOf(target, 'id')) : target;
  const resource = listOf(source)[0];
  const iri = isValues(resource) ? propertyOf(resource, 'id') : resource;
  if (!isIri(iri)) return null;
  const [page = '', ...fragments] = iri.split('#');
  const fragment = fragments.join('#');
  const version = isValues(target) ? versionOf(target) : null;
  // The fragment of an address selects as a selector does.
  const described: unknown[] = [
    ...(isValues(target) ? listOf(target['selector']) : []),
    ...(fragment === '' ? [] : [{ type: 'FragmentSelector', value: fragment }]),
  ];
  const selectors = readSelectors(described, version).filter(
    (selector) => selector.type !== 'other' || selector.refinedBy !== undefined || fragment === '',
  );
  const words = described
    .map((each) => (isValues(each) ? wordsIn(each) : null))
    .find((each) => each !== null);
  const quoted = words === undefined ? rangeWords(selectors) : textOf(words, 'exact');
  return {
    source: page,
    title: isValues(resource)
      ? canonicalLine(textOf(resource, 'dcterms:title') || textOf(resource, 'title'))
      : '',
    sha256: isValues(resource) ? hashIn(textOf(resource, 'dcterms:identifier')) : null,
    quote: {
      text: quoted,
      ...(words === undefined ? {} : { prefix: textOf(words, 'prefix'), suffix: textOf(words, 'suffix') }),
      place: quoted !== '' ? '' : selectors.length === 0 ? page : selectorsInWords(described),
      ...(selectors.length === 0 ? {} : { selectors }),
    },
  };
}

/** What a person reads where only the first and the last words of a passage are told. */
function rangeWords(selectors: readonly PlaceSelector[]): string {
  const [first] = selectors;
  if (first?.type === 'words') return first.exact;
  if (first?.type === 'directive') {
    const { start, end } = first.directive;
    return end === '' ? start : `${start} … ${end}`;
  }
  return first?.type === 'range' && first.from.type === 'words' ? `${first.from.exact} …` : '';
}

function versionOf(target: Values): DocumentId | null {
  return (
    statesOf(target)
      .map((state) => idInUrn('document', state))
      .find((id) => id !== null) ?? null
  );
}

function hashIn(identifier: string): Sha256 | null {
  const hash = /^(?:urn:)?sha256:([0-9a-f]{64})$/u.exec(identifier)?.[1];
  return hash === undefined ? null : asId<Sha256>(hash);
}
