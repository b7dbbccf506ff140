import { afterEach, describe, expect, it } from 'vitest';
import { cleanup } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { firstValue } from '../first-value.ts';
import { accessibilityProblems } from '../accessibility.ts';
import { drawRealApp } from './draw-real-app.tsx';
import type { DrawnArticle, RealApp } from './draw-real-app.tsx';

const SITES = ['Der Standard', 'taz', 'Reuters'];

const articles = (count: number): DrawnArticle[] =>
  Array.from({ length: count }, (_, index) => ({
    title: `Bericht ${String(index).padStart(3, '0')} aus der Region`,
    text: `Die Außenministerin sprach am Freitag über Soldaten. Meldung ${String(index)} ist unbestätigt.\n\nBeobachter sehen darin ein Zeichen der Entspannung.\n\nAm Abend kamen weitere Soldaten an. Auch die Soldaten selbst schweigen.`,
    date:
      index % 10 === 9
        ? ''
        : `2024-${String((index % 6) + 5).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}`,
    site: SITES[index % 3] ?? '',
    author: index % 2 === 0 ? 'Anna Kurz' : '',
    lang: index % 5 === 4 ? 'en' : 'de',
  }));

let app: RealApp | null = null;
afterEach(async () => {
  await cleanup();
  await app?.services.close();
  app = null;
});
async function open(count: number): Promise<RealApp> {
  app = await drawRealApp(articles(count));
  return app;
}

const box = (): HTMLInputElement =>
  document.querySelector<HTMLInputElement>('search input') as HTMLInputElement;
const list = (): HTMLElement =>
  document.querySelector<HTMLElement>('[data-list-pane] [role=listbox]') as HTMLElement;
const preview = (): Element | null => document.querySelector('[data-preview]');
const activeTitle = (): string | undefined => document.querySelector('[data-active] p')?.textContent;
const rows = (): string[] =>
  [...document.querySelectorAll('[data-list-pane] [role=option]')].map((row) => row.textContent);
const announced = (text: string | RegExp) => page.getByText(text).first();

async function search(query: string, found: string | RegExp): Promise<void> {
  await page
    .getByRole('textbox', { name: 'Search articles, notes and topics' })
    .or(page.getByRole('combobox', { name: 'Search articles, notes and topics' }))
    .fill(query);
  await expect.element(page.getByRole('heading', { name: found })).toBeVisible();
  // The number may be that of the answer before; marks are of this one.
  await expect.poll(() => document.querySelector('[data-list-pane] [role=option] mark')).not.toBeNull();
  list().focus();
}

describe('filters', () => {
  it('write conditions into the query, count under it, widen by a second value and go by a click or the ×', async () => {
    await open(30);
    await search('soldaten', '30 results');
    await userEvent.keyboard('f');
    const outlet = page.getByRole('checkbox', { name: 'taz, 10' });
    await expect.element(outlet).toBeVisible();
    await outlet.click();
    await expect.element(page.getByRole('heading', { name: '10 results' })).toBeVisible();
    expect(box().value).toBe('soldaten site:"taz"');
    // Another outlet can still be added: its count is what it would bring.
    await page.getByRole('checkbox', { name: 'Reuters, 10' }).click();
    await expect.element(page.getByRole('heading', { name: '20 results' })).toBeVisible();
    expect(box().value).toMatch(/^soldaten site:\("taz" OR "?Reuters"?\)$/u);
    await page.getByRole('button', { name: 'Remove the filter Outlet: taz' }).click();
    await expect.element(page.getByRole('heading', { name: '10 results' })).toBeVisible();
    await page.getByRole('checkbox', { name: /^Reuters/ }).click();
    await expect.element(page.getByRole('heading', { name: '30 results' })).toBeVisible();
    expect(box().value).toBe('soldaten');
  });

  it('are walked through by arrow keys, pressed by Space, and left by Escape', async () => {
    await open(12);
    await search('soldaten', '12 results');
    await userEvent.keyboard('f');
    await expect.element(page.getByRole('checkbox', { name: /^German/ })).toBeVisible();
    for (let step = 0; step < 12; step += 1) {
      if (document.activeElement?.getAttribute('aria-label')?.startsWith('German') === true) break;
      await userEvent.keyboard('{ArrowDown}');
    }
    await userEvent.keyboard(' ');
    await expect.poll(() => box().value).toBe('soldaten lang:de');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.activeElement === list()).toBe(true);
    await userEvent.keyboard('f');
    await expect.poll(() => document.querySelector('[data-facet-pane]')).toBeNull();
    await expect.poll(() => document.activeElement === list()).toBe(true);
  });

  it('show no fault that axe finds, in light and dark', async () => {
    await open(12);
    await search('soldaten lang:de', /results$/);
    await userEvent.keyboard('f');
    await expect.element(page.getByRole('checkbox', { name: /^German/ })).toBeVisible();
    await userEvent.keyboard('{Escape}jx');
    await expect.element(page.getByRole('toolbar')).toBeVisible();
    for (const theme of ['light', 'dark', 'sepia']) {
      document.documentElement.dataset['theme'] = theme;
      await Promise.all(document.getAnimations().map((animation) => animation.finished));
      expect({ theme, problems: await accessibilityProblems() }).toEqual({ theme, problems: [] });
    }
  });
});

