import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { accessibilityProblems, overruns } from '../accessibility.ts';
import { articleText as text, noteField, openFirst, painted } from './article-text.ts';
import { drawApp } from './draw-app.tsx';

const pickFiles = async (...names: readonly string[]): Promise<void> => {
  const input = document.querySelector<HTMLInputElement>('[data-testid=pick-files]');
  if (input === null) throw new Error('no file input');
  const transfer = new DataTransfer();
  for (const name of names) transfer.items.add(new File(['x'], name));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.element(page.getByRole('button', { name: 'Report' })).toBeVisible();
};
const problemsIn = async (theme: string): Promise<readonly string[]> => {
  document.documentElement.dataset['theme'] = theme;
  // Buttons change colour over a tenth of a second.
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  try {
    return await accessibilityProblems();
  } finally {
    delete document.documentElement.dataset['theme'];
  }
};

describe('an empty notebook', () => {
  it('teaches how things come in, names the keys, and asks for no account', async () => {
    await drawApp({ articles: 0 });
    await expect.element(page.getByRole('heading', { name: 'A notebook for what you read' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Choose files …' })).toBeVisible();
    expect(document.body.textContent).not.toMatch(/account|log in|sign/i);
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
  });

  it('speaks German where the system does, and switches in the settings', async () => {
    await drawApp({ articles: 0, language: 'de' });
    await expect.element(page.getByRole('heading', { name: 'Ein Notizbuch für das Gelesene' })).toBeVisible();
    await page.getByRole('button', { name: 'Einstellungen' }).click();
    await page.getByText('English').click();
    await expect.element(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    expect(document.documentElement.lang).toBe('en');
    await page.getByText('Dark').click();
    expect(document.documentElement.dataset['theme']).toBe('dark');
    await userEvent.keyboard('{Escape}');
  });

  it('has no faults that axe finds', async () => {
    await drawApp({ articles: 0 });
    await expect.element(page.getByRole('heading', { name: 'A notebook for what you read' })).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);
  });
});

describe('the list', () => {
  it('draws fewer than 40 of 3,000 rows, and goes to either end by key', async () => {
    await drawApp({ articles: 3000, coded: false });
    await expect.element(page.getByText('3,000 articles')).toBeVisible();
    expect(document.querySelectorAll('[role=option]').length).toBeLessThan(40);
    document.querySelector<HTMLElement>('[role=listbox]')?.focus();
    await userEvent.keyboard('{End}');
    await expect.poll(() => document.querySelector('[aria-posinset="3000"]')).not.toBeNull();
    await userEvent.keyboard('{Home}jjk');
    await expect.poll(() => document.querySelector('[data-active]')?.getAttribute('aria-posinset')).toBe('2');
  });

  it('answers as you type, with marked hits, and says what was run', async () => {
    await drawApp({ articles: 60 });
    await userEvent.keyboard('/');
    await userEvent.keyboard('soldaten');
    await expect.element(page.getByText('Searched for soldaten')).toBeVisible();
    await expect.poll(() => document.querySelector('[role=option] mark')?.textContent).toBe('Soldaten');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('60 articles')).toBeVisible();
  });

  it('says what to do when nothing matches', async () => {
    await drawApp({ articles: 10 });
    await userEvent.keyboard('/');
    await userEvent.keyboard('xyzzy');
    await expect.element(page.getByText('Nothing matches')).toBeVisible();
    await page.getByRole('button', { name: 'Show all articles' }).click();
    await expect.element(page.getByText('10 articles')).toBeVisible();
  });
});

describe('an article', () => {
  it('opens at the hit with all hits painted, steps through them, and never changes the text', async () => {
    await drawApp({ articles: 60 });
    await userEvent.keyboard('/');
    await userEvent.keyboard('soldaten');
    await expect.element(page.getByText('Searched for soldaten')).toBeVisible();
    await expect.poll(() => document.querySelector('[role=option] mark')).not.toBeNull();
    await userEvent.keyboard('{Enter}{Enter}');
    await expect.poll(() => painted('search-hit').length).toBeGreaterThan(0);
    expect(new Set(painted('search-hit'))).toEqual(new Set(['Soldaten']));
    await expect.poll(() => painted('search-hit-current')).toEqual(['Soldaten']);
    // soft hyphens and ties to notes come and go with what is near the window
    const drawn = (): string => text().innerHTML.replaceAll(/\u00AD| aria-details="[^"]*"/g, '');
    const before = drawn();
    const step = (): string =>
      document.querySelector('[role=group][aria-label="Next hit"]')?.textContent ?? '';
    const first = step();
    expect(first).toMatch(/^\d+ of \d+/);
    await userEvent.keyboard('{F3}');
    await expect.poll(step).not.toBe(first);
    expect(drawn()).toBe(before);
    expect(text().querySelector('mark')).toBeNull();
  });

  it('is coded by keyboard alone: sentence, colour, note, topic, undo, redo, overlap', async () => {
    await drawApp({ articles: 3, coded: false });
    await openFirst();
    await userEvent.keyboard('j');
    await expect.poll(() => painted('reading-cursor').length).toBe(1);
    const [sentence = ''] = painted('reading-cursor');
    await userEvent.keyboard('{Alt>}1{/Alt}');
    await expect.poll(() => painted('annotation-yellow')).toEqual([sentence]);
    await userEvent.keyboard('n');
    await noteField();
    await userEvent.keyboard('A **note**{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('A note', { exact: true })).toBeVisible();
    await expect.poll(() => document.activeElement === text()).toBe(true);
    await userEvent.keyboard('t');
    await expect.element(page.getByRole('combobox', { name: /Topic/ })).toHaveFocus();
    await userEvent.keyboard('DVRK/Truppen{Enter}');
    await expect.element(page.getByRole('row', { name: /Truppen/ })).toBeVisible();
    await expect.poll(() => document.querySelector('[role=dialog]')).toBeNull();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.element(page.getByText('Undone: add a topic')).toBeVisible();
    expect(page.getByRole('row', { name: /Truppen/ }).elements()).toHaveLength(0);
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await expect.element(page.getByText('Done again: add a topic')).toBeVisible();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}{Alt>}4{/Alt}');
    await expect.poll(() => painted('annotation-blue').length).toBe(1);
    expect(painted('annotation-yellow')).toEqual([sentence]);
    await expect.poll(() => painted('covered-0')).toEqual([sentence]);
    await expect
      .element(page.getByRole('complementary', { name: 'Notes in the margin' }).getByText('blue'))
      .toBeVisible();
  });

  it('folds leftovers into a quiet line; one click brings them back', async () => {
    await drawApp({ articles: 1, coded: false });
    await openFirst();
    expect(text().textContent).not.toContain('Related News');
    await page
      .getByRole('button', { name: /1 line folded/ })
      .last()
      .click();
    await expect.element(page.getByText('Related News :')).toBeVisible();
    await page.getByRole('button', { name: 'Belongs to the text' }).click();
    await expect
      .poll(() => page.getByRole('button', { name: 'Belongs to the text' }).elements().length)
      .toBe(0);
    await expect.element(page.getByText('Related News :')).toBeVisible();
    await page.getByRole('button', { name: 'Fold this line away' }).click({ force: true });
    await expect.poll(() => text().textContent.includes('Related News')).toBe(false);
  });

  it('unfolds the line that hides the passage one goes to', async () => {
    const services = await drawApp({ articles: 1, coded: false });
    const [article] = (await services.library.articles(['article-000000' as ArticleId])).values();
    const document = article === undefined ? undefined : await services.library.document(article.id);
    if (article === undefined || document?.ok !== true) throw new Error('the fake has no article');
    const start = document.value.text.lastIndexOf('Related News');
    await services.annotations.create(article.id, { start, end: start + 7 }, 'green');
    await openFirst();
    expect(text().textContent).not.toContain('Related News');
    await page.getByRole('button', { name: 'Related', exact: true }).click();
    await expect.element(page.getByText('Related News :')).toBeInViewport();
    await expect.poll(() => painted('annotation-green')).toEqual(['Related']);
  });

  it('shows where a link leads and never follows it', async () => {
    await drawApp({ articles: 30, coded: false });
    await userEvent.keyboard('/');
    await userEvent.keyboard('präsident');
    // Marks of the half-typed word come earlier; their rows are replaced when the whole word is answered.
    await expect.element(page.getByText('Searched for präsident')).toBeVisible();
    await expect.poll(() => document.querySelector('[role=option] mark')).not.toBeNull();
    await userEvent.keyboard('{Enter}{Enter}');
    await expect.poll(() => document.querySelector('[data-reading-text] a')).not.toBeNull();
    document.querySelector<HTMLElement>('[data-reading-text] a')?.click();
    await expect.element(page.getByText('https://example.org/a?b=c')).toBeVisible();
    // Electron grants no permission; the address is copied all the same.
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    onTestFinished(() => void vi.restoreAllMocks());
    let given = '';
    const look = (event: ClipboardEvent): void => {
      given = event.clipboardData?.getData('text/plain') ?? '';
    };
    document.addEventListener('copy', look);
    onTestFinished(() => document.removeEventListener('copy', look));
    await page.getByRole('button', { name: 'Copy the address' }).click();
    await expect.element(page.getByText('Copied', { exact: true })).toBeVisible();
    expect(given).toBe('https://example.org/a?b=c');
    await userEvent.keyboard('{Escape}');
  });

  it('can be corrected, and deleted with a way back', async () => {
    await drawApp({ articles: 3, coded: false });
    await openFirst();
    await page.getByRole('button', { name: 'Correct title, date, author …' }).click();
    await page.getByRole('textbox', { name: 'Published' }).fill('gestern');
    await expect.element(page.getByText(/Write the date as 2024-11-01/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Published' }).fill('2023-05');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByRole('region', { name: 'Article' }).getByText('May 2023')).toBeVisible();
    await page.getByRole('button', { name: 'Delete this article' }).click();
    await expect.element(page.getByText('2 articles')).toBeVisible();
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await expect.element(page.getByText('3 articles')).toBeVisible();
  });

  it('has no faults that axe finds, in light and dark', async () => {
    await drawApp({ articles: 30 });
    await openFirst();
    await page
      .getByRole('button', { name: /lines? folded/ })
      .first()
      .click();
    await expect.poll(() => document.querySelectorAll('[data-note]').length).toBeGreaterThan(0);
    for (const theme of ['light', 'dark', 'sepia']) {
      document.documentElement.dataset['theme'] = theme;
      expect({ theme, problems: await accessibilityProblems() }).toEqual({ theme, problems: [] });
    }
  });
});

describe('topics', () => {
  it('open as pages whose passages lead into their articles', async () => {
    await drawApp({ articles: 30 });
    await page.getByRole('row', { name: /Pressefreiheit/ }).click();
    await expect.element(page.getByRole('heading', { name: 'Pressefreiheit' })).toBeVisible();
    const passage = document.querySelector<HTMLElement>('[data-passage]');
    const words = passage?.querySelector('span')?.textContent ?? '';
    await userEvent.keyboard('{F6}');
    await expect.element(page.getByRole('listbox', { name: 'Passages on Pressefreiheit' })).toHaveFocus();
    await userEvent.keyboard('jk{Enter}');
    await expect.poll(() => painted('annotation-active')[0]).toBe(words);
  });

  it('are renamed by F2, moved by m, deleted with a way back', async () => {
    await drawApp({ articles: 5 });
    const row = page.getByRole('row', { name: /Pressefreiheit/ });
    await row.click();
    await userEvent.keyboard('{F2}');
    await userEvent.keyboard('{Control>}a{/Control}Presse{Enter}');
    await expect.element(page.getByRole('row', { name: /^Presse/ })).toBeVisible();
    await page.getByRole('row', { name: /^Presse/ }).click();
    await userEvent.keyboard('m');
    await userEvent.keyboard('dvrk{Enter}');
    await expect.element(page.getByText('“Presse” moved')).toBeVisible();
    await expect
      .poll(() =>
        page
          .getByRole('row', { name: /^Presse/ })
          .element()
          .getAttribute('aria-level'),
      )
      .toBe('2');
    await page.getByRole('row', { name: /^Presse/ }).click();
    await userEvent.keyboard('{Delete}');
    await expect.element(page.getByText(/Topic “Presse” deleted/)).toBeVisible();
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await expect.element(page.getByRole('row', { name: /^Presse/ })).toBeVisible();
  });
});

describe('importing', () => {
  it('counts, and reports each file that failed with what to do', async () => {
    await drawApp({ articles: 0 });
    await pickFiles('one.html', 'broken.html', 'again.txt');
    await expect.element(page.getByText('1 imported, 1 already there, 1 failed').first()).toBeVisible();
    await page.getByRole('button', { name: 'Report' }).click();
    await expect.element(page.getByText('broken.html', { exact: true })).toBeVisible();
    await page.getByText('All 3').click();
    await expect.element(page.getByText('one.html')).toBeVisible();
    await userEvent.keyboard('{Escape}');
  });

  it('takes what is pasted outside a text field', async () => {
    await drawApp({ articles: 0 });
    const data = new DataTransfer();
    data.setData('text/plain', 'Ein Artikel');
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    await expect.element(page.getByText('1 imported, 0 already there, 0 failed').first()).toBeVisible();
    await expect.poll(() => document.querySelector('[data-reading-text]')).not.toBeNull();
  });
});

describe('the command palette', () => {
  it('finds commands by words and says where an export went', async () => {
    await drawApp({ articles: 2 });
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.keyboard('export every{Enter}');
    await expect.element(page.getByText('In ~/Documents/Florilegium exports')).toBeVisible();
  });
});

describe('every other screen', () => {
  it('has no faults that axe finds: topic page, search results, dialogs', async () => {
    await drawApp({ articles: 30 });
    await page.getByRole('row', { name: /Pressefreiheit/ }).click();
    await expect.element(page.getByRole('heading', { name: 'Pressefreiheit' })).toBeVisible();
    expect({ on: 'topic page', problems: await accessibilityProblems() }).toEqual({
      on: 'topic page',
      problems: [],
    });
    await userEvent.keyboard('/');
    await userEvent.keyboard('truppen');
    await expect.poll(() => document.querySelector('[role=option] mark')).not.toBeNull();
    expect({ on: 'results', problems: await accessibilityProblems() }).toEqual({
      on: 'results',
      problems: [],
    });
    await userEvent.keyboard('{Enter}');
    for (const [keys, name] of [
      ['?', 'Keys'],
      ['{Control>}k{/Control}', 'Commands'],
    ] as const) {
      await userEvent.keyboard(keys);
      await expect.element(page.getByRole('dialog', { name })).toBeVisible();
      expect({ on: name, problems: await accessibilityProblems() }).toEqual({ on: name, problems: [] });
      await userEvent.keyboard('{Escape}');
      await expect.poll(() => document.querySelector('[role=dialog]')).toBeNull();
    }
  });

  it('has no faults that axe finds: settings, pasting, correcting, naming and moving a topic', async () => {
    await drawApp({ articles: 30 });
    await openFirst();
    const command = async (words: string): Promise<void> => {
      await userEvent.keyboard('{Control>}k{/Control}');
      await userEvent.keyboard(`${words}{Enter}`);
    };
    const onTopic = async (key: string): Promise<void> => {
      await page.getByRole('row', { name: /Pressefreiheit/ }).click();
      await userEvent.keyboard(key);
    };
    const dialogs: readonly (readonly [string, string | RegExp, () => Promise<void>])[] = [
      ['settings', 'Settings', () => command('settings')],
      ['pasting', 'Paste an article', () => command('paste')],
      ['correcting', 'Correct what is known about this article', () => command('correct')],
      ['renaming', /^Rename/, () => onTopic('{F2}')],
      ['moving', /^Move/, () => onTopic('m')],
    ];
    for (const [on, name, open] of dialogs) {
      await open();
      await expect.element(page.getByRole('dialog', { name })).toBeVisible();
      for (const theme of ['light', 'dark'])
        expect({ on, theme, problems: await problemsIn(theme) }).toEqual({ on, theme, problems: [] });
      await userEvent.keyboard('{Escape}');
      await expect.poll(() => document.querySelector('[role=dialog]')).toBeNull();
    }
  });

  it('has no faults that axe finds: the report of an import with a failure', async () => {
    await drawApp({ articles: 0 });
    await pickFiles('one.html', 'broken.html');
    await page.getByRole('button', { name: 'Report' }).click();
    await expect.element(page.getByText('broken.html', { exact: true })).toBeVisible();
    for (const theme of ['light', 'dark'])
      expect({ theme, problems: await problemsIn(theme) }).toEqual({ theme, problems: [] });
  });

  it('keeps long German words within their boxes: keys, settings, look, finding', async () => {
    await drawApp({ articles: 1, language: 'de' });
    await openFirst();
    for (const [key, leave] of [
      ['?', '{Escape}'],
      ['a', '{Escape}'],
      ['{Control>}f{/Control}', '{Escape}'],
      ['{Control>}k{/Control}', 'Einst{Enter}'],
    ] as const) {
      await userEvent.keyboard(key);
      await expect.poll(() => document.querySelector('[role=dialog], [data-find-bar]')).not.toBeNull();
      expect({ key, overruns: overruns() }).toEqual({ key, overruns: [] });
      await userEvent.keyboard(leave);
    }
    await expect.element(page.getByRole('dialog', { name: 'Einstellungen' })).toBeVisible();
    expect(overruns()).toEqual([]);
  });

  it('works in a narrow window: one pane at a time, notes in a drawer, the left pane over it only while it is used', async () => {
    await drawApp({ articles: 5, width: 640 });
    await openFirst();
    await expect.poll(() => document.querySelector('[role=listbox]')?.checkVisibility()).toBe(false);
    await page.getByRole('button', { name: /notes/ }).click();
    await expect.element(page.getByRole('complementary', { name: 'Notes in the margin' })).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(640);
    await page.getByRole('button', { name: /notes/ }).click();
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await expect.element(page.getByRole('listbox', { name: 'Articles' })).toBeVisible();
    // The left pane lies over the list: it goes when something else is pressed, or by Escape, and is not remembered.
    const rail = (): boolean => document.querySelector('[data-rail-pane]') !== null;
    expect(rail()).toBe(false);
    await userEvent.keyboard('b');
    await expect.poll(rail).toBe(true);
    document.querySelector<HTMLElement>('[data-rail-pane] button')?.focus();
    await userEvent.keyboard('{Escape}');
    await expect.poll(rail).toBe(false);
    expect(document.activeElement).not.toBe(document.body);
    await userEvent.keyboard('b');
    await expect.poll(rail).toBe(true);
    document
      .querySelector('[role=listbox]')
      ?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await expect.poll(rail).toBe(false);
  });
});
