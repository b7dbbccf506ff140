import { BlockSource } from './block-source.ts';
import { END } from './cursor.ts';
import type { MatchedForms, MatchedTerms } from './match-dictionaries.ts';
import { PositionCursor } from './position-cursor.ts';
import { OCCURRENCE, type PostingsEncoder } from './postings-encoder.ts';
import type { Segment } from './segment.ts';
import { formBitsOf, LexiconWriter, TermWriter } from './term-writer.ts';
import type { TermList } from './unit-lists.ts';

const WORK_PER_STEP = 100_000;
const WORK_PER_TERM = 10;

/** One of the segments that become one. */
export interface MergeInput {
  readonly segment: Segment;
  /** Where each document goes; -1 = it is left out. */
  readonly map: Int32Array;
  /** First document in the new segment. */
  readonly base: number;
  /** Whether all documents are kept, side by side. */
  readonly isWhole: boolean;
}

/** Writes the dictionary and the postings of several segments as those of one, then its lexicon. */
export function* mergePostings(
  inputs: readonly MergeInput[],
  terms: MatchedTerms,
  forms: MatchedForms,
  encoder: PostingsEncoder,
  documents: number,
): Generator<void, { readonly terms: TermWriter; readonly lexicon: LexiconWriter }> {
  const lists = inputs.map(({ segment }) => segment.listTerms());
  const cursors = inputs.map((): PositionCursor | null => null);
  const source = new BlockSource();
  const writer = new TermWriter(documents);
  const written = new Int32Array(terms.count).fill(-1);
  let formMap = new Int32Array(16);
  let occurrences = new Int32Array(64);

  /** Writes a term of an input as it stands, with other numbers for its forms. */
  const copyTerm = (input: number, list: TermList, bits: number): number => {
    const { segment, base } = inputs[input] as MergeInput;
    const isSame = mapForms(input, list);
    const oldBits = formBitsOf(list.formCount);
    let work = 0;
    source.open(segment, list);
    while (source.next()) {
      if (oldBits !== bits || !isSame) source.renumberForms(oldBits, bits, isSame ? null : formMap);
      encoder.addBlock(source, base);
      work += source.valueCount + source.count;
    }
    return work;
  };

  /** Fills `formMap`; true where no form gets another number. */
  const mapForms = (input: number, list: TermList): boolean => {
    const count = list.formCount;
    if (count > formMap.length) formMap = new Int32Array(count * 2);
    const slots = forms.slots[input] as Int32Array;
    const first = terms.formBases[input]?.[list.term] as number;
    let isSame = true;
    for (let form = 0; form < count; form += 1) {
      const to = forms.formOf[slots[first + form] as number] as number;
      formMap[form] = to;
      if (to !== form) isSame = false;
    }
    return isSame;
  };

  /** Writes a term of an input without its deleted documents. */
  const filterTerm = (input: number, list: TermList): number => {
    const { segment, map } = inputs[input] as MergeInput;
    const info = list.info();
    const cursor = (cursors[input] ??= new PositionCursor(segment, info));
    const slots = forms.slots[input] as Int32Array;
    const first = terms.formBases[input]?.[list.term] as number;
    let work = 0;
    cursor.reset(info);
    for (cursor.next(); cursor.document !== END; cursor.next()) {
      const to = map[cursor.document] as number;
      work += 2;
      if (to < 0) continue;
      cursor.readPlaces(null);
      const count = cursor.placeCount;
      if (occurrences.length < count * OCCURRENCE) occurrences = new Int32Array(count * OCCURRENCE * 2);
      for (let place = 0; place < count; place += 1) {
        const surface = slots[first + (cursor.forms[place] as number)] as number;
        occurrences[place * OCCURRENCE] = to;
        occurrences[place * OCCURRENCE + 1] = cursor.places[place] as number;
        occurrences[place * OCCURRENCE + 2] = forms.formOf[surface] as number;
        forms.occurrences[surface] = (forms.occurrences[surface] as number) + 1;
      }
      encoder.addOccurrences(occurrences, 0, count);
      work += count;
    }
    return work;
  };

  let work = 0;
  for (let number = 0; number < terms.count; number += 1) {
    const formCount = forms.formCounts[number] as number;
    const bits = formBitsOf(formCount);
    let most = 0;
    for (let mask = terms.inputs[number] as number; mask !== 0; mask &= mask - 1) {
      const list = lists[31 - Math.clz32(mask & -mask)] as TermList;
      list.next();
      most += list.documents;
    }
    encoder.begin(bits, most);
    for (let mask = terms.inputs[number] as number; mask !== 0; mask &= mask - 1) {
      const input = 31 - Math.clz32(mask & -mask);
      const list = lists[input] as TermList;
      work += inputs[input]?.isWhole === true ? copyTerm(input, list, bits) : filterTerm(input, list);
    }
    const extent = encoder.end();
    if (extent.documents > 0) {
      const mask = terms.inputs[number] as number;
      const { text } = lists[31 - Math.clz32(mask & -mask)] as TermList;
      written[number] = writer.count;
      writer.add(text.units, 0, text.length, formCount, extent);
    }
    work += WORK_PER_TERM;
    if (work > WORK_PER_STEP) {
      work = 0;
      yield;
    }
  }
  yield;
  const lexicon = new LexiconWriter(writer.common);
  for (let entry = 0; entry < forms.count; entry += 1) {
    const occurrences = forms.occurrences[entry] as number;
    if (occurrences === 0) continue;
    lexicon.add(
      forms.units,
      forms.starts[entry] as number,
      forms.lengths[entry] as number,
      written[forms.termOf[entry] as number] as number,
      forms.formOf[entry] as number,
      occurrences,
    );
    work += WORK_PER_TERM;
    if (work < WORK_PER_STEP) continue;
    work = 0;
    yield;
  }
  yield;
  return { terms: writer, lexicon };
}
