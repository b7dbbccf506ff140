import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFinder, startFindWorker } from '../../../src-renderer/workers/find/client.ts';
import { accessibilityProblems } from '../accessibility.ts';
import { painted } from './article-text.ts';
import { drawApp } from './draw-app.tsx';

const bar = () => page.getByRole('search', { name: 'Find in the article' });
const field = () => page.getByRole('textbox', { name: 'Find in the article' });

async function says(words: RegExp): Promise<void> {
  await expect.element(bar().getByText(words)).toBeVisible();
}

async function openFirst(): Promise<void> {
  await drawApp({ articles: 40 });
  await expect.element(page.getByRole('listbox', { name: 'Articles' })).toBeVisible();
  document.querySelector<HTMLElement>('[role=listbox]')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('region', { name: 'Article' })).toBeVisible();
}

describe('finding in the open article', () => {
  beforeEach(() => localStorage.removeItem('florilegium.find'));

  it('marks all hits, steps through them round and round, and leaves the one in hand', async () => {
    await openFirst();
    await userEvent.keyboard('{Control>}f{/Control}');
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('russland');
    await says(/1 of \d+/u);
    const total = Number(/of (\d+)/u.exec(bar().element().textContent)?.[1]);
    expect(total).toBeGreaterThan(1);
    expect(painted('found')).toEqual(Array.from({ length: total }, () => 'Russland'));
    expect(painted('found-current')).toEqual(['Russland']);
    await expect
      .poll(() => document.querySelector('[data-found-strip] path')?.getAttribute('d'))
      .toMatch(/^M0 \d+h10/u);
    await userEvent.keyboard('{Enter}');
    await says(/2 of/u);
    await userEvent.keyboard('{Shift>}{Enter}{Enter}{/Shift}');
    await says(new RegExp(`${String(total)} of ${String(total)}`, 'u'));
    await userEvent.keyboard('{F3}');
    await says(/1 of/u);
    expect(await accessibilityProblems()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(bar()).not.toBeInTheDocument();
    expect(painted('reading-cursor')).toEqual(['Russland']);
    expect(CSS.highlights.get('found')?.size ?? 0).toBe(0);
    await userEvent.keyboard('{Alt>}1{/Alt}');
    await expect.poll(() => painted('annotation-yellow')).toContain('Russland');
    await userEvent.keyboard('{Control>}f{/Control}');
    await says(/of/u);
    await userEvent.keyboard('{Alt>}{Shift>}3{/Shift}{/Alt}');
    await expect
      .poll(() => painted('annotation-green').filter((words) => words === 'Russland'))
      .toHaveLength(total);
    await userEvent.keyboard('{Alt>}t{/Alt}');
    await expect.element(page.getByText('Topic “russland” added')).toBeVisible();
  });

  it('remembers what was looked for, has its switches by key, and says what is wrong with a pattern', async () => {
    await openFirst();
    await userEvent.keyboard('{Control>}f{/Control}');
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('RUSSLAND');
    await says(/1 of/u);
    await userEvent.keyboard('{Alt>}c{/Alt}');
    await says(/Not found/u);
    await userEvent.keyboard('{Alt>}c{/Alt}{Alt>}r{/Alt}');
    await userEvent.fill(field(), '(');
    await says(/not closed/u);
    await userEvent.fill(field(), 'Russ\\w+');
    await says(/1 of/u);
    await userEvent.keyboard('{Escape}');
    await expect.element(bar()).not.toBeInTheDocument();
    await userEvent.keyboard('{Control>}f{/Control}');
    await expect.element(field()).toHaveValue('Russ\\w+');
    await expect
      .element(page.getByRole('button', { name: 'Regular expression' }))
      .toHaveAttribute('aria-pressed', 'true');
  });

  it('ends a pattern that goes back and forth for ever, and answers the next question', async () => {
    const finder = createFinder({ start: startFindWorker, timeLimit: 1000, limit: 10 });
    const text = `${'a'.repeat(40)}!`;
    const rules = { matchCase: false, wholeWord: false, exactLetters: false };
    const endless = finder.find(text, { ...rules, text: '(a+)+$', regex: true });
    expect(await endless).toEqual({ ok: false, error: { type: 'slow' } });
    const words = await finder.find(text, { ...rules, text: 'aa!', regex: false });
    expect(words).toEqual({ ok: true, value: { places: [38, 41], more: false } });
    finder.stop();
  });
});
