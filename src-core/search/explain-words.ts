import { formSurfaces } from './form-surfaces.ts';
import { findForms, type TermForms } from './match-forms.ts';
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
    case 'stems': {
      const read = leaf.exact ? reader.exactly : reader.ofStems;
      const words: WordsByPlace = new Map();
      // the word's own first: a place belongs to the nearest kind
      read(leaf.stems, (surface) => (surface === leaf.word ? 'exact' : 'stem'), words);
      for (const { kind, stems } of leaf.variants) read(stems, () => KIND_OF_VARIANT[kind], words);
      return words;
    }
    case 'prefix':
      return reader.ofTerms(findForms(reader.segment, leaf.prefix, false), leaf.prefix, (surface) =>
        surface === leaf.prefix ? 'exact' : 'pattern',
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
