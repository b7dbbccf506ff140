import { beforeAll, beforeEach, expect, it } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { importHtml } from '../../../../src-core/import/html/import-html.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../../src-core/import/import-limits.ts';
import type { ArticleDocument } from '../../../../src-core/model/document.ts';
import { Reader } from '../../../../src-renderer/features/reader/Reader.tsx';
import type { ReaderHandle } from '../../../../src-renderer/features/reader/reader-handle.ts';
import { useTestLanguage } from '../../start-texts.ts';

beforeAll(() => useTestLanguage('en'));

const HTML = `<p>See <a href="#end">the end</a>. Rye<a href="#fn1" id="fnref1" role="doc-noteref">1</a> and
  oats<sup><a href="#fn2" id="fnref2">[2]</a></sup>.</p><h2 id="end">The end</h2>
  <ol><li id="fn1"><p>First <a href="https://a.example/">source</a>.</p><p>Second, as in<sup><a href="#fn2">2</a></sup>.
  <a href="#fnref1" role="doc-backlink">↩</a></p></li><li id="fn2">About oats.<a href="#fnref2">↩</a></li></ol>`;

let left: number[] = [];
let handle: ReaderHandle | null = null;

function pageDocument(html: string): ArticleDocument {
  const source = { html, name: 'x', pasted: true, wholePage: true, warnings: [] };
  return importHtml(source, DEFAULT_IMPORT_LIMITS)!.article.document;
}

async function read(document: ArticleDocument): Promise<void> {
  left = [];
  await cleanup();
  await render(
    <Reader
      ref={(made) => {
        handle = made;
      }}
      document={document}
      shownBlocks={[]}
      hyphens="off"
      onShowBlock={() => undefined}
      layers={[]}
      initialOffset={0}
      jump={null}
      onReady={() => undefined}
      onVisible={() => undefined}
      onLeave={(to) => left.push(to)}
      onPick={() => undefined}
      readPicture={() => Promise.resolve(null)}
      header={null}
      margin={null}
      toolbar={() => null}
    />,
  );
}

const card = page.getByRole('dialog');
const words = (): string => card.query()?.textContent ?? '';

const number = (within: Element = document.body) =>
  page.elementLocator(within.querySelector('[role=doc-noteref]')!);

beforeEach(async () => await read(pageDocument(HTML)));

it('shows a note of several paragraphs beside its number, with its links, and Escape gives the focus back', async () => {
  (number().element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => card.element().querySelectorAll('p').length).toBe(2);
  await expect.poll(words).toMatch(/^First source\.Second, as in2\.Back/u);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => card.query()).toBeNull();
  await expect.poll(() => document.activeElement === number().element()).toBe(true);
});

it('shows a note to a note in its place, goes to the note, and back by its own link', async () => {
  await number().click();
  await number(card.element()).click();
  await expect.poll(words).toMatch(/^About oats\./u);
  await card.getByRole('button').click();
  await expect.poll(() => card.query()).toBeNull();
  const text = document.querySelector('[data-reading-text]')!;
  expect(left).toEqual([pageDocument(HTML).text.indexOf('About')]);
  expect(document.activeElement).toBe(text);
  expect(handle?.passage()?.range.start).toBe(left[0]);
  await page.getByRole('link', { name: '↩' }).last().click();
  expect(left[1]).toBe(pageDocument(HTML).text.indexOf('[2]'));
});

it('opens links of a note beside them, and leads within the article', async () => {
  await number().click();
  await card.getByRole('link').first().click();
  await expect.element(page.getByText('https://a.example/')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => card.query()).toBeNull();
  await page.getByRole('link', { name: 'the end' }).click();
  const { text } = pageDocument(HTML);
  expect(left).toEqual([text.indexOf('The end')]);
  expect(location.hash).toBe('');
});

it('shows the notes of the sentence under the reading cursor one after the other', async () => {
  const { text } = pageDocument(HTML);
  expect(handle?.showNote()).toBe(false);
  handle?.hold({ start: text.indexOf('Rye'), end: text.indexOf('The end') });
  await expect.poll(() => handle?.passage()?.by).toBe('cursor');
  for (const beginning of [/^First/u, /^About/u, /^First/u]) {
    expect(handle?.showNote()).toBe(true);
    await expect.poll(words).toMatch(beginning);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => card.query()).toBeNull();
  }
});

it('puts a note away with Escape that is only pointed at, and leaves the pointer where it is', async () => {
  await number().hover();
  await expect.poll(() => page.getByRole('note').query()?.textContent).toMatch(/^First source\./u);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.getByRole('note').query()).toBeNull();
});
