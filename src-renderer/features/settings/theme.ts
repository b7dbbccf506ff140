/** How the interface looks; "system" follows the computer. */
export type Theme = 'system' | 'light' | 'dark' | 'sepia';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'sepia'];

const STORED = 'florilegium.theme';

/** What the user chose. */
export function chosenTheme(): Theme {
  const stored = localStorage.getItem(STORED);
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

/** Puts the chosen theme into force; call before the first render. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Chooses a theme at once and remembers it. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(STORED, theme);
  applyTheme(theme);
}
