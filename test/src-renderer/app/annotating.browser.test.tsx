import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { accessibilityProblems } from '../accessibility.ts';
import { articleText, noteField, openFirst, painted } from './article-text.ts';
import { drawApp } from './draw-app.tsx';

describe('a highlight in hand', () => {
  it('moves its ends by key, and by keys on its handles', async () => {
    await drawApp({ articles: 1, coded: false });
    await openFirst();
    await userEvent.keyboard('j{Alt>}1{/Alt}');
    await expect.poll(() => painted('annotation-yellow').length).toBe(1);
    const [sentence = ''] = painted('annotation-yellow');
    const words = sentence.split(' ');
    await userEvent.keyboard(']');
    await expect.poll(() => painted('annotation-yellow')[0]?.startsWith(`${sentence} `)).toBe(true);
    await userEvent.keyboard('[[[[[[');
    await expect.poll(() => painted('annotation-yellow')[0]).toBe(words.slice(0, -2).join(' '));
    await userEvent.keyboard('{Shift>}}{/Shift}');
    await expect.poll(() => painted('annotation-yellow')[0]).toBe(words.slice(1, -2).join(' '));

    await userEvent.keyboard('x');
    await expect.element(page.getByRole('slider', { name: 'End of the highlight' })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => painted('annotation-yellow')[0]).toBe(words.slice(1, -1).join(' '));
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    await expect.poll(() => painted('annotation-yellow')[0]).toBe(words.slice(1, -1).join(' ').slice(0, -1));
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.activeElement?.hasAttribute('data-reading-text')).toBe(true);
    // What the keys have in hand went along: the next colour is for the same words, not for a second highlight.
    await userEvent.keyboard('{Alt>}4{/Alt}');
    await expect.poll(() => painted('annotation-blue').length).toBe(1);
    expect(painted('annotation-yellow')).toEqual([]);
  });

  it('moves an end by dragging its handle', async () => {
    await drawApp({ articles: 1, coded: false });
    await openFirst();
    await userEvent.keyboard('j{Alt>}1{/Alt}');
    await expect.poll(() => painted('annotation-yellow').length).toBe(1);
    const [sentence = ''] = painted('annotation-yellow');
    await expect.element(page.getByRole('slider', { name: 'Start of the highlight' })).toBeInTheDocument();
    const handle = page.getByRole('slider', { name: 'Start of the highlight' }).element();
    const spot = handle.getBoundingClientRect();
    const at = { pointerId: 1, bubbles: true, button: 0, clientY: spot.top + spot.height / 2 };
    // A pointer made by a script cannot be captured.
    handle.setPointerCapture = () => undefined;
    handle.dispatchEvent(new PointerEvent('pointerdown', { ...at, clientX: spot.left }));
    handle.dispatchEvent(new PointerEvent('pointermove', { ...at, clientX: spot.left + 60 }));
    await expect.poll(() => painted('reading-cursor')[0]?.length ?? 0).toBeLessThan(sentence.length);
    handle.dispatchEvent(new PointerEvent('pointerup', { ...at, clientX: spot.left + 60 }));
    await expect.poll(() => painted('annotation-yellow')[0]?.length).toBeLessThan(sentence.length);
    expect(sentence.endsWith(painted('annotation-yellow')[0] ?? 'nothing')).toBe(true);
  });
});

