import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { accessibilityProblems } from '../accessibility.ts';
import { drawApp } from './draw-app.tsx';

const box = () => page.getByRole('combobox', { name: 'Search articles, notes and topics' });
const offers = () => page.getByRole('listbox', { name: 'Ways to go on' });
const option = (name: string | RegExp) => offers().getByRole('option', { name });
/** The whole app with the search box in focus. */
const draw = async (): Promise<Awaited<ReturnType<typeof drawApp>>> => {
  const services = await drawApp({ articles: 40 });
  await expect.element(page.getByRole('listbox', { name: 'Articles' })).toBeVisible();
  await userEvent.keyboard('/');
  await expect.element(box()).toHaveFocus();
  return services;
};

describe('completion in the search box', () => {
  it('offers the archive’s words, takes one by Down and Enter, and goes on behind it', async () => {
    await draw();
    await userEvent.keyboard('hafenb');
    await expect.element(option(/hafenbrücke/)).toBeVisible();
    await expect.element(box()).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(option(/hafenbrücke/)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Enter}');
    await expect.element(box()).toHaveValue('hafenbrücke ');
    await expect.element(box()).toHaveFocus();
    await expect.element(box()).toHaveAttribute('aria-expanded', 'false');
    await userEvent.keyboard('OR ');
    await expect.element(box()).toHaveValue('hafenbrücke OR ');
  });

  it('goes from field to value by Tab, quotes what has a space, and says what fields mean', async () => {
    await draw();
    await userEvent.keyboard('sit');
    await expect.element(option(/site:.*newspaper or site/)).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Tab}');
    await expect.element(box()).toHaveValue('site:');
    await expect.element(option(/Der Spiegel.*40 records/)).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Tab}');
    await expect.element(box()).toHaveValue('site:"Der Spiegel" ');
  });

  it('never takes Enter from the query, nor Tab from the focus, while nothing is chosen', async () => {
    await draw();
    await userEvent.keyboard('soldat');
    await expect.element(option(/soldaten/)).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await expect.element(box()).toHaveValue('soldat');
    await expect.element(box()).not.toHaveFocus();
    await userEvent.keyboard('/');
    await userEvent.keyboard('soldat{Enter}');
    await expect.element(page.getByRole('listbox', { name: 'Results' })).toHaveFocus();
    await expect.element(box()).toHaveValue('soldat');
  });

  it('closes by Escape, then empties by Escape; Up and Down past the ends choose nothing', async () => {
    await draw();
    await userEvent.keyboard('nordk');
    await expect.element(option(/nordkorea$/)).toBeVisible();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(option(/nordkoreanisch/)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(box()).not.toHaveAttribute('aria-activedescendant');
    await userEvent.keyboard('{Escape}');
    await expect.element(offers()).not.toBeInTheDocument();
    await expect.element(box()).toHaveValue('nordk');
    await userEvent.keyboard('{Escape}');
    await expect.element(box()).toHaveValue('');
  });

  it('shows the whole language by Ctrl+Space, and is taken by a click without losing the focus', async () => {
    await draw();
    await userEvent.keyboard('{Control>} {/Control}');
    await option(/^age:/).click();
    await expect.element(box()).toHaveValue('age:');
    await expect.element(box()).toHaveFocus();
    expect(await accessibilityProblems()).toEqual([]);
  });
});

