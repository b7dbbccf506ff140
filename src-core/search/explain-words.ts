import { formSurfaces } from './form-surfaces.ts';
import { countsIn, findForms, type TermForms } from './match-forms.ts';
import { countWords } from './match-near.ts';
import { BreakReader } from './span-readers.ts';
import { markNear, markSloppy, SpanList } from './near-spans.ts';
import { PositionCursor } from './position-cursor.ts';
import { PLACE_BITS } from './postings-encoder.ts';
import type { PhraseWord, PlanLeaf } from './query-plan.ts';
import { FIELD_ORDER } from './search-fields.ts';
import type { ExplainedWord, FormKind, SearchField } from './search-types.ts';
import { KIND_OF_VARIANT } from './searched-forms.ts';
import type { Segment } from './segment.ts';

interface FoundWord {
  readonly surface: string;
  readonly kind: FormKind;
}
/** Words of one record by place; a place holds the field's number, too. */
type WordsByPlace = Map<number, FoundWord>;
type KindOfSurface = (surface: string) => FormKind;

/** The words of a record that a leaf of the plan matched, commonest first, read from the index's positions. */
export function explainWords(leaf: PlanLeaf, segment: Segment, document: number): ExplainedWord[] {
  const reader = new WordReader(segment, document);
  const explained = new Map<string, FoundWord & { readonly fields: Partial<Record<SearchField, number>> }>();
  for (const [place, { surface, kind }] of wordsOfLeaf(leaf, reader)) {
    const number = place >> PLACE_BITS;
    if ((leaf.filter & (1 << number)) === 0) continue;
    const field = FIELD_ORDER[number] as SearchField;
    const key = `${kind} ${surface}`;
    const word = explained.get(key) ?? { surface, kind, fields: {} };
    word.fields[field] = (word.fields[field] ?? 0) + 1;
    explained.set(key, word);
  }
  return [...explained.values()]
    .map(({ surface, kind, fields }) => ({ word: surface, kind, fields }))
    .sort((a, b) => occurrences(b) - occurrences(a) || (a.word < b.word ? -1 : 1));
}

function occurrences({ fields }: ExplainedWord): number {
  return Object.values(fields).reduce((sum, count) => sum + count, 0);
}

function wordsOfLeaf(leaf: PlanLeaf, reader: WordReader): WordsByPlace {
  switch (leaf.type) {
    case 'near':
      return wordsTakingPart(
        leaf.operands.map((operand) =>
          operand.map((one) => ({
            words: wordsOfLeaf(one, reader),
            filter: one.filter,
            reach: one.type === 'phrase' ? one.words.length - 1 : 0,
          })),
        ),
        reader,
        (lists) => markNear(lists, leaf.distances),
      );
    case 'sloppy': {
      const counts = countWords(leaf.words);
      return wordsTakingPart(
        [...counts.keys()].map((word) => [
          { words: reader.exactly([word], () => 'exact'), filter: leaf.filter, reach: 0 },
        ]),
        reader,
        (lists) => markSloppy(lists, [...counts.values()], leaf.others),
      );
    }
    case 'stems': {
      const read = leaf.exact ? reader.exactly : reader.ofStems;
      const words: WordsByPlace = new Map();
      // the word's own first: a place belongs to the nearest kind
      read(leaf.stems, (surface) => (surface === leaf.word ? 'exact' : 'stem'), words);
      for (const { kind, stems, languages } of leaf.variants)
        if (reader.isIn(languages)) read(stems, () => KIND_OF_VARIANT[kind], words);
      return words;
    }
    case 'prefix':
      return reader.ofTerms(
        findForms(reader.segment, leaf.prefix, false, leaf.below),
        leaf.prefix,
        (surface) => (surface === leaf.prefix ? 'exact' : 'pattern'),
      );
    case 'surfaces': {
      const { pattern } = leaf;
      return reader.exactly([...leaf.surfaces], (surface) => {
        if (pattern.type === 'fuzzy') return surface === pattern.word ? 'exact' : 'typo';
        return 'pattern';
      });
    }
    case 'phrase':
      return phraseWords(leaf.words, reader);
  }
}

interface FoundOperand {
  readonly words: WordsByPlace;
  readonly filter: number;
  /** Words of a phrase less one. */
  readonly reach: number;
}