describe('a new highlight', () => {
  const press = (key: string, altKey = false): void => {
    const event = { key, code: altKey ? `Digit${key}` : `Key${key.toUpperCase()}`, altKey };
    articleText().dispatchEvent(new KeyboardEvent('keydown', { ...event, bubbles: true, cancelable: true }));
  };
  const notesDrawn = () => document.querySelectorAll('[data-note]').length;

  it('is painted before the key is over, and its note is there for the very next key', async () => {
    await drawApp({ articles: 1, coded: false });
    await openFirst();
    await userEvent.keyboard('j');
    press('2', true);
    expect(painted('annotation-red')).toHaveLength(1);
    expect(notesDrawn()).toBe(0);
    press('n');
    await noteField();
    expect(notesDrawn()).toBe(1);
    expect(painted('annotation-red')).toHaveLength(1);
  });

  it('is no longer painted where it could not be kept', async () => {
    const services = await drawApp({ articles: 1, coded: false });
    Object.assign(services.annotations, {
      create: () => Promise.resolve({ ok: false, error: { code: 'disk-full', values: {} } }),
    });
    await openFirst();
    await userEvent.keyboard('j{Alt>}2{/Alt}');
    await expect.element(page.getByText(/The disk is full/)).toBeVisible();
    expect(painted('annotation-red')).toEqual([]);
  });

  it.each(['with', 'without'])(
    '%s a highlight there, `n` begins its note before another key can come',
    async (kind) => {
      await drawApp({ articles: 1, coded: false });
      await openFirst();
      await userEvent.keyboard(kind === 'with' ? 'j{Alt>}2{/Alt}' : 'j');
      if (kind === 'with') await expect.poll(notesDrawn).toBe(1);
      press('n');
      // No task between: React draws what a key changed in the microtasks behind it.
      for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
      expect(document.activeElement?.matches('textarea, .cm-content')).toBe(true);
    },
  );
});

it('says of a passage over folded lines how many it includes, and of the lines that something in them is marked', async () => {
  const services = await drawApp({ articles: 1, coded: false });
  const id = asId<ArticleId>('article-000000');
  const document = await services.library.document(id);
  if (!document.ok) throw new Error('the fake has no article');
  const { text } = document.value;
  const start = text.lastIndexOf('Im Vollbildmodus') - 20;
  await services.annotations.create(id, { start, end: text.lastIndexOf('Foto: afp') + 80 }, 'green');
  await openFirst();
  const card = page.getByRole('article', { name: /^green/ });
  await expect.element(card.getByText(/^includes 2 folded lines/)).toBeVisible();
  const lines = () => page.getByRole('button', { name: /1 line folded.*1 highlight in it/ }).elements();
  await expect.poll(() => lines().length).toBe(2);
  expect(painted('annotation-green')[0]).not.toContain('Foto: afp');
  expect(await accessibilityProblems()).toEqual([]);
  await card.getByRole('button', { name: 'Show', exact: true }).click();
  await expect.poll(() => painted('annotation-green')[0]).toContain('Foto: afp');
  await expect.element(page.getByText('Im Vollbildmodus öffnen').first()).toBeInViewport();
  expect(lines()).toEqual([]);
  await userEvent.keyboard('{Shift>}m{/Shift}');
  await expect.element(page.getByRole('option', { name: /includes 2 folded lines/ })).toBeVisible();
  await userEvent.keyboard('h');
  await expect.poll(() => lines().length).toBe(2);
});

