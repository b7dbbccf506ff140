import { afterEach, describe, expect, it } from 'vitest';
import { cleanup } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { accessibilityProblems } from '../accessibility.ts';
import { firstValue } from '../first-value.ts';
import { drawRealApp } from './draw-real-app.tsx';
import type { RealApp } from './draw-real-app.tsx';

const FIRST =
  'Nordkorea hat nach Angaben aus Seoul rund 10.000 Soldaten nach Russland verlegt. Das südkoreanische Verteidigungsministerium rechnet damit, dass die Truppen bald in der Region Kursk an der Front kämpfen.';
const REWRITE =
  'Nordkorea habe etwa 10.000 Soldaten nach Russland verlegt, heißt es aus Seoul. Das Verteidigungsministerium in Südkorea erwartet, dass die Truppen bald in der Region Kursk an der Front kämpfen werden.';
const COMMON =
  'Machthaber Kim Jong Un und Präsident Putin hatten im Juni in Pjöngjang einen Vertrag über gegenseitigen militärischen Beistand unterzeichnet.';
const KREMLIN = 'Der Kreml wies die Berichte am Abend als frei erfunden zurück.';
const CARGO = 'Mehrere Frachter brachten Munition aus dem Hafen Rason nach Wladiwostok.';
const OTHER =
  'Der Bundestag hat am Freitag ein Gesetz zur Rente beschlossen. Die Opposition kritisierte, dass die Beiträge für jüngere Menschen steigen werden.';

let app: RealApp | null = null;
afterEach(async () => {
  await cleanup();
  await app?.services.close();
  app = null;
});

async function open(title: string): Promise<RealApp> {
  app = await drawRealApp([
    {
      title: 'Nordkorea schickt Soldaten',
      text: `${FIRST}\n\n${COMMON}\n\n${KREMLIN}`,
      date: '2024-10-28',
      site: 'taz',
      lang: 'de',
    },
    {
      title: 'Truppen aus Pjöngjang in Kursk',
      text: `${REWRITE}\n\n${COMMON}\n\n${CARGO}`,
      date: '2024-10-29',
      site: 'Der Standard',
      lang: 'de',
    },
    {
      title: 'Rentengesetz beschlossen',
      text: `${OTHER}\n\nDas Gesetz tritt im Januar in Kraft.`,
      date: '2024-10-28',
      site: 'taz',
      lang: 'de',
    },
  ]);
  await page.getByRole('option', { name: new RegExp(title, 'u') }).click();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
  return app;
}

const text = () => page.elementLocator(document.querySelector('[data-article-pane]') ?? document.body);
const dialog = () => page.getByRole('dialog');

describe('a story', () => {
  it('is offered in the article, shows what each adds, and can be split again, all by key', async () => {
    const { services } = await open('Nordkorea schickt Soldaten');
    await expect.element(page.getByRole('button', { name: '1 article may tell the same' })).toBeVisible();
    await userEvent.keyboard('y');
    await expect.element(dialog().getByText('Truppen aus Pjöngjang in Kursk')).toBeVisible();
    await expect.element(dialog().getByText('Rentengesetz beschlossen')).not.toBeInTheDocument();
    await dialog().getByRole('button', { name: 'Same story' }).click();
    await expect.element(dialog().getByText(CARGO)).toBeVisible();
    await expect.element(dialog().getByText(KREMLIN)).toBeVisible();
    await expect.element(dialog().getByText('These may tell the same story')).not.toBeInTheDocument();
    expect(await accessibilityProblems()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('button', { name: '2 articles tell this story' })).toBeVisible();
    await page.getByRole('button', { name: '2 articles tell this story' }).click();
    await dialog().getByRole('button', { name: 'Show in the list' }).click();
    await expect.element(page.getByRole('heading', { name: '2 results' })).toBeVisible();
    await expect
      .poll(() =>
        document.querySelector('[data-list-pane] [role=option] [aria-label="2 tellings of this story"]'),
      )
      .not.toBeNull();
    expect(await firstValue(services.undo.state())).toMatchObject({ undo: 'join story' });
    await services.undo.undo();
    await expect.element(page.getByRole('button', { name: '1 article may tell the same' })).toBeVisible();
  });

  it('is not offered again once it was said to be none', async () => {
    await open('Nordkorea schickt Soldaten');
    await page.getByRole('button', { name: '1 article may tell the same' }).click();
    await dialog().getByRole('button', { name: 'Not a duplicate' }).click();
    await expect
      .element(dialog().getByText('No other article of this notebook tells this story.'))
      .toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('button', { name: /may tell the same/u })).not.toBeInTheDocument();
  });
});

