const PANES = [
  '[data-rail-pane]',
  '[data-facet-pane]',
  '[data-list-pane]',
  '[data-article-pane]',
  '[data-notes]',
];
const LIST = 2;
const ARTICLE = 3;
const FOCUSABLE =
  '[data-reading-text], [role=listbox], [role=treegrid], button:not([disabled]), a[href], textarea, input, [tabindex="0"]';

/** The pane that holds the focus, or null. */
function paneWithFocus(): number {
  const { activeElement } = document;
  // From the inside out: the notes lie within the article's pane.
  for (let index = PANES.length - 1; index >= 0; index -= 1) {
    if (activeElement?.closest(PANES[index] ?? '') !== null && activeElement !== null) return index;
  }
  return -1;
}

/** Whether the focus is in the search box. */
export function focusInSearch(): boolean {
  return (document.activeElement?.closest('[role=combobox]') ?? null) !== null;
}

/** Puts the focus into the filters, where they are drawn. */
export function focusFacets(): void {
  document.querySelector<HTMLElement>('[data-facet-pane]')?.focus();
}

/** Puts the focus into the next pane that is there. */
export function focusNextPane(by: 1 | -1): void {
  const from = paneWithFocus();
  for (let step = 1; step <= PANES.length; step += 1) {
    const index =
      ((((from < 0 ? (by > 0 ? -1 : 0) : from) + by * step) % PANES.length) + PANES.length) % PANES.length;
    const pane = document.querySelector<HTMLElement>(PANES[index] ?? '');
    const main =
      index === ARTICLE
        ? pane?.querySelector<HTMLElement>('[data-reading-text]')
        : index === LIST
          ? pane?.querySelector<HTMLElement>('[role=listbox]:not([hidden]), [data-passage]')
          : null;
    const target = main ?? pane?.querySelector<HTMLElement>(FOCUSABLE);
    if (target === null || target === undefined) continue;
    target.focus();
    return;
  }
}

/** Whether the focus is within the article's pane. */
export function focusInArticle(): boolean {
  return (
    document.activeElement?.closest('[data-article-pane]') !== null &&
    document.activeElement !== document.body
  );
}