describe('a note', () => {
  beforeEach(() => localStorage.clear());
  const card = () => page.getByRole('complementary', { name: 'Notes in the margin' });
  const begin = async (): Promise<void> => {
    await openFirst();
    await userEvent.keyboard('j{Alt>}1{/Alt}');
    await expect.poll(() => painted('annotation-yellow').length).toBe(1);
    await userEvent.keyboard('n');
    await noteField();
  };
  const save = '{Control>}{Enter}{/Control}';

  it('is written in Markdown: lists go on, marks by key, HTML stays text; and is printed', async () => {
    await drawApp({ articles: 1, coded: false });
    await begin();
    await userEvent.keyboard(
      '- first{Enter}second {Control>}b{/Control}bold{Control>}{End}{/Control} <b>x</b>',
    );
    await userEvent.keyboard(save);
    await expect.element(card().getByRole('listitem').filter({ hasText: 'first' }).last()).toBeVisible();
    await expect.element(card().getByText('bold', { exact: true })).toBeVisible();
    expect(card().getByText('bold', { exact: true }).element().tagName).toBe('STRONG');
    await expect
      .poll(() => document.querySelector('[data-note]')?.textContent, { timeout: 3000 })
      .toContain('<b>x</b>');
    // On paper it stands behind the text, though its margin does not.
    const printed = (): string => document.querySelector('[data-printed]')?.textContent ?? '';
    window.dispatchEvent(new Event('beforeprint'));
    expect(printed()).toContain('second bold <b>x</b>yellow');
    window.dispatchEvent(new Event('afterprint'));
    await expect.poll(printed).toBe('');
  });

  it('ties topics by "#" and links articles by "[[", and a link opens', async () => {
    await drawApp({ articles: 4, coded: false });
    await begin();
    await userEvent.keyboard('See #Neu/Thema');
    await expect.element(page.getByRole('option', { name: /Neu \/ Thema/ })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(card().getByRole('button', { name: 'Thema', exact: true })).toBeVisible();
    await userEvent.keyboard('[[[[');
    await expect.poll(() => document.querySelectorAll('.cm-tooltip [role=option]').length).toBe(4);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect
      .poll(() => page.getByRole('textbox', { name: /Note on/ }).element().textContent)
      .toMatch(/^See \[\[article:[\w-]+\|/);
    await userEvent.keyboard(save);
    await expect.poll(() => document.querySelector('[data-note] [class*=link]')).not.toBeNull();
    const link = document.querySelector<HTMLElement>('[data-note] [class*=link]');
    const title = link?.textContent ?? '';
    link?.click();
    await expect.element(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
    // The buttons at the side of the mouse go back to where the link was followed, and on again.
    const linked = location.hash;
    window.dispatchEvent(new MouseEvent('mouseup', { button: 3 }));
    await expect.poll(() => location.hash).not.toBe(linked);
    window.dispatchEvent(new MouseEvent('mouseup', { button: 4 }));
    await expect.poll(() => location.hash).toBe(linked);
  });

  it('that could not be saved stays, says why, and is saved when there is room', async () => {
    const services = await drawApp({ articles: 1, coded: false });
    const before = { ...services.annotations };
    Object.assign(services.annotations, {
      setNote: () => Promise.resolve({ ok: false, error: { code: 'disk-full', values: {} } }),
    });
    await begin();
    await userEvent.keyboard(`Not lost${save}`);
    await expect.element(page.getByText(/The disk is full.*tried again by itself/)).toBeVisible();
    Object.assign(services.annotations, before);
    await expect.poll(() => page.getByRole('textbox', { name: /Note on/ }).elements().length).toBe(0);
    await expect.element(card().getByText('Not lost')).toBeVisible();
  });

  it('outlives a window that is closed in the middle of a word', async () => {
    const services = await drawApp({ articles: 1, coded: false });
    await begin();
    await userEvent.keyboard('half a wo');
    await expect.poll(() => Object.values(localStorage).includes('half a wo')).toBe(true);
    const kept = { ...localStorage };
    await drawApp({ articles: 1, services });
    for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, String(value));
    await openFirst();
    await expect.element(page.getByRole('textbox', { name: /Note on/ })).toHaveTextContent('half a wo');
    await expect.element(page.getByText(/kept from when the window was closed/)).toBeVisible();
  });
});

describe('the list of all notes', () => {
  it('is narrowed, and all that is listed is changed by one step', async () => {
    await drawApp({ articles: 1, coded: false });
    await openFirst();
    for (const colour of ['1', '2', '1']) {
      await userEvent.keyboard(`j{Alt>}${colour}{/Alt}`);
      await expect
        .poll(() => painted('annotation-yellow').length + painted('annotation-red').length)
        .toBeGreaterThan(0);
    }
    await userEvent.keyboard('{Shift>}m{/Shift}');
    const list = page.getByRole('region', { name: 'All notes of this article' });
    await expect.poll(() => list.getByRole('option').elements().length).toBeGreaterThan(2);
    await list.getByRole('button', { name: /^yellow/ }).click();
    await expect.element(list.getByText('2 of 3 notes')).toBeVisible();
    await list.getByRole('button', { name: 'Highlight blue' }).click();
    await expect.poll(() => painted('annotation-blue').length).toBe(2);
    expect(painted('annotation-red')).toHaveLength(1);
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect.poll(() => painted('annotation-yellow').length).toBe(2);
    expect(await accessibilityProblems()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelector('[data-notes-list]')).toBeNull();
  });
});

describe('a colour', () => {
  it('that is given a meaning shows it wherever it is named, and one step takes it back', async () => {
    const services = await drawApp({ articles: 1, coded: false });
    await openFirst();
    await userEvent.keyboard('j{Alt>}1{/Alt}');
    await page.getByRole('button', { name: /Colour: yellow/ }).click();
    await page.getByRole('textbox', { name: 'Meaning of yellow' }).fill('Fact');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('button', { name: /Colour: Fact \(yellow\)/ })).toBeVisible();
    await expect.element(page.getByRole('article', { name: /^Fact \(yellow\): / })).toBeVisible();
    await services.undo.undo();
    await expect.element(page.getByRole('button', { name: /Colour: yellow/ })).toBeVisible();
  });
});

describe('by key', () => {
  it('one notes something about the whole article, and goes from a passage to its note and back', async () => {
    await drawApp({ articles: 1, coded: false });
    await openFirst();
    await userEvent.keyboard('{Shift>}n{/Shift}');
    await noteField();
    await userEvent.keyboard('In all{Control>}{Enter}{/Control}');
    const margin = page.getByRole('complementary', { name: 'Notes in the margin' });
    await expect.element(margin.getByText('About the whole article')).toBeVisible();
    await expect.element(margin.getByText('In all')).toBeVisible();
    await userEvent.keyboard('jj{Alt>}2{/Alt}');
    await expect.poll(() => painted('annotation-red').length).toBe(1);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.textContent).toBe(painted('annotation-red')[0]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.activeElement === articleText()).toBe(true);
    // Highlights are painted: what is said, and what their paragraph points at, is all that a screen reader has of them.
    const said = (): string =>
      [...document.querySelectorAll('[role=status]')].map((each) => each.textContent).join('');
    const [words = ''] = painted('annotation-red');
    expect(said()).toContain(`Highlighted red: ${words.slice(0, 100)}`);
    const details = (): string =>
      articleText().querySelector('[aria-details]')?.getAttribute('aria-details') ?? '-';
    await expect.poll(() => document.getElementById(details())?.textContent).toContain(words);
    await userEvent.keyboard('kj');
    await expect.poll(said).toContain(`${words} (Highlighted red)`);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.textContent).toBe(words);
    await userEvent.keyboard('{Escape}');
    // There is one such note: the key leads to it again.
    await userEvent.keyboard('{Shift>}n{/Shift}');
    await noteField();
    expect(document.querySelectorAll('[data-note]')).toHaveLength(2);
  });

  it('one copies a passage with its source, for programs that take it formatted, too', async () => {
    await drawApp({ articles: 1, coded: false });
    await openFirst();
    const written: string[] = [];
    const write = vi.spyOn(navigator.clipboard, 'write').mockImplementation(async (items) => {
      for (const type of ['text/plain', 'text/html'])
        written.push((await items[0]?.getType(type).then((blob) => blob.text())) ?? '');
    });
    onTestFinished(() => write.mockRestore());
    await userEvent.keyboard('jc');
    await expect.element(page.getByText('Copied with its source')).toBeVisible();
    const [sentence] = painted('reading-cursor');
    expect(written[0]).toContain(`“${sentence ?? ''}”\n— `);
    expect(written[1]).toContain('<blockquote');
  });
});
