import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { cleanup } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { noteField, openFirst, painted } from './article-text.ts';
import { drawRealApp } from './draw-real-app.tsx';
import type { RealApp } from './draw-real-app.tsx';

let app: RealApp | null = null;
afterEach(async () => {
  await cleanup();
  await app?.services.close();
  app = null;
});

const ARTICLES = [
  { title: 'Erster Bericht', text: 'Die Soldaten kamen am Abend an.', lang: 'de' },
  { title: 'Zweiter Bericht', text: 'Der Minister sprach am Morgen.', lang: 'de' },
];

const sides = (): readonly (readonly [title: string, inHand: boolean])[] =>
  [...document.querySelectorAll<HTMLElement>('[data-side]')].map((side) => [
    side.querySelector('h2')?.textContent ?? '',
    side.dataset['active'] !== undefined,
  ]);
const textOf = (side: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-side=${side}] [data-reading-text]`);

it('stand side by side, are annotated where the focus is, and go one by one', async () => {
  app = await drawRealApp(ARTICLES);
  await openFirst();
  const [first] = sides()[0] ?? [];
  document.querySelector<HTMLElement>('[role=listbox]')?.focus();
  await userEvent.keyboard('j{Shift>}{Enter}{/Shift}');
  await expect.poll(() => sides().length).toBe(2);
  await expect.poll(() => textOf('beside')?.textContent ?? '').not.toBe('');
  expect(sides()[0]).toEqual([first, false]);
  expect(sides()[1]?.[1]).toBe(true);

  for (const side of ['beside', 'main']) {
    textOf(side)?.focus();
    await userEvent.keyboard('j{Alt>}1{/Alt}');
    await expect
      .poll(() => painted('annotation-yellow').includes(textOf(side)?.textContent ?? ''))
      .toBe(true);
  }
  expect(new Set(painted('annotation-yellow'))).toEqual(new Set(ARTICLES.map(({ text }) => text)));
  for (const side of ['beside', 'main']) {
    textOf(side)?.focus();
    await userEvent.keyboard('x');
    await expect
      .poll(() => document.activeElement?.matches(`[data-side=${side}] [data-passage-end=end]`))
      .toBe(true);
  }
  textOf('main')?.focus();

  // the one that has the focus goes, the other one stays with what is painted on it
  await userEvent.keyboard('{Shift>}B{/Shift}');
  await expect.poll(() => sides().length).toBe(1);
  const stays = ARTICLES.find(({ title }) => title !== first)?.text;
  await expect.poll(() => painted('annotation-yellow')).toEqual([stays]);
  await expect.poll(() => textOf('main')?.textContent.replaceAll('\u00AD', '')).toBe(stays);
  await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  await expect.poll(() => sides().length).toBe(2);
});

it('take every key of annotating on the side that has the focus, also where both show the same article', async () => {
  const SENTENCES = ['Die Soldaten kamen am Abend an.', 'Am Morgen sprach der Minister.', 'Keiner blieb.'];
  app = await drawRealApp([{ title: 'Ein Bericht', text: SENTENCES.join(' '), lang: 'de' }]);
  await page.viewport(1900, 800);
  await openFirst();
  const copied: string[] = [];
  const write = vi.spyOn(navigator.clipboard, 'write').mockImplementation(async ([item]) => {
    copied.push((await item?.getType('text/plain').then((blob) => blob.text())) ?? '');
  });
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied.push(text);
  });
  onTestFinished(() => {
    write.mockRestore();
    writeText.mockRestore();
  });
  const press = (keys: string) => userEvent.keyboard(keys);
  const where = (): string =>
    document.activeElement?.closest<HTMLElement>('[data-side]')?.dataset['side'] ?? 'nowhere';
  const inText = async (): Promise<void> => {
    await expect.poll(() => document.activeElement === textOf('beside')).toBe(true);
  };
  const words = (colour: string): string[] => [...new Set(painted(`annotation-${colour}`))];
  const notes = () => page.getByRole('complementary', { name: 'Notes in the margin' }).last();

  await press('j{Alt>}1{/Alt}');
  await expect.poll(() => words('yellow')).toEqual([SENTENCES[0]]);
  await press('{Shift>}B{/Shift}');
  await expect.poll(() => textOf('beside')?.textContent ?? '').not.toBe('');
  await inText();

  await press('jj{Alt>}2{/Alt}');
  await expect.poll(() => words('red')).toEqual([SENTENCES[1]]);
  // ends: by key, and by the handle, which is this side's
  await press('[[');
  await expect.poll(() => words('red')).toEqual(['Am Morgen sprach der Minister']);
  await press('x');
  await expect.poll(() => document.activeElement?.getAttribute('data-passage-end')).toBe('end');
  expect(where()).toBe('beside');
  await press('{ArrowLeft}');
  await expect.poll(() => words('red')).toEqual(['Am Morgen sprach der']);
  expect(words('yellow')).toEqual([SENTENCES[0]]);
  await press('{Escape}');
  await inText();
  // a note, to it and back
  await press('n');
  await noteField();
  expect(where()).toBe('beside');
  await press('Stimmt das?{Control>}{Enter}{/Control}');
  await inText();
  await expect.element(notes().getByText('Stimmt das?')).toBeVisible();
  await press('{Enter}');
  await expect.poll(() => document.activeElement?.hasAttribute('data-note-quote')).toBe(true);
  expect(where()).toBe('beside');
  await press('{Escape}');
  await inText();
  // topics
  await press('t');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await press('Truppen{Enter}');
  await expect.element(notes().getByRole('button', { name: 'Truppen', exact: true })).toBeVisible();
  await expect.poll(() => document.querySelector('[role=dialog]')).toBeNull();
  await inText();
  await press('jq');
  await expect.poll(() => words('red')).toContain(SENTENCES[2]);
  // Painted before it is kept: what is undone later comes after its topic.
  const tied = notes().getByRole('button', { name: 'Truppen', exact: true });
  await expect.poll(() => tied.elements().length).toBe(2);
  // copied with its source, and as a link
  await press('c{Shift>}L{/Shift}');
  await expect.poll(() => copied.length).toBe(2);
  // whichever was copied first
  copied.sort();
  expect(copied[0]).toContain('[[passage:');
  expect(copied[1]).toContain(`“${String(SENTENCES[2])}”\n`);
  // the next one in hand, deleted, and back
  expect(words('active')).toEqual([SENTENCES[0], SENTENCES[2]]);
  await press('o');
  await expect.poll(() => words('active')).toEqual([SENTENCES[0]]);
  await press('{Delete}');
  await expect.poll(() => words('yellow')).toEqual([]);
  await press('{Control>}z{/Control}');
  await expect.poll(() => words('yellow')).toEqual([SENTENCES[0]]);
  await inText();
});