/** Of the words found for each operand, those that take part in what they make together. */
function wordsTakingPart(
  operands: readonly (readonly FoundOperand[])[],
  reader: WordReader,
  mark: (lists: readonly SpanList[]) => boolean,
): WordsByPlace {
  const regionOf = reader.regions();
  const lists = operands.map((alternatives) => {
    const list = new SpanList();
    for (const { words, filter, reach } of alternatives) {
      for (const place of words.keys())
        if ((filter & (1 << (place >> PLACE_BITS))) !== 0) list.add(place, place + reach, regionOf(place), 1);
    }
    list.sort();
    return list;
  });
  const taking: WordsByPlace = new Map();
  if (!mark(lists)) return taking;
  lists.forEach((list, number) => {
    for (let index = 0; index < list.count; index += 1) {
      if (list.taking[index] !== 1) continue;
      const place = list.starts[index] as number;
      const found = (operands[number] ?? []).find(
        ({ words, reach }) => words.has(place) && place + reach === list.ends[index],
      );
      const word = found?.words.get(place);
      if (word !== undefined && !taking.has(place)) taking.set(place, word);
    }
  });
  return taking;
}

/** A phrase counts as one word at each of its places. */
function phraseWords(words: readonly PhraseWord[], reader: WordReader): WordsByPlace {
  const [first, ...others] = words.map((word) =>
    word.type === 'surface'
      ? reader.exactly([word.surface], () => 'exact')
      : reader.ofStems(word.stems, (surface) => (surface === word.word ? 'exact' : 'stem')),
  );
  const phrases: WordsByPlace = new Map();
  for (const [place, start] of first ?? []) {
    const behind = others.map((places, step) => places.get(place + step + 1));
    if (!behind.every((word) => word !== undefined)) continue;
    const all = [start, ...behind];
    phrases.set(place, {
      surface: all.map(({ surface }) => surface).join(' '),
      kind: all.every(({ kind }) => kind === 'exact') ? 'exact' : 'stem',
    });
  }
  return phrases;
}

/** Reads a record's words from the positions of the stems they belong to. */
class WordReader {
  readonly segment: Segment;
  readonly #document: number;

  constructor(segment: Segment, document: number) {
    this.segment = segment;
    this.#document = document;
  }

  /** Says in which run of the record a place is. */
  regions(): (place: number) => number {
    const breaks = new BreakReader(this.segment);
    breaks.advance(this.#document);
    return (place) => breaks.regionOf(place);
  }

  /** Whether the record went through one of the stemmers. */
  isIn(languages: number | undefined): boolean {
    return countsIn(this.segment, this.#document, languages);
  }

  /** All forms of the stems. */
  readonly ofStems = (
    stems: readonly string[],
    kindOf: KindOfSurface,
    words: WordsByPlace = new Map(),
  ): WordsByPlace => {
    for (const stem of stems) {
      const info = this.segment.findTerm(stem);
      if (info !== null) this.ofTerms([{ info, forms: null }], stem, kindOf, words);
    }
    return words;
  };

  /** Just these surface words. */
  readonly exactly = (
    surfaces: readonly string[],
    kindOf: KindOfSurface,
    words: WordsByPlace = new Map(),
  ): WordsByPlace => {
    for (const surface of surfaces)
      this.ofTerms(findForms(this.segment, surface, true), surface, kindOf, words);
    return words;
  };

  /** The forms given, whose words begin `like` the word given; places that are taken stay. */
  ofTerms(
    terms: readonly TermForms[],
    like: string,
    kindOf: KindOfSurface,
    words: WordsByPlace = new Map(),
  ): WordsByPlace {
    for (const { info, forms } of terms) {
      const cursor = new PositionCursor(this.segment, info);
      cursor.advance(this.#document);
      if (cursor.document !== this.#document) continue;
      cursor.readPlaces(forms);
      if (cursor.placeCount === 0) continue;
      const surfaces = formSurfaces(this.segment, info, like);
      for (let index = 0; index < cursor.placeCount; index += 1) {
        const place = cursor.places[index] as number;
        const surface = surfaces[cursor.forms[index] as number] ?? like;
        if (!words.has(place)) words.set(place, { surface, kind: kindOf(surface) });
      }
    }
    return words;
  }
}
