import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteFinder } from '../../../src-core/import/quotes/place-quote.ts';
import { annotationsOf, articlesOf, blocksOf } from './articles-of.ts';
import { importBytes } from './import-bytes.ts';

const SEED = 20261122;
const quote = (exact: string, prefix = '', suffix = ''): object => ({
  type: 'TextQuoteSelector',
  exact,
  prefix,
  suffix,
});
const row = (id: string, more: object): object => ({
  id,
  created: '2024-05-01T10:00:00.000000+00:00',
  uri: 'https://example.org/page',
  text: '',
  tags: [],
  group: '__world__',
  document: { title: ['A page'] },
  target: [{ source: 'https://example.org/page', selector: [] }],
  ...more,
});

describe('Hypothesis annotations', () => {
  test('give one article a page: passages in their order, notes with their replies, tags as topics', async () => {
    const rows = [
      row('b', {
        text: 'second',
        target: [
          {
            selector: [
              { type: 'TextPositionSelector', start: 90, end: 99 },
              quote('Later words', 'before ', ' after'),
            ],
          },
        ],
      }),
      row('r', { text: 'I agree', references: ['b'], target: [] }),
      row('a', {
        text: 'first',
        tags: ['war', 'DPRK'],
        target: [{ selector: [{ type: 'TextPositionSelector', start: 10, end: 19 }, quote('Early words')] }],
      }),
      row('p', { text: 'About the page', tags: ['sources'] }),
      row('o', { uri: 'https://example.org/other', document: {}, target: [{ selector: [quote('Other')] }] }),
    ];
    for (const value of [
      { total: 5, rows },
      rows,
      { export_date: 'x', export_userid: 'y', annotations: rows },
    ]) {
      const [page, other] = await articlesOf('x', JSON.stringify(value));
      expect(page?.metadata).toMatchObject({
        title: 'A page',
        url: 'https://example.org/page',
        keywords: ['sources'],
      });
      expect(blocksOf(page!)).toEqual([
        'paragraph: About the page',
        'quote: Early words',
        'quote: Later words',
      ]);
      expect(annotationsOf(page!).slice(1)).toEqual([
        {
          words: 'Early words',
          colour: 'yellow',
          note: 'first',
          topics: ['war', 'DPRK'],
          created: '2024-05-01T10:00:00.000Z',
        },
        {
          words: 'Later words',
          colour: 'yellow',
          note: 'second\n\n> I agree',
          topics: [],
          created: '2024-05-01T10:00:00.000Z',
        },
      ]);
      expect(page?.annotates?.quotes[2]).toMatchObject({ prefix: 'before ', suffix: ' after' });
      expect(other?.metadata.title).toBe('example.org/other');
    }
  });
});

