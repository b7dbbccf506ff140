import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importHtml } from '../../../../src-core/import/html/import-html.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../../src-core/import/import-limits.ts';
import { checkDocument } from '../../../../src-core/model/document-guard.ts';
import type { ArticleDocument } from '../../../../src-core/model/document.ts';
import { footnotesOf } from '../../../../src-core/text/footnotes.ts';

const SEED = 552;

function documentOf(html: string, address = ''): ArticleDocument {
  const source = { html, name: 'page.html', pasted: true, wholePage: true, address, warnings: [] };
  const page = importHtml(source, DEFAULT_IMPORT_LIMITS);
  if (page === null) throw new Error('no text');
  return page.article.document;
}

function notesOf(html: string, address = ''): readonly string[] {
  const document = documentOf(html, address);
  return footnotesOf(document).map(
    ({ reference, note }) =>
      `${document.text.slice(reference.start, reference.end)}: ${document.text.slice(note.start, note.end)}`,
  );
}

function jumpsOf(html: string, address = ''): readonly string[] {
  const { text, marks } = documentOf(html, address);
  return marks.flatMap(({ start, end, target }) =>
    target === undefined || target.note === true
      ? []
      : [`${text.slice(start, end)} > ${text.slice(target.start, target.end)}`],
  );
}

describe('notes that a page links to', () => {
  it.each([
    [
      'Wikipedia, several references to one note',
      `<p>One.<sup id="cite_ref-x_1-0" class="reference"><a href="#cite_note-x-1">[1]</a></sup>
       Two.<sup id="cite_ref-x_1-1" class="reference"><a href="#cite_note-x-1">[1]</a></sup></p>
       <ol><li id="cite_note-x-1"><span>^ <a href="#cite_ref-x_1-0"><sup><i>a</i></sup></a>
       <a href="#cite_ref-x_1-1"><sup><i>b</i></sup></a></span> <span>Myers, <i>Art</i>.</span></li></ol>`,
      ['[1]: Myers, Art.', '[1]: Myers, Art.'],
    ],
    [
      'Pandoc, of several paragraphs',
      `<p>Text<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>.</p>
       <section role="doc-endnotes"><ol><li id="fn1"><p>First.</p><pre><code>x</code></pre>
       <p>Last.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>`,
      ['1: First.\nx\nLast.'],
    ],
    [
      'Substack',
      `<p>Text<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a>.</p>
       <div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a>
       <div class="footnote-content"><p>Words.</p><p>More.</p></div></div>`,
      ['1: Words.\nMore.'],
    ],
    [
      'DocBook',
      `<p>Text<a href="#ftn.d1" class="footnote" id="d1"><sup class="footnote">[1]</sup></a>.</p>
       <div class="footnotes"><div id="ftn.d1" class="footnote"><p><a href="#d1" class="para"><sup
       class="para">[1] </sup></a>Words.</p></div></div>`,
      ['[1]: Words.'],
    ],
    [
      'Word',
      `<p>Text<a href="#_ftn1" name="_ftnref1"><span><sup>[1]</sup></span></a>.</p><hr>
       <p><a href="#_ftnref1" name="_ftn1"><sup>[1]</sup></a> Words.</p>`,
      ['[1]: Words.'],
    ],
    [
      'Google Docs',
      `<p>Text<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p>
       <div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> Words.</p></div>`,
      ['[1]: Words.'],
    ],
    [
      'WordPress blocks',
      `<p>Text<sup data-fn="ab-1" class="fn"><a id="ab-1-link" href="#ab-1">1</a></sup>.</p>
       <ol class="wp-block-footnotes"><li id="ab-1">Words. <a href="#ab-1-link">↩︎</a></li></ol>`,
      ['1: Words.'],
    ],
    [
      'ARIA with the note among the text',
      `<p>Text<a role="doc-noteref" href="#n">note</a>.</p><aside id="n" role="doc-footnote"><p>Words.</p></aside>
       <p>On.</p>`,
      ['note: Words.'],
    ],
    [
      'Sphinx, number and words in two blocks',
      `<p>Text<a class="footnote-reference" href="#id2" id="id1">[1]</a>.</p>
       <dl><dt id="id2"><span>[1]</span></dt><dd><p>Words.</p></dd></dl>`,
      ['[1]: Words.'],
    ],
  ])('are told as the source says: %s', (_, html, notes) => {
    expect(notesOf(html)).toEqual(notes);
  });

  it('are told by the whole address of the saved page, too, and never from another page', () => {
    const page = (href: string): string =>
      `<p>Text<sup><a href="${href}#fn1">1</a></sup>.</p><p id="fn1">Words.</p>`;
    expect(notesOf(page('https://a.example/b?c'), 'https://a.example/b?c#d')).toEqual(['1: Words.']);
    expect(notesOf(page('https://b.example/b'), 'https://a.example/b')).toEqual([]);
  });
});