describe('the histogram', () => {
  const bar = (name: RegExp) => page.getByRole('button', { name });

  it('narrows to months by dragging, to days within them, and widens again', async () => {
    await open(30);
    await search('soldaten', '30 results');
    await userEvent.keyboard('f');
    await expect.element(bar(/^May 2024: 5 results/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: '3 without date' })).toBeVisible();
    await userEvent.dragAndDrop(bar(/^Jun 2024/), bar(/^Aug 2024/));
    await expect.poll(() => box().value).toBe('soldaten date:2024-06..2024-08');
    await expect.element(page.getByRole('heading', { name: '13 results' })).toBeVisible();
    await expect
      .poll(() => page.getByRole('button', { name: /^(Jun|Jul|Aug) 2024: / }).elements().length)
      .toBe(3);
    await bar(/^Jul 2024/).click();
    await expect.poll(() => box().value).toBe('soldaten date:2024-07');
    await expect
      .poll(() => page.getByRole('button', { name: /^Jul \d+, 2024: |^\d+ Jul 2024: / }).elements().length)
      .toBe(31);
    await page.getByRole('button', { name: 'Whole time' }).click();
    await expect.poll(() => box().value).toBe('soldaten');
  });

  it('narrows by keys alone, Shift extending, and Delete takes the date away', async () => {
    await open(30);
    await search('soldaten', '30 results');
    await userEvent.keyboard('f');
    await expect.element(bar(/^May 2024/)).toBeVisible();
    (bar(/^May 2024/).element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowRight}{/Shift}{Enter}');
    await expect.poll(() => box().value).toBe('soldaten date:2024-06..2024-07');
    await expect
      .poll(() => page.getByRole('button', { name: /2024: / }).elements().length)
      .toBeGreaterThan(40);
    (page.getByRole('button', { name: /2024: / }).elements()[0] as HTMLElement).focus();
    await userEvent.keyboard('{Delete}');
    await expect.poll(() => box().value).toBe('soldaten');
  });
});

describe('the preview', () => {
  it('follows the keys without taking the focus, goes by Space, and Enter opens the article at its hit', async () => {
    await open(12);
    await search('soldaten', '12 results');
    await userEvent.keyboard('j');
    await expect.poll(() => preview()?.querySelector('h2')?.textContent).toBe(activeTitle());
    expect(document.activeElement).toBe(list());
    await expect
      .poll(() => [...(preview()?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent))
      .toEqual(['Soldaten', 'Soldaten', 'Soldaten']);
    const first = preview()?.querySelector('h2')?.textContent;
    await userEvent.keyboard('j');
    await expect.poll(() => preview()?.querySelector('h2')?.textContent).not.toBe(first);
    await userEvent.keyboard(' ');
    await expect.poll(preview).toBeNull();
    await userEvent.keyboard('j');
    expect(preview()).toBeNull();
    await userEvent.keyboard(' ');
    await expect.poll(preview).not.toBeNull();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.hasAttribute('data-reading-text')).toBe(true);
    expect(preview()).toBeNull();
    await expect.poll(() => CSS.highlights.get('search-hit')?.size ?? 0).toBeGreaterThan(1);
  });

  it('comes back to the same row after reading, also when the window is drawn anew', async () => {
    const { draw, services } = await open(120);
    await search('soldaten', '120 results');
    await userEvent.keyboard('{PageDown}{PageDown}{PageDown}jj');
    await expect.poll(() => list().scrollTop).toBeGreaterThan(500);
    // The last key's row is drawn by the time its preview is.
    await expect.poll(() => preview()?.querySelector('h2')?.textContent === activeTitle()).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = activeTitle();
    const top = list().scrollTop;
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.hasAttribute('data-reading-text')).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.activeElement === list()).toBe(true);
    expect(activeTitle()).toBe(before);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const restored = services.session.restored();
    expect(restored).toBeNull();
    const session = {
      queryText: 'soldaten',
      openArticleId: null,
      readingOffset: 0,
      room: 'library',
      modified: '',
    } as const;
    Object.assign(services.session, { restored: () => ({ ...session, id: 'session' }) });
    location.hash = '#/';
    await draw();
    await search('soldaten', '120 results');
    await expect.poll(activeTitle).toBe(before);
    expect(list().scrollTop).toBe(top);
  });
});

