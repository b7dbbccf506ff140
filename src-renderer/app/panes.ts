const PANES = [
  '[data-rail-pane]',
  '[data-facet-pane]',
  '[data-list-pane]',
  '[data-article-pane]',
  '[data-notes]',
];
const LIST = '[data-list-pane]';
const ARTICLE = '[data-article-pane]';
const FOCUSABLE =
  '[data-reading-text], [role=listbox], [role=treegrid], button:not([disabled]), a[href], textarea, input, [tabindex="0"]';

/** The panes that are drawn, in the order in which they are gone through; an article comes before its notes. */
function drawnPanes(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(PANES.join(','))];
}

/** Where among the panes the focus is, or -1. */
function paneWithFocus(panes: readonly HTMLElement[]): number {
  // From the inside out: the notes lie within the article's pane.
  return panes.findLastIndex((pane) => pane.contains(document.activeElement));
}

/** Whether the focus is in the search box. */
export function focusInSearch(): boolean {
  return (document.activeElement?.closest('[role=combobox]') ?? null) !== null;
}

/** Puts the focus into the filters, where they are drawn. */
export function focusFacets(): void {
  document.querySelector<HTMLElement>('[data-facet-pane]')?.focus();
}

/** Puts the focus into the next pane that takes it. */
export function focusNextPane(by: 1 | -1): void {
  const panes = drawnPanes();
  const from = paneWithFocus(panes);
  for (let step = 1; step <= panes.length; step += 1) {
    const index = (from < 0 ? (by > 0 ? -1 : 0) : from) + by * step + panes.length;
    const pane = panes[index % panes.length];
    const main = pane?.matches(ARTICLE)
      ? pane.querySelector<HTMLElement>('[data-reading-text]')
      : pane?.matches(LIST)
        ? pane.querySelector<HTMLElement>('[role=listbox]:not([hidden])')
        : null;
    const target = main ?? pane?.querySelector<HTMLElement>(FOCUSABLE);
    if (target === null || target === undefined || !target.checkVisibility()) continue;
    // A list is taller than its pane: it stays where it is scrolled to.
    target.focus({ preventScroll: target === main });
    return;
  }
}

/** Something drawn in the open article; of two in the one that the keys concern. */
export function findInArticle(selector: string): HTMLElement | null {
  const side = document.querySelector('[data-side][data-active]') ?? document;
  return side.querySelector<HTMLElement>(selector);
}

/** Whether the focus is within the article's pane. */
export function focusInArticle(): boolean {
  return (document.activeElement?.closest('[data-article-pane]') ?? null) !== null;
}
