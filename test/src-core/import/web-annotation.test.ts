import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { landQuotes } from '../../../src-core/import/quotes/land-quotes.ts';
import { annotationFlaws } from '../../../src-core/import/web-annotation/annotation-flaws.ts';
import { readAnnotation } from '../../../src-core/import/web-annotation/read-annotations.ts';
import { annotatedSample } from '../../score/annotated-sample.ts';
import { sharedData } from '../../shared-data.ts';
import { articlesOf, blocksOf } from './articles-of.ts';
import { importBytes } from './import-bytes.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
const PAGE = 'https://example.org/page';
const annotation = (more: object): object => ({
  '@context': CONTEXT,
  id: 'https://example.org/anno1',
  type: 'Annotation',
  target: PAGE,
  ...more,
});
const on = (selector: unknown, more: object = {}): object =>
  annotation({ target: { source: PAGE, selector, ...more } });
const words = (exact: string, prefix = '', suffix = ''): object => ({
  type: 'TextQuoteSelector',
  exact,
  prefix,
  suffix,
});

const TEXT = 'One two three. 🦊 Two three four. The end of three four five.';
/** The words on which an annotation lands; null where it does not. */
function wordsOn(json: object): string | null {
  const { article, document } = annotatedSample(TEXT, PAGE, []);
  const quotes = readAnnotation(json, false).targets.map(({ quote }) => quote);
  const { ops } = landQuotes(
    quotes,
    { article, document, annotations: [], kept: [] },
    { added: article.added, newId: () => 'new' },
  );
  const [op] = ops;
  return op?.op === 'put' && op.kind === 'annotation' ? op.record.quote.exact : null;
}
const quoteOf = (json: object): object | undefined => readAnnotation(json, false).targets[0]?.quote;

