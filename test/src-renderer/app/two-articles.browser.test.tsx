import { afterEach, expect, it } from 'vitest';
import { cleanup } from 'vitest-browser-react';
import { userEvent } from 'vitest/browser';
import { openFirst, painted } from './article-text.ts';
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
