import { beforeAll, expect, it } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { importHtml } from '../../../../src-core/import/html/import-html.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../../src-core/import/import-limits.ts';
import type { ArticleDocument } from '../../../../src-core/model/document.ts';
import { DocumentView } from '../../../../src-renderer/features/reader/DocumentView.tsx';
import { renderedBlocks, textNodes } from '../../../../src-renderer/features/reader/text-position.ts';
import '../../../../src-renderer/ui/tokens.css';
import { useTestLanguage } from '../../start-texts.ts';

beforeAll(() => useTestLanguage('en'));

function tableDocument(html: string): ArticleDocument {
  const source = { html, name: 'x', pasted: true, wholePage: true, warnings: [] };
  return importHtml(source, DEFAULT_IMPORT_LIMITS)!.article.document;
}

async function draw(document: ArticleDocument, width = 600): Promise<HTMLElement> {
  await cleanup();
  const { container } = await render(
    <div data-reader-scroller style={{ width, height: 200, overflow: 'auto' }}>
      <DocumentView
        document={document}
        shown={[]}
        opened={new Set()}
        onToggleRun={() => undefined}
        onShowBlock={() => undefined}
      />
      <div style={{ height: 2000 }} />
    </div>,
  );
  return container.querySelector<HTMLElement>('[data-reader-scroller]')!;
}

const rows = (count: number, cells: number): string =>
  Array.from(
    { length: count },
    (_, row) => `<tr><th>Sort ${row}</th>${`<td>${'x'.repeat(12)}</td>`.repeat(cells)}</tr>`,
  ).join('');

it('has the heads of its source, spans and its caption as name, and holds its text to the letter', async () => {
  const document = tableDocument(
    `<table><caption>Yields</caption><thead><tr><th>Crop</th><th colspan="2">Tons</th></tr></thead>
     <tr><th rowspan="2">Rye</th><td></td><td>2</td></tr><tr><td>3</td><td></td></tr></table>`,
  );
  const scroller = await draw(document);
  const table = page.getByRole('table', { name: 'Yields' });
  await expect.element(table).toBeVisible();
  expect(
    [...scroller.querySelectorAll('th')].map(({ scope, colSpan, rowSpan, textContent }) => [
      scope,
      colSpan,
      rowSpan,
      textContent.trim(),
    ]),
  ).toEqual([
    ['col', 1, 1, 'Crop'],
    ['colgroup', 2, 1, 'Tons'],
    ['rowgroup', 1, 2, 'Rye'],
  ]);
  expect(scroller.querySelectorAll('thead tr')).toHaveLength(1);
  expect([...scroller.querySelectorAll('tr')].map(({ cells }) => cells.length)).toEqual([2, 3, 2]);
  expect(
    renderedBlocks(scroller).map((block) =>
      textNodes(block)
        .map(({ data }) => data)
        .join(''),
    ),
  ).toEqual(document.blocks.map(({ start, end }) => document.text.slice(start, end)));
});

it('takes the only row without figures for its head where no source says so', async () => {
  const { marks, ...rest } = tableDocument(
    `<table><tr><th>Sort</th><th>Preis</th></tr>${rows(3, 1)}</table>`,
  );
  const old = { ...rest, marks: marks.map(({ heads: _heads, ...mark }) => mark) };
  const scroller = await draw({ ...old, text: rest.text.replaceAll('x', '7') });
  expect([...scroller.querySelectorAll('thead th')].map(({ textContent }) => textContent.trim())).toEqual([
    'Sort',
    'Preis',
  ]);
  expect(scroller.querySelectorAll('tbody th')).toHaveLength(0);
});

it.each([
  ['narrow', 1],
  ['wider than the text', 9],
])('keeps the heads of a long table in sight that is %s', async (_, cells) => {
  const head = `<thead><tr><th>Sort</th>${'<th>Value</th>'.repeat(cells)}</tr></thead>`;
  const scroller = await draw(tableDocument(`<table>${head}${rows(40, cells)}</table>`));
  const first = scroller.querySelector('th')!;
  const box = scroller.querySelector('table')!.parentElement!;
  await expect.poll(() => box.tabIndex).toBe(cells > 1 ? 0 : -1);
  scroller.scrollTop = 500;
  const top = scroller.getBoundingClientRect().top;
  await expect.poll(() => Math.round(first.getBoundingClientRect().top - top)).toBe(0);
  // Where it stands in the text has not moved: what is measured there is measured by its row.
  expect(first.parentElement!.getBoundingClientRect().top).toBeLessThan(top - 300);
  scroller.scrollTop = scroller.scrollHeight;
  await expect.poll(() => first.getBoundingClientRect().bottom).toBeLessThan(top);
});
