import { expect, it, vi } from 'vitest';
import { languageOfLocale, menuTemplate } from '../../../src-main/electron/menu-template.ts';

const actions = { showNotebookFolder: vi.fn<() => void>(), pressControl: vi.fn<(key: 'Z' | 'Y') => void>() };

type Item = ReturnType<typeof menuTemplate>[number];
const items = (menu: readonly Item[]): Item[] =>
  menu.flatMap((entry) => [entry, ...((entry.submenu as Item[]) ?? [])]);

it('speaks the language of the system, German or English', () => {
  expect(['de', 'de-AT', 'DE-ch', 'en-GB', 'fr', 'den', ''].map(languageOfLocale)).toEqual([
    'de',
    'de',
    'de',
    'en',
    'en',
    'en',
    'en',
  ]);
});

it('has the same entries in both languages, each with a label, and none labelled by Electron in English', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    const [english, german] = (['en', 'de'] as const).map((language) =>
      items(menuTemplate(language, platform, false, actions)),
    );
    expect(german?.map((item) => item.role ?? item.type)).toEqual(
      english?.map((item) => item.role ?? item.type),
    );
    for (const item of [...(english ?? []), ...(german ?? [])])
      expect(item.type === 'separator' || Boolean(item.label)).toBe(true);
  }
});

it('shows developer tools only where the program runs from its sources', () => {
  const roles = (packaged: boolean) =>
    items(menuTemplate('en', 'linux', packaged, actions)).map((item) => item.role);
  expect(roles(false)).toContain('toggleDevTools');
  expect(roles(true)).not.toContain('toggleDevTools');
  expect(roles(true)).not.toContain('reload');
});

it('presses the keys of undo and redo in the page, except on macOS, where they would come back', () => {
  const undo = items(menuTemplate('en', 'linux', true, actions)).find((item) => item.label === 'Undo');
  const nothing = undefined as never;
  undo?.click?.(nothing, nothing, nothing);
  expect(actions.pressControl).toHaveBeenCalledWith('Z');
  expect(undo?.registerAccelerator).toBe(false);
  expect(items(menuTemplate('en', 'darwin', true, actions)).find((item) => item.label === 'Undo')?.role).toBe(
    'undo',
  );
});