describe('links within a page', () => {
  it('lead to headings, to empty names before them, and back', () => {
    const html = `<ul><li><a href="#a">One</a></li><li><a href="#b%C3%A4">Two</a></li></ul>
      <h2 id="a">First part</h2><p>Text.</p><a name="bä"></a><h2>Second part</h2><p>More. <a href="#nowhere">x</a></p>`;
    expect(jumpsOf(html)).toEqual(['One > First part', 'Two > Second part']);
  });

  it(`lead into the document or are dropped, and never change its text (seed ${SEED})`, () => {
    const id = fc.constantFrom('a', 'b', 'c', 'fn1');
    const piece = fc.oneof(
      fc
        .tuple(id, fc.constantFrom('p', 'li', 'div', 'span', 'h2', 'aside', 'td'))
        .map(([name, tag]) => `<${tag} id="${name}">`),
      fc.constantFrom(
        '</p>',
        '</div>',
        '</li>',
        '</span>',
        '<p>',
        '<br><br>',
        '<hr>',
        '<table><tr><td>q<td>w</tr><tr><td>',
        '</table>',
      ),
      fc
        .tuple(id, fc.boolean())
        .map(([name, raised]) =>
          raised ? `<sup><a href="#${name}">1</a></sup>` : `<a href="#${name}">see</a>`,
        ),
      fc.constantFrom(' ', 'Words ', 'e\u0301 ', '[1] ', '^ '),
      id.map((name) => `<a name="${name}"></a>`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const html = `<p>Beginning.</p>${pieces.join('')}`;
        const document = documentOf(html);
        const stored: unknown = JSON.parse(JSON.stringify(document));
        expect(checkDocument(stored)).toEqual({ ok: true, value: document });
        for (const { href, type, target } of document.marks)
          expect(type !== 'link' || href !== undefined || target !== undefined).toBe(true);
        for (const { note } of footnotesOf(document)) expect(note.start).toBeLessThan(note.end);
        expect(document.text).toBe(documentOf(html.replaceAll(/ (?:id|name)=/gu, ' data-x=')).text);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('cells of a table', () => {
  it('keep whether they name their column or their row, and how many they take', () => {
    const { text, marks } = documentOf(
      `<table><caption>Crops</caption><thead><tr><td></td><th colspan="2">Yield</th></tr></thead>
       <tr><th>Rye</th><td>1</td><td>2</td></tr><tr><th scope="row" rowspan="2">Oats</th><td>3</td><td>4</td></tr></table>`,
    );
    expect(
      marks.map(({ start, end, heads, columns, rows }) => [text.slice(start, end), heads, columns, rows]),
    ).toEqual([
      ['', 'column', undefined, undefined],
      ['Yield', 'column', 2, undefined],
      ['Rye', 'row', undefined, undefined],
      ['1', undefined, undefined, undefined],
      ['2', undefined, undefined, undefined],
      ['Oats', 'row', undefined, 2],
      ['3', undefined, undefined, undefined],
      ['4', undefined, undefined, undefined],
    ]);
  });
});

describe('blocks of code', () => {
  it.each([
    ['<pre><code class="language-TS">a\n  b</code></pre>', 'ts'],
    ['<pre class="sourceCode python"><code>a\n  b</code></pre>', 'python'],
    ['<div class="highlight highlight-source-c++"><pre>a\n  b</pre></div>', 'c++'],
    ['<pre data-lang="js">a\n  b</pre>', 'js'],
    ['<pre class="language-none"><code>a\n  b</code></pre>', undefined],
    ['<pre>a\n  b</pre>', undefined],
  ])('keep their blanks, and their language where the page names it: %s', (html, syntax) => {
    const { text, blocks } = documentOf(`<p>See:</p>${html}`);
    expect(text).toBe('See:\na\n  b');
    expect(blocks.map((block) => block.syntax)).toEqual([undefined, syntax]);
  });
});