describe('passages', () => {
  it('stand below their article, are walked through by key, and Enter opens at the very one', async () => {
    await open(3);
    await search('soldaten', '3 results');
    await page.getByRole('button', { name: /^Shown as/ }).click();
    await page.getByRole('menuitemradio', { name: 'Sentences' }).click();
    await expect
      .poll(() => rows().filter((row) => row.startsWith('Am Abend kamen weitere Soldaten an.')).length)
      .toBe(3);
    expect(page.getByText('Beobachter sehen darin').elements()).toHaveLength(0);
    list().focus();
    await userEvent.keyboard('{Home}jjj');
    await expect.poll(activeTitle).toBe('Auch die Soldaten selbst schweigen.');
    await userEvent.keyboard('j');
    expect(activeTitle()).toMatch(/^Bericht/);
    await userEvent.keyboard('kk{Enter}');
    await expect.poll(() => document.activeElement?.hasAttribute('data-reading-text')).toBe(true);
    await expect.element(announced('2 of 3')).toBeVisible();
  });
});

describe('choosing and coding', () => {
  it('codes accepted passages in one step that one undo takes back, and says what was coded already', async () => {
    const { services, host } = await open(4);
    await search('soldaten', '4 results');
    await userEvent.keyboard('{Home}x{Shift>}J{/Shift}');
    await expect.element(page.getByRole('toolbar').getByText('2 chosen')).toBeVisible();
    await userEvent.keyboard('c');
    await expect.element(page.getByRole('combobox', { name: /which topic/ })).toBeVisible();
    await userEvent.keyboard('DVRK/Truppen{Enter}');
    const sheet = page.getByRole('dialog', { name: 'Code passages' });
    await expect.element(sheet.getByText('0 accepted · 0 skipped · 6 to look at')).toBeVisible();
    await userEvent.keyboard('yny');
    await expect.element(sheet.getByText('2 accepted · 1 skipped · 3 to look at')).toBeVisible();
    await userEvent.keyboard('a');
    await expect.element(sheet.getByText('5 accepted · 1 skipped · 0 to look at')).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);
    const before = host.transactions().length;
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('5 passages coded with “Truppen”')).toBeVisible();
    await expect.poll(() => document.activeElement === list()).toBe(true);
    const ops = host
      .transactions()
      .slice(before)
      .filter((each) => each.command === 'code passages');
    expect(ops).toHaveLength(1);
    await expect
      .poll(async () => (await firstValue(services.topics.tree()))[0]?.children[0]?.passages)
      .toBe(5);
    await expect.element(page.getByRole('heading', { name: '9 results' })).toBeVisible();

    // Again: what carries the topic is named and left alone.
    await search('soldaten in:article', '4 results');
    await userEvent.keyboard('{Home}x{Shift>}J{/Shift}c');
    await expect.element(page.getByRole('combobox', { name: /which topic/ })).toBeVisible();
    await userEvent.keyboard('Truppen{Enter}');
    await expect.poll(() => sheet.getByText('already coded').elements().length).toBe(5);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelector('[role=dialog]')).toBeNull();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.element(page.getByText('Undone: code passages')).toBeVisible();
    await expect.poll(async () => firstValue(services.topics.tree())).toEqual([]);
  });

  it('sets the status of all that is chosen, also of what was never on screen, with a way back', async () => {
    const { services } = await open(130);
    await search('soldaten', '130 results');
    await userEvent.keyboard('{Control>}a{/Control}');
    await expect.element(page.getByRole('toolbar').getByText('130 chosen')).toBeVisible();
    await userEvent.keyboard('u');
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await expect.element(page.getByText('Status of 130 articles set: Archive')).toBeVisible();
    const archived = async (): Promise<number> => {
      const found = await services.search.search({
        query: 'status:archive',
        offset: 0,
        limit: 0,
        sort: 'added',
        kinds: ['article'],
        anyWord: false,
      });
      return found.ok ? found.value.total : -1;
    };
    await expect.poll(archived).toBe(130);
    list().focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(archived).toBe(0);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelector('[role=toolbar]')).toBeNull();
  });

  it('exports what is chosen or everything, and says where it went', async () => {
    const { host } = await open(5);
    await search('soldaten', '5 results');
    await userEvent.keyboard('{Home}x');
    await userEvent.keyboard('e');
    await expect.element(page.getByRole('dialog', { name: 'Export results' })).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);
    await page.getByText('CSV').click();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect.element(page.getByText('1 file written')).toBeVisible();
    const [[path, csv] = ['', '']] = [...host.notebook.saved];
    expect(path).toMatch(/Search\/soldaten .*\.csv$/u);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(2);
  });
});

describe('why a hit', () => {
  it('shows parts, forms and fields with what they gave; a click on a form searches without it', async () => {
    await open(3);
    await search('soldat meldung', '3 results');
    await userEvent.keyboard('w');
    const panel = page.getByRole('dialog', { name: /^Why this hit/ });
    await expect.element(panel.getByText('same stem')).toBeVisible();
    await expect.element(panel.getByText(/^Relevance/)).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);
    await panel.getByRole('button', { name: 'same stem' }).click();
    await expect.element(page.getByText('Nothing matches')).toBeVisible();
  });
});