describe('the search history', () => {
  it('keeps what was opened, offers it below the empty box, and can be forgotten', async () => {
    await draw();
    await userEvent.keyboard('soldat{Enter}');
    await expect.element(page.getByRole('listbox', { name: 'Results' })).toHaveFocus();
    await expect.poll(() => document.querySelectorAll('[role=option]').length).toBeGreaterThan(0);
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('/');
    await userEvent.keyboard('{Escape}{ArrowDown}');
    const past = page.getByRole('listbox', { name: 'Searched before' });
    await expect.element(past.getByRole('option', { name: 'soldat' })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(box()).toHaveValue('soldat');
    await userEvent.keyboard('{Escape}{ArrowDown}');
    await past.getByRole('option', { name: 'Forget what was searched' }).click();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(past).not.toBeInTheDocument();
  });
});

describe('what else was searched', () => {
  it('is a chip for each kind: off and on by a click, its words by the next, kept in the saved search', async () => {
    const services = await draw();
    await userEvent.keyboard('soldaten ');
    const compounds = page.getByRole('button', { name: /^compounds 2/ });
    await expect.element(compounds).toHaveAttribute('aria-pressed', 'true');
    const names = page.getByRole('button', { name: /^topic names/ });
    await expect.element(names).toHaveAttribute('aria-pressed', 'false');
    await names.click();
    await expect.element(names).toHaveAttribute('aria-pressed', 'true');
    await compounds.click();
    await expect
      .element(page.getByRole('button', { name: /^compounds/ }))
      .toHaveAttribute('aria-pressed', 'false');
    await page.getByRole('button', { name: 'Words that are found by this: compounds' }).click();
    await expect.element(page.getByText('elitesoldaten, grenzsoldaten')).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await box().click();
    await userEvent.keyboard('{Control>}s{/Control}');
    await page.getByRole('textbox', { name: 'Name' }).fill('Soldiers');
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(() => services.savedSearches.list().current()?.[0]?.question)
      .toMatchObject({ without: ['compound'], aliases: true });
  });
});

describe('saved searches', () => {
  it('are saved by key, opened from the rail with their count, renamed, edited and deleted, undoably', async () => {
    const services = await draw();
    await userEvent.keyboard('soldaten nordkorea');
    await userEvent.keyboard('{Control>}s{/Control}');
    const sheet = page.getByRole('dialog', { name: 'Save this search' });
    await sheet.getByRole('textbox', { name: 'Name' }).fill('Bridges');
    await userEvent.keyboard('{Enter}');
    const panel = page.getByRole('region', { name: 'Saved searches' });
    const entry = panel.getByRole('button', { name: /^Bridges/ });
    await expect.element(entry).toBeVisible();
    await expect.poll(() => entry.element().textContent).toMatch(/result/);
    await box().fill('');
    await entry.click();
    await expect.element(box()).toHaveValue('soldaten nordkorea');
    await userEvent.keyboard('{F2}');
    await page.getByRole('textbox', { name: 'Name' }).fill('Harbour');
    await userEvent.keyboard('{Enter}');
    await expect.element(panel.getByRole('button', { name: /^Harbour/ })).toBeVisible();
    await panel.getByRole('button', { name: 'What to do with “Harbour”' }).click();
    await page.getByRole('menuitem', { name: 'Edit the query' }).click();
    await page.getByRole('textbox', { name: 'Query' }).fill('soldaten');
    await userEvent.keyboard('{Enter}');
    await panel.getByRole('button', { name: /^Harbour/ }).click();
    await expect.element(box()).toHaveValue('soldaten');
    expect(await accessibilityProblems()).toEqual([]);
    await userEvent.keyboard('{Delete}');
    await expect.element(panel.getByRole('button', { name: /^Harbour/ })).not.toBeInTheDocument();
    await services.undo.undo();
    await expect.element(panel.getByRole('button', { name: /^Harbour/ })).toBeVisible();
  });

  it('are commands of the palette', async () => {
    const services = await draw();
    await services.savedSearches.save('Truppen im Osten', {
      text: 'soldaten',
      without: [],
      aliases: false,
      scope: null,
      sort: 'relevance',
      groupByArticle: false,
    });
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.keyboard('truppen im');
    await userEvent.keyboard('{Enter}');
    await expect.element(box()).toHaveValue('soldaten');
  });
});

describe('searching in one place', () => {
  it('looks in the open article by Ctrl+F in the box, says so in the box, and everywhere again by Backspace', async () => {
    await drawApp({ articles: 40 });
    await expect.element(page.getByRole('listbox', { name: 'Articles' })).toBeVisible();
    document.querySelector<HTMLElement>('[role=listbox]')?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('region', { name: 'Article' })).toBeVisible();
    await userEvent.keyboard('/{Control>}f{/Control}');
    await expect.element(box()).toHaveFocus();
    const chip = page.getByRole('button', { name: /Only in this article/ });
    await expect.element(chip).toBeVisible();
    await userEvent.keyboard('{Backspace}');
    await expect.element(chip).not.toBeInTheDocument();
  });

  it('opens the article of a saved search that looks in one', async () => {
    const services = await drawApp({ articles: 40 });
    await services.savedSearches.save('In one', {
      text: 'soldaten',
      without: [],
      aliases: false,
      scope: { type: 'article', id: 'article-3' },
      sort: 'relevance',
      groupByArticle: false,
    });
    await page.getByRole('button', { name: /^In one/ }).click();
    await expect.element(page.getByRole('button', { name: /Only in this article/ })).toBeVisible();
    await expect.poll(() => location.hash).toContain('article-3');
    await expect.element(box()).toHaveValue('soldaten');
  });

  it('looks in a topic from its page', async () => {
    await drawApp({ articles: 40 });
    await page.getByRole('row', { name: /Pressefreiheit/ }).click();
    await page.getByRole('button', { name: 'Search in this topic' }).click();
    await expect.element(box()).toHaveFocus();
    const chip = page.getByRole('button', { name: /Only in Pressefreiheit/ });
    await chip.click();
    await expect.element(chip).not.toBeInTheDocument();
  });
});

describe('a narrow window', () => {
  it('shows the results in place of the article when the box is left for them', async () => {
    await drawApp({ articles: 40, width: 700 });
    await expect.element(page.getByRole('listbox', { name: 'Articles' })).toBeVisible();
    document.querySelector<HTMLElement>('[role=listbox]')?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('region', { name: 'Article' })).toBeVisible();
    await userEvent.keyboard('/');
    await userEvent.keyboard('soldaten{Enter}');
    await expect.element(page.getByRole('listbox', { name: 'Results' })).toBeVisible();
    await expect.element(page.getByRole('listbox', { name: 'Results' })).toHaveFocus();
  });
});

describe('help', () => {
  it('opens by F1 from the box, and puts an example into it', async () => {
    await draw();
    await userEvent.keyboard('brücke {F1}');
    await expect.element(page.getByRole('dialog', { name: 'What can be searched for' })).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);
    await page.getByRole('button', { name: 'date:2024-10..2024-12' }).click();
    await expect.element(box()).toHaveValue('brücke date:2024-10..2024-12');
    await expect.element(box()).toHaveFocus();
  });
});
