import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeQuery } from '../../../src-core/search/complete-query.ts';
import { parseQuery } from '../../../src-core/search/query-grammar.ts';
import {
  FIELD_WORDS,
  FIXED_VALUES,
  type QueryVocabulary,
} from '../../../src-core/search/query-vocabulary.ts';

const LEXICON: Readonly<Record<string, number>> = {
  nordkorea: 900,
  nordkoreas: 120,
  nordkoreanisch: 40,
  nordsee: 700,
  norden: 300,
  strasse: 80,
  strassenbau: 20,
  oder: 5000,
  österreich: 60,
};

const VOCABULARY: QueryVocabulary = {
  values: (field) =>
    ({
      lang: [
        { value: 'de', count: 70 },
        { value: 'en', count: 30 },
        { value: 'und', count: 2 },
      ],
      site: [
        { value: 'Der Spiegel', count: 40 },
        { value: 'taz', count: 12 },
        { value: 'Süddeutsche Zeitung', count: 9 },
        { value: 'Die "Welt"', count: 3 },
        { value: '', count: 3 },
      ],
      author: [
        { value: 'Anna Kurz', count: 5 },
        { value: 'Bernd Anders', count: 3 },
      ],
      type: [{ value: 'html', count: 90 }],
      status: [{ value: 'inbox', count: 80 }],
      color: [{ value: 'yellow', count: 7 }],
    })[field],
  months: () => [
    { value: '2023-12', count: 4 },
    { value: '2024-09', count: 5 },
    { value: '2024-10', count: 6 },
  ],
  topics: () => [
    { id: '1', parentId: null, path: 'DVRK', names: ['DVRK', 'Nordkorea', 'North Korea'] },
    { id: '2', parentId: '1', path: 'DVRK/Truppen', names: ['Truppen', 'Soldaten'] },
    { id: '3', parentId: null, path: 'Freie Presse', names: ['Freie Presse'] },
  ],
  words: (prefix, limit) =>
    Object.entries(LEXICON)
      .filter(([word]) => word.startsWith(prefix))
      .sort((a, b) => b[1] - a[1])
      .slice(0, limit)
      .map(([word, occurrences]) => ({ word, occurrences })),
};

/** The query as it stands after each completion, "|" being the caret before; first ones only. */
function completed(typed: string, most = 20): string[] {
  const caret = typed.indexOf('|');
  const text = typed.replace('|', '');
  return completeQuery(text, caret, VOCABULARY)
    .slice(0, most)
    .map(({ insert, from, to }) => text.slice(0, from) + insert + text.slice(to));
}