describe('all stories of the notebook', () => {
  it('are offered with what each adds, made and taken apart by key, and found in the list', async () => {
    const { services } = await open('Nordkorea schickt Soldaten');
    await userEvent.keyboard('{Shift>}y{/Shift}');
    const list = dialog().getByRole('listbox', { name: 'Articles that may tell one story' });
    await expect.element(list.getByRole('option')).toBeVisible();
    await expect.element(dialog().getByText(CARGO)).toBeVisible();
    await expect.element(dialog().getByText('2 articles may tell one story')).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);
    await expect.element(list).toHaveFocus();
    // narrowed by words of titles and outlets, and all there again
    await userEvent.keyboard('/nordkorea der standard');
    await expect.element(list.getByRole('option')).toBeVisible();
    await userEvent.keyboard(' zeit');
    await expect.element(dialog().getByText('No title or outlet here has all of these words.')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(list.getByRole('option')).toBeVisible();
    await expect.element(dialog().getByRole('searchbox', { name: 'Title or outlet' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(list).toHaveFocus();
    await userEvent.keyboard('{Delete}');
    await expect.element(dialog().getByText(/No two articles of this notebook/u)).toBeVisible();
    await services.undo.undo();
    await expect.element(list).toHaveFocus();
    await userEvent.keyboard('x{Enter}');
    await expect.element(dialog().getByRole('radio', { name: 'Stories 1' })).toBeVisible();
    await dialog().getByText('Stories 1').click();
    await expect.element(dialog().getByText('2 articles tell this story')).toBeVisible();
    await dialog().getByRole('listbox').click();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: '2 results' })).toBeVisible();
    await expect
      .poll(() => document.querySelector('[data-list-pane]')?.textContent)
      .toContain('Searched for articles of the story “Nordkorea schickt Soldaten”');
    await userEvent.keyboard('f');
    await expect.element(page.getByRole('checkbox', { name: 'Nordkorea schickt Soldaten, 2' })).toBeChecked();
    expect(await firstValue(services.undo.state())).toMatchObject({ undo: 'join story' });
  });
});

describe('the text of an article', () => {
  it('is edited by a paragraph, keeps its versions with their difference, and goes back to an earlier one', async () => {
    await open('Nordkorea schickt Soldaten');
    await expect.element(text().getByText(/rund 10\.000 Soldaten/u)).toBeVisible();
    document.querySelector<HTMLElement>('[data-article-pane] [tabindex="0"]')?.focus();
    await userEvent.keyboard('j');
    await userEvent.keyboard('e');
    const field = dialog().getByRole('textbox', { name: 'Text of the paragraph' });
    await expect.element(field).toHaveValue(FIRST);
    await field.fill(FIRST.replace('10.000', '12.000'));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(text().getByText(/rund 12\.000 Soldaten/u)).toBeVisible();
    await expect.element(page.getByRole('button', { name: '2 versions' })).toBeVisible();
    await page.getByRole('button', { name: '2 versions' }).click();
    await expect.element(dialog().getByText('From version 1 to version 2')).toBeVisible();
    await expect.poll(() => document.querySelector('del')?.textContent).toBe('10.000');
    expect(document.querySelector('ins')?.textContent).toBe('12.000');
    expect(await accessibilityProblems()).toEqual([]);
    await dialog()
      .getByRole('button', { name: /^Version 1/u })
      .click();
    await dialog().getByRole('button', { name: 'Bring this version back' }).click();
    await expect.element(dialog().getByRole('button', { name: /^Version 3/u })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(text().getByText(/rund 10\.000 Soldaten/u)).toBeVisible();
  });

  it('is parted into a heading and a paragraph, joined again, and folded, each a version with its difference', async () => {
    const { services } = await open('Nordkorea schickt Soldaten');
    await expect.element(text().getByText(/rund 10\.000 Soldaten/u)).toBeVisible();
    const edit = async (): Promise<void> => {
      document.querySelector<HTMLElement>('[data-article-pane] [tabindex="0"]')?.focus();
      await userEvent.keyboard('j');
      await userEvent.keyboard('e');
      await expect.element(dialog().getByRole('textbox')).toBeVisible();
    };
    const [lead = '', rest = ''] = FIRST.split(/(?<=\.) (?=Das)/u);
    await edit();
    await dialog().getByRole('textbox').fill(`${lead}\n\n${rest}`);
    expect(await accessibilityProblems()).toEqual([]);
    await dialog().getByRole('button', { name: 'Save' }).click();
    await expect.element(text().getByText(rest, { exact: true })).toBeVisible();
    await edit();
    await dialog().getByText('Heading', { exact: true }).click();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await expect.element(text().getByRole('heading', { name: lead })).toBeVisible();
    await userEvent.keyboard('v');
    await expect.element(dialog().getByText('Paragraph → Heading')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await edit();
    await dialog().getByRole('button', { name: 'Join with the one below' }).click();
    await expect.element(text().getByRole('heading', { name: FIRST })).toBeVisible();
    expect(await firstValue(services.undo.state())).toMatchObject({ undo: 'edit text' });
  });
});