describe('Web Annotations', () => {
  test('of the model’s own examples are accepted where they are correct', () => {
    const folder = sharedData('annotations', 'w3c-model-examples', 'correct');
    for (const name of folder === null ? [] : readdirSync(folder)) {
      const json = JSON.parse(readFileSync(join(folder ?? '', name), 'utf8')) as unknown;
      expect({ name, flaws: annotationFlaws(json) }).toEqual({ name, flaws: [] });
    }
  });

  test('of the model’s incorrect examples are refused, also for the flaw alone that each was made for', async () => {
    const folder = sharedData('annotations', 'w3c-model-examples', 'incorrect');
    for (const name of folder === null ? [] : readdirSync(folder)) {
      const text = readFileSync(join(folder ?? '', name), 'utf8');
      const items = await importBytes(name, new TextEncoder().encode(text));
      const doubtful = items.some((item) => !item.ok || item.value.warnings.includes('annotations-flawed'));
      // the first is no JSON and thus a text
      expect({ name, doubtful: doubtful || name === 'anno1.json' }).toEqual({ name, doubtful: true });
      // One misspells "language", so that nothing is wrong with it; most have two more flaws besides their own.
      if (name === 'anno1.json' || name === 'anno15.json') continue;
      const mended = JSON.parse(text.replace(/,(\s*\})/gu, '$1')) as { id?: unknown };
      const id = name === 'anno7.json' || !Array.isArray(mended.id) ? mended.id : (mended.id[0] as unknown);
      const flaws = annotationFlaws({ ...mended, ...(id === undefined ? {} : { id }) });
      expect({ name, errors: flaws.filter(({ level }) => level === 'error').length > 0 }).toEqual({
        name,
        errors: true,
      });
    }
  });

  test('name places in every way of the model that our text can tell, and lie nowhere else', () => {
    expect(wordsOn(on(words('two three', 'One ')))).toBe('two three');
    expect(wordsOn(on([{ type: 'XPathSelector', value: '/p' }, words('three four', 'of ')]))).toBe(
      'three four',
    );
    expect(wordsOn(on({ type: 'FragmentSelector', value: 'p5', refinedBy: words('The end') }))).toBe(
      'The end',
    );
    expect(wordsOn(on({ ...words('The end of three four'), refinedBy: words('three') }))).toBe('three');
    const last = { type: 'TextPositionSelector', start: 4, end: 7 };
    expect(wordsOn(on({ ...words('The end of'), refinedBy: last }))).toBe('end');
    const range = { type: 'RangeSelector', startSelector: words('Two'), endSelector: words('The end') };
    expect(wordsOn(on(range))).toBe('Two three four.');
    expect(wordsOn(annotation({ target: `${PAGE}#:~:text=end,four` }))).toBe('end of three four');
    expect(wordsOn(annotation({ target: `${PAGE}#:~:text=of-,three%20four,-five` }))).toBe('three four');
    expect(wordsOn(on({ type: 'FragmentSelector', value: ':~:text=four%20five' }))).toBe('four five');
    // on the page as a whole
    expect(wordsOn(annotation({ bodyValue: 'x' }))).toBe('');
    expect(wordsOn(on(words('six')))).toBe(null);
    expect(wordsOn(on({ type: 'CssSelector', value: '#main > p' }))).toBe(null);
    expect(wordsOn(on({ type: 'FragmentSelector', value: 'para5', refinedBy: last }))).toBe(null);
  });

  test('count positions in code points, and only in a text that they are known to count in', () => {
    const position = { type: 'TextPositionSelector', start: 17, end: 20 };
    expect(wordsOn(on(position))).toBe(null);
    const state = { state: { type: 'TimeState', id: 'urn:florilegium:document:document-1' } };
    expect(wordsOn(on(position, state))).toBe('Two');
    // Of words that stand in two places the position tells which, where they are there.
    expect(wordsOn(on([words('three four'), { type: 'TextPositionSelector', start: 44, end: 54 }]))).toBe(
      'three four',
    );
  });

  test('give notes and topics from all kinds of bodies', () => {
    const text = (value: string, more: object = {}): object => ({ type: 'TextualBody', value, ...more });
    const html = text('<p>j’adore <b>vraiment</b></p><p>oui &amp; non</p>', { format: 'text/html' });
    expect(quoteOf(annotation({ body: html }))).toMatchObject({ note: 'j’adore vraiment\n\noui & non' });
    expect(
      quoteOf(annotation({ body: [text('**x**'), text('DVRK/Truppen', { purpose: 'tagging' })] })),
    ).toMatchObject({ note: '**x**', topics: ['DVRK/Truppen'] });
    expect(quoteOf(annotation({ motivation: 'tagging', body: text('love') }))).toMatchObject({
      note: '',
      topics: ['love'],
    });
    expect(quoteOf(annotation({ bodyValue: 'a comment' }))).toMatchObject({ note: 'a comment' });
    const choice = { type: 'Choice', items: ['https://example.org/note', text('said'), text('else')] };
    expect(quoteOf(annotation({ body: { type: 'List', items: [choice, text('too')] } }))).toMatchObject({
      note: 'said\n\ntoo',
    });
    expect(
      quoteOf(annotation({ body: { source: { id: 'https://example.org/n' }, purpose: 'describing' } })),
    ).toMatchObject({ note: '<https://example.org/n>' });
  });

  test('keep their colour, drawn or named, their moments and their name', () => {
    const dates = { created: '2024-05-01T10:00:00Z', modified: '2024-06-01T10:00:00Z' };
    const target = { source: PAGE, selector: words('two'), styleClass: 'mine' };
    const stylesheet = { type: 'CssStylesheet', value: '.other{color:blue} .mine { background: #5fb236; }' };
    expect(quoteOf(annotation({ ...dates, target, stylesheet }))).toMatchObject({
      colour: 'green',
      via: 'https://example.org/anno1',
      created: '2024-05-01T10:00:00.000Z',
      modified: '2024-06-01T10:00:00.000Z',
    });
    expect(quoteOf(annotation({ target: { ...target, styleClass: 'red' } }))).toMatchObject({
      colour: 'red',
    });
    expect(quoteOf(on(words('two')))).toMatchObject({ colour: 'yellow' });
  });

  test('of several pages become an article each that lands on its page, and every target counts', async () => {
    const other = 'urn:florilegium:article:article-9';
    const list = {
      '@context': CONTEXT,
      id: 'https://example.org/collection',
      type: 'AnnotationCollection',
      total: 3,
      first: {
        id: 'https://example.org/page1',
        type: 'AnnotationPage',
        items: [
          annotation({
            target: [{ source: PAGE, selector: words('two') }, `${PAGE}#:~:text=three`],
            bodyValue: 'a',
          }),
          annotation({
            id: 'urn:x:2',
            bodyValue: 'b',
            target: {
              source: {
                id: other,
                'dcterms:title': 'A book',
                'dcterms:identifier': `sha256:${'cd'.repeat(32)}`,
              },
              selector: { type: 'CssSelector', value: '#p' },
            },
          }),
          { type: 'Annotation', id: 'urn:x:3' },
        ],
      },
    };
    const items = await importBytes('a.jsonld', new TextEncoder().encode(JSON.stringify(list)));
    const [refused, page, book] = items;
    expect(refused).toMatchObject({ ok: false, error: { code: 'file-row-invalid', values: { row: '3' } } });
    expect(page).toMatchObject({
      ok: true,
      value: { sourceId: PAGE, warnings: ['annotations-parted', 'page-missing'], annotates: { url: PAGE } },
    });
    expect(book).toMatchObject({
      ok: true,
      value: {
        metadata: { title: 'A book', url: '' },
        annotates: { article: { id: 'article-9', sha256: 'cd'.repeat(32) } },
      },
    });
  });

  test('without their page are kept as an article in which nothing is lost', async () => {
    const json = [
      on(words('two three'), {}),
      on({ type: 'CssSelector', value: '#main > p' }),
      annotation({ body: 'https://example.org/post' }),
    ].map((each, index) => ({ ...each, id: `urn:x:${index}` }));
    const [article] = await articlesOf('a.json', JSON.stringify(json));
    expect(blocksOf(article!)).toEqual([
      'quote: two three',
      'paragraph: CssSelector #main > p',
      'paragraph: <https://example.org/post>',
    ]);
    expect(article?.annotations.map(({ via }) => via)).toEqual(['urn:x:0', 'urn:x:1', 'urn:x:2']);
  });

  test('that are hostile or deep neither hang nor bring down the import', () => {
    let deep: object = words('two');
    for (let depth = 0; depth < 5_000; depth += 1)
      deep = { type: 'FragmentSelector', value: 'x', refinedBy: deep };
    expect(wordsOn(on(deep))).toBe(null);
    let nested: object = { type: 'List', items: [PAGE] };
    for (let depth = 0; depth < 5_000; depth += 1) nested = { type: 'List', items: [nested] };
    expect(readAnnotation(annotation({ target: nested, body: nested }), false).targets).toEqual([]);
  });
});