describe('threads of Hypothesis', () => {
  const notesOf = async (rows: readonly object[]): Promise<readonly string[]> => {
    const pages = await articlesOf('x', JSON.stringify({ rows }));
    return pages.flatMap(({ annotates }) => annotates?.quotes.map(({ note }) => note) ?? []);
  };

  test('keep who said what to whom, with tags and group', async () => {
    const ann = { user: 'acct:ann@hypothes.is', user_info: { display_name: 'Ann *A*' } };
    const bob = { user: 'acct:bob@hypothes.is' };
    const rows = [
      row('3', {
        ...ann,
        text: 'No.\n\n- why',
        references: ['1', '2'],
        created: '2024-05-03T10:00:00Z',
        target: [],
      }),
      row('1', {
        ...ann,
        text: 'root',
        tags: ['a'],
        group: 'g 1',
        target: [{ selector: [quote('Words'), { type: 'RangeSelector', startContainer: '/p' }] }],
      }),
      row('2', {
        ...bob,
        text: 'Yes',
        tags: ['b'],
        references: ['1'],
        created: '2024-05-02T10:00:00Z',
        target: [],
      }),
      row('4', { ...bob, text: 'late', references: ['1'], created: '2024-05-04T10:00:00Z', target: [] }),
    ];
    const [page] = await articlesOf('x', JSON.stringify({ rows }));
    expect(page?.annotates?.quotes).toMatchObject([
      {
        note: 'root\n\n> **bob:** Yes\n\n> > **Ann \\*A\\*:** No.\n> >\n> > - why\n\n> **bob:** late',
        topics: ['a', 'b'],
        via: 'https://hypothes.is/a/1',
        creators: ['Ann *A*'],
        foreign: {
          annotation: {
            creator: { id: 'acct:ann@hypothes.is', name: 'Ann *A*' },
            audience: { id: 'https://hypothes.is/groups/g%201' },
          },
          selectors: [{ exact: 'Words' }, { startContainer: '/p' }],
        },
      },
    ]);
    expect(page?.warnings).toEqual([]);
  });

  test('that lost their beginning, answer themselves or lie on no web page are all there, and said', async () => {
    const lost = [
      row('2', { text: 'to nobody', references: ['1'] }),
      row('5', { text: 'below', references: ['1', '2'] }),
    ];
    expect(await notesOf(lost)).toEqual(['to nobody\n\n> below']);
    const [page] = await articlesOf('x', JSON.stringify({ rows: lost }));
    expect(page?.warnings).toEqual(['replies-alone']);
    const circle = [
      row('1', { text: 'a', references: ['2'] }),
      row('2', { text: 'b', references: ['1'] }),
      row('3', { text: 'c', references: ['2'] }),
    ];
    expect((await notesOf(circle)).toSorted()).toEqual(['a', 'b\n\n> c']);
    const pdf = row('1', { uri: 'urn:x-pdf:abc', text: 'x', document: {} });
    const items = await importBytes(
      'a.json',
      new TextEncoder().encode(JSON.stringify({ rows: [pdf, row('2', { uri: '', text: 'y' })] })),
    );
    expect(items).toMatchObject([
      { ok: false, error: { code: 'file-row-invalid', values: { row: '2' } } },
      { ok: true, value: { sourceId: 'urn:x-pdf:abc', metadata: { title: 'urn:x-pdf:abc', url: '' } } },
    ]);
    let deep: object[] = [];
    for (let index = 0; index < 3_000; index += 1)
      deep = [...deep, row(String(index), { text: 'x', references: index === 0 ? [] : [String(index - 1)] })];
    expect((await notesOf(deep)).length).toBe(1);
  });
});

describe('a quoted passage', () => {
  const text =
    'One day the troops came.\nThe „big“ day came: the troops left — at\nlast. One day the troops stayed.';

  test.each([
    ['the troops left — at last', '', '', 'the troops left — at\nlast'],
    ['The "big" day', '', '', 'The „big“ day'],
    ['the troops', 'came: ', ' left', 'the troops'],
    ['One day', 'last. ', ' the troops stayed', 'One day'],
  ])(
    '%j is found whatever white space and quotation marks are set, by its context',
    (exact, prefix, suffix, words) => {
      const place = quoteFinder(text)({ exact, prefix, suffix });
      expect(place === null ? null : text.slice(place.start, place.end)).toBe(words);
      if (place !== null && suffix !== '')
        expect(text.slice(place.end).replace(/\s+/gu, ' ')).toMatch(new RegExp(`^${suffix}`, 'u'));
    },
  );

  test('of which a word was changed since is found between its surroundings', () => {
    const page =
      'In the autumn of that year the king sent four thousand men across the river to fight there.';
    const place = quoteFinder(page)({
      exact: 'the king sent three thousand men',
      prefix: 'In the autumn of that year ',
      suffix: ' across the river to fight',
    });
    expect(place === null ? null : page.slice(place.start, place.end)).toBe(
      'the king sent four thousand men',
    );
  });

  test('that is not there is not found', () => {
    expect(quoteFinder(text)({ exact: 'the troops fled', prefix: '', suffix: '' })).toBeNull();
  });

  test(`taken from a text and set anew is found where it was taken from (seed ${SEED})`, () => {
    const word = fc.constantFrom('troops', 'day', 'ﬁnd', 'Größe', 'naïve', '12', 'the', '東京', '👍🏽');
    fc.assert(
      fc.property(fc.array(word, { minLength: 6, maxLength: 40 }), fc.nat(), fc.nat(), (words, a, b) => {
        const whole = words.join(' ');
        const from = a % words.length;
        const to = Math.min(words.length, from + 1 + (b % 5));
        const start = words.slice(0, from).join(' ').length + (from === 0 ? 0 : 1);
        const exact = words.slice(from, to).join('\n  ');
        const place = quoteFinder(whole)({
          exact,
          prefix: whole.slice(0, start),
          suffix: whole.slice(start + words.slice(from, to).join(' ').length),
        });
        expect(place).toEqual({ start, end: start + words.slice(from, to).join(' ').length });
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
