import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printQuery } from '../../../src-core/search/print-query.ts';
import { parseQuery } from '../../../src-core/search/query-grammar.ts';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { IndexDocument } from '../../../src-core/search/search-types.ts';
import { seededRandom } from '../../bench/random.ts';
import { article, ask } from './index-samples.ts';
import { QUERY_ARCHIVE, queryArchive } from './query-archive.ts';
import { randomQuery } from './random-query.ts';

const SEED = 987_654;

describe('a query', () => {
  test.each([
    // what is typed, what is run, what is searched as text
    ['', '', []],
    ['  ', '', []],
    ['soldat', 'soldat', []],
    ['nordkorea  truppen', 'nordkorea truppen', []],
    ['a AND b', 'a b', []],
    ['a OR b c', '(a OR b) c', []],
    ['a OR b OR c', 'a OR b OR c', []],
    ['(a b) OR c', '(a b) OR c', []],
    ['(a OR b) -c', '(a OR b) -c', []],
    ['NOT c', '-c', []],
    ['a AND NOT b', 'a -b', []],
    ['-(a b)', '-(a b)', []],
    ['--a', 'a', []],
    ['-(-(a))', 'a', []],
    ['"two  words"', '"two words"', []],
    ['„zwei Wörter“', '"zwei Wörter"', []],
    ['-"two words"', '-"two words"', []],
    ['sold*', 'sold*', []],
    ['title:kim', 'title:kim', []],
    ['title:"kim jong"', 'title:"kim jong"', []],
    ['title:(a OR b*)', 'title:a OR title:b*', []],
    ['-title:kim', '-title:kim', []],
    ['Nord-Korea', 'Nord-Korea', []],
    ['kim,', 'kim', []],
    // nothing blocks
    ['a OR', 'a', ['OR']],
    ['OR a', 'or a', ['OR']],
    ['a NOT', 'a not', ['NOT']],
    ['"open end', '"open end"', ['"open end']],
    ['(a', 'a', ['(']],
    ['a)', 'a', [')']],
    ['()', '', []],
    ['a -', 'a', ['-']],
    ['title: a', 'title a', ['title:']],
    ['foo:bar', 'foo:bar', ['foo:bar']],
    ['*', '', ['*']],
    ['*abc', '*abc', []],
    ['m*ster', 'm*ster', []],
    ['m?ster', 'm?ster', []],
    ['title:m?st*', 'title:m?st*', []],
    ['wirklich?', 'wirklich', []],
    ['soldat~', 'soldat~1', []],
    ['soldat~2', 'soldat~2', []],
    ['-title:soldat~1', '-title:soldat~1', []],
    ['???', '', ['???']],
    // conditions
    ['lang:Deutsch', 'lang:de', []],
    ['-language:en', '-lang:en', []],
    ['lang:(de OR en) kim', '(lang:de OR lang:en) kim', []],
    ['colour:Grün', 'color:green', []],
    ['color:beige', 'color:beige', ['color:beige']],
    ['site:"Der  Spiegel"', 'site:"Der Spiegel"', []],
    ['site:spiegel', 'site:spiegel', []],
    ['topic:DVRK/Truppen', 'topic:DVRK/Truppen', []],
    ['topic:trupp*', 'topic:trupp*', []],
    ['published:2024-10-01..2024-12-31', 'date:2024-10..2024-12', []],
    ['after:2024-09 before:2025', 'date:2024-10.. date:..2024', []],
    ['saved:2024', 'saved:2024', []],
    ['published:2024-13', 'published:2024-13', ['published:2024-13']],
    ['date:(2022 OR 2024)', 'date:2022 OR date:2024', []],
    ['age:<2w', 'age:<2w', []],
    ['age:>365d', 'age:>1y', []],
    ['is:ungelesen has:notiz', 'is:unread has:note', []],
    ['is:nothing', 'is:nothing', ['is:nothing']],
    ['in:annotation kim', 'in:annotation kim', []],
    ['kim "a b" lang:de in:title', 'title:kim title:"a b" lang:de', []],
    ['kim -body:x in:title in:note', '(title:kim OR note:kim) -body:x', []],
    ['(kim in:title) jong', 'title:kim jong', []],
    ['-in:title', '-in-title', ['in:title']],
    ['kim OR in:title', 'kim OR in-title', ['in:title']],
    ['story:x', 'story:x', []],
    ["'title:kim", 'title-kim', []],
    ['lang:', 'lang', ['lang:']],
    // near, loosely, by pattern, by letters
    ['a NEAR/5 b', 'a NEAR/5 b', []],
    ['a NEAR b', 'a NEAR/10 b', []],
    ['a NEAR/2 "b c" NEAR/3 (d* OR e~1)', 'a NEAR/2 "b c" NEAR/3 (d* OR e~1)', []],
    ['title:(a NEAR/2 b)', 'title:a NEAR/2 title:b', []],
    ['-(a NEAR/2 b)', '-(a NEAR/2 b)', []],
    ['a NEAR/2 b OR c', 'a NEAR/2 b OR c', []],
    ['-a NEAR/2 b', '-a near/2 b', ['NEAR/2']],
    ['a NEAR/2 -b', 'a near/2 -b', ['NEAR/2']],
    ['a NEAR (b c)', 'a near b c', ['NEAR']],
    ['a NEAR lang:de b', 'a near lang:de b', ['NEAR']],
    ['(a NEAR/1 b) NEAR/1 c', 'a NEAR/1 b near/1 c', ['NEAR/1']],
    ['a NEAR', 'a near', ['NEAR']],
    ['NEAR/3', 'near/3', ['NEAR/3']],
    ['"a b"~10', '"a b"~10', []],
    ['title:"a b"~3 c', 'title:"a b"~3 c', []],
    ['"a b"~x', '"a b" x', []],
    ['/so.dat(en)?/', '/so.dat(en)?/', []],
    ['-title:/a|b/', '-title:/a|b/', []],
    ['(/[a-c]+/ OR x)', '/[a-c]+/ OR x', []],
    ['/a(?=b)/', 'a--=b', ['/a(?=b)/']],
    ['/home/user/', 'home/user', []],
    ['und/oder', 'und/oder', []],
    ['match-case:US', 'match-case:US', []],
    ['match-case:"The Times"', 'match-case:"The Times"', []],
    ['title:match-case:(US OR "The Times")', 'title:match-case:US OR title:match-case:"The Times"', []],
    ['match-case:Pol*', 'Pol*', ['match-case:Pol*']],
    ['-match-case:US', '-match-case:US', []],
  ])('%j is run as %j', (typed, ran, asText) => {
    const parsed = parseQuery(typed);
    expect(printQuery(parsed.node)).toBe(ran);
    expect(parsed.asText).toEqual(asText);
  });

  test(`in its canonical form is run as itself (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'a',
            'bc*',
            '"d e"',
            '-',
            '(',
            ')',
            ' OR ',
            ' ',
            'title:',
            'NOT ',
            'x-y',
            'AND ',
            '"',
            'lang:',
            'color:',
            'date:2024',
            '..',
            '-13',
            'site:',
            'age:<2',
            'w',
            'in:',
            ' NEAR/3 ',
            ' NEAR ',
            '/',
            '/a+/',
            '~5',
            'match-case:',
            'K',
            'title',
            "'",
          ),
          { maxLength: 14 },
        ),
        (parts) => {
          const once = printQuery(parseQuery(parts.join('')).node);
          expect(printQuery(parseQuery(once).node)).toBe(once);
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
  });

  test(`of any characters never throws (10,000 random strings, seed ${SEED})`, () => {
    const index = SearchIndex.create();
    index.apply({
      put: [article('article:1', 'soldat haus 中国 straße'), article('article:2', 'dog', { language: 'en' })],
      remove: [],
      position: {},
    });
    const sign = fc.constantFrom(
      'a',
      'ß',
      'dog',
      '"',
      '(',
      ')',
      '-',
      '*',
      ':',
      'OR',
      'NOT',
      'title:',
      ' ',
      '中国',
      '😀',
      '\ud83d',
      '\u0301',
      '\u0000',
      '’',
      "'s",
      '\u202e',
    );
    const strings = fc.oneof(
      fc.array(sign, { maxLength: 30 }).map((signs) => signs.join('')),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    fc.assert(
      fc.property(strings, fc.boolean(), (query, anyWord) => {
        const answer = ask(index, query, { anyWord });
        expect(answer.total).toBe(answer.hits.length);
        index.snippets(query, [{ field: 'body', text: query, language: 'de', start: 0 }], 3);
      }),
      { seed: SEED, numRuns: 10_000 },
    );
  });

  test(`of parts of the language in any order never throws, in no question (seed ${SEED})`, () => {
    const index = queryArchive();
    const words = ['nordkorea', 'soldaten', 'rot', 'gelb', 'us', 'Kim', 'straße', 'manöver', 'the', 'schön'];
    const random = seededRandom(SEED);
    const record = QUERY_ARCHIVE[0] as IndexDocument;
    for (let left = 4000; left > 0; left -= 1) {
      const query = randomQuery(random, words);
      const answer = ask(index, query, { limit: 2, today: 20_000 });
      expect(answer.hits.length).toBe(Math.min(2, answer.total));
      const [best] = answer.hits;
      if (best !== undefined) expect([query, index.explain(best.key, query)]).not.toEqual([query, undefined]);
      index.snippets(query, record.runs, 2, {});
      index.hitRanges(query, record.runs);
      index.verify(query, {}, [record]);
      // a field for each of many words may make more parts of it than are read
      const again = parseQuery(answer.ran);
      if (left % 10 === 0 && again.leftOut === 0) expect(printQuery(again.node)).toBe(answer.ran);
    }
  });

  test('of 100 KB, or nested a hundred thousand deep, is answered', () => {
    const index = SearchIndex.create();
    index.apply({ put: [article('article:1', 'soldat haus')], remove: [], position: {} });
    expect(ask(index, 'soldat '.repeat(15_000)).total).toBe(1);
    expect(ask(index, `${'('.repeat(100_000)}soldat`).total).toBe(1);
    expect(ask(index, `${'-('.repeat(50_000)}soldat`).asText.length).toBeGreaterThan(0);
    expect(ask(index, `"${'soldat haus '.repeat(9000)}"`).total).toBe(0);
    expect(ask(index, Array.from({ length: 20_000 }, (_, number) => `w${number}`).join(' OR ')).total).toBe(
      0,
    );
    expect(ask(index, 'x'.repeat(100_000)).total).toBe(0);
  });
});