describe('completion of a query', () => {
  it.each<[typed: string, ...completions: string[]]>([
    // words, commonest first, and never the word that stands there
    ['nordk|', 'nordkorea ', 'nordkoreas ', 'nordkoreanisch '],
    ['nordkorea|', 'nordkoreas ', 'nordkoreanisch '],
    // what was typed keeps its letters
    ['Nordk|', 'Nordkorea ', 'Nordkoreas ', 'Nordkoreanisch '],
    ['Straß|', 'Straße ', 'Straßenbau '],
    ['krieg -nordk|', 'krieg -nordkorea ', 'krieg -nordkoreas ', 'krieg -nordkoreanisch '],
    ['(nordse|', '(nordsee '],
    ['title:nordse|', 'title:nordsee '],
    // in quotes only the last word, and no space: the phrase is not at its end
    ['"im Nordse|', '"im Nordsee'],
    ['"im Nordse|"', '"im Nordsee"'],
    // a space that is there is not doubled
    ['nordse| krieg', 'nordsee krieg'],
    // one letter is too little
    ['n|'],
    // within a word, behind a closed phrase and in a regular expression nothing is offered
    ['no|rdsee'],
    ['"nordsee"|'],
    ['/nordse|/'],
    // wildcards and other signs are no beginnings of words
    ['nord*|'],
    ['nordsee~|'],
    // fields and operators, also by their German names
    ['auth|', 'author:'],
    ['autor|', 'author:'],
    ['farb|', 'color:'],
    ['krieg NEA|', 'krieg NEAR/10 '],
    ['NEA|'],
    ['krieg oder|', 'krieg OR '],
    ['krieg O|', 'krieg OR '],
    ['krieg OR O|'],
    ['krieg N|', 'krieg NEAR/10 ', 'krieg NOT '],
    // values
    ['lang:|', 'lang:de ', 'lang:en '],
    ['lang:deu|', 'lang:de '],
    ['lang:engl|', 'lang:en '],
    ['site:sp|', 'site:"Der Spiegel" '],
    ['-site:ta|', '-site:"taz" '],
    ['site:sudd|', 'site:"Süddeutsche Zeitung" '],
    ['site:die|', 'site:"Die Welt" '],
    ['site:"Der Sp|', 'site:"Der Spiegel" '],
    ['site:"Der Sp|"', 'site:"Der Spiegel" '],
    ['author:an|', 'author:"Anna Kurz" ', 'author:"Bernd Anders" '],
    ['color:gel|', 'color:yellow '],
    ['color:gr|', 'color:green ', 'color:gray '],
    ['status:ein|', 'status:inbox '],
    ['in:not|', 'in:annotation '],
    ['has:n|', 'has:note '],
    ['is:un|', 'is:unread '],
    ['age:woc|', 'age:<1w ', 'age:<2w '],
    ['type:|', 'type:html '],
    // topics by path, name and alias
    ['topic:dv|', 'topic:"DVRK" ', 'topic:"DVRK/Truppen" '],
    ['topic:trup|', 'topic:"DVRK/Truppen" '],
    ['topic:north|', 'topic:"DVRK" '],
    ['topic:frei|', 'topic:"Freie Presse" '],
    // dates, latest first
    ['date:|', 'date:2024', 'date:2023'],
    ['date:2024|', 'date:2024..', 'date:2024-10 ', 'date:2024-09 '],
    ['date:2024-10|', 'date:2024-10..', 'date:2024-10 '],
    ['date:2023..|', 'date:2023..2024 ', 'date:2023..2023 '],
    ['date:2024-10..2024-|', 'date:2024-10..2024-10 '],
    ['after:2024-0|', 'after:2024-09 '],
    ['after:2023..|'],
    ['date:nonsense|'],
    // what is no field is text
    ['foo:ba|'],
  ])('%s', (typed, ...completions) => {
    expect(completed(typed)).toEqual(completions);
  });

  it('offers the whole language where nothing is typed yet', () => {
    const names = completeQuery('krieg ', 6, VOCABULARY).map(({ name }) => name);
    expect(names).toEqual(['OR', 'NEAR', 'NOT', ...FIELD_WORDS.map(({ name }) => name)]);
    expect(completeQuery('', 0, VOCABULARY)[0]?.name).toBe('NOT');
  });

  it('offers no field and no fixed value that the language would take for plain words', () => {
    for (const { name, insert } of FIELD_WORDS) {
      const value = FIXED_VALUES[name]?.[0]?.insert ?? '2024';
      expect([insert, parseQuery(insert + value).asText]).toEqual([insert, []]);
    }
    for (const [name, values] of Object.entries(FIXED_VALUES)) {
      for (const { insert } of values) {
        expect([name, insert, parseQuery(`${name}:${insert}`).node?.type]).toEqual([name, insert, 'filter']);
      }
    }
  });

  it('says which alias of a topic was typed, and how many records a value has', () => {
    expect(completeQuery('topic:sold', 10, VOCABULARY)[0]).toMatchObject({
      name: 'DVRK/Truppen',
      also: 'Soldaten',
    });
    expect(completeQuery('lang:', 5, VOCABULARY)[0]).toMatchObject({ kind: 'value', name: 'de', count: 70 });
  });

  it('never throws, offers at most 8 once something is typed, and only changes the part at the caret (seed 20261122)', () => {
    const piece = fc.constantFrom(
      'nordk',
      'site:',
      '"',
      '(',
      ')',
      ' ',
      '-',
      'OR',
      'date:',
      '2024',
      '..',
      '/',
      '*',
      '~',
      'NEAR/',
      'ß',
      '👩‍🚀',
      '\u0000',
      'lang:',
      'topic:',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 12 }),
        fc.nat(),
        (parts, at) => {
          const text = parts.join('');
          const caret = at % (text.length + 1);
          const found = completeQuery(text, caret, VOCABULARY);
          expect(found.length).toBeLessThan(9 + FIELD_WORDS.length);
          for (const { from, to } of found) {
            expect(from).toBeLessThanOrEqual(caret);
            expect(to - caret === 0 || to - caret === 1).toBe(true);
          }
        },
      ),
      { seed: 20261122, numRuns: 3000 },
    );
  });
});
