import { expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';

/** The text of the open article. */
export const articleText = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('[data-reading-text]');
  if (found === null) throw new Error('no article is open');
  return found;
};

/** Words painted under a highlight's name. */
export const painted = (name: string): string[] =>
  [...(CSS.highlights.get(name) ?? [])].map((range) => {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    // Soft hyphens belong to the page, not to the text.
    return live.toString().replaceAll('\u00ad', '');
  });

/** Opens the first row of the list by key. */
export const openFirst = async (): Promise<void> => {
  await expect.element(page.getByRole('listbox', { name: /Articles|Artikel|Results/ })).toBeVisible();
  document.querySelector<HTMLElement>('[role=listbox]')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect
    .poll(() => document.activeElement === document.querySelector('[data-reading-text]'))
    .toBe(true);
};

/** Waits until the note's editor has the focus. */
export const noteField = async (): Promise<void> => {
  await expect.poll(() => (document.activeElement?.closest('[data-note-field]') ?? null) !== null).toBe(true);
};
