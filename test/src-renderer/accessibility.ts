import axe from 'axe-core';

/** What axe finds wrong on the page by WCAG 2.2 A and AA, one line each; empty = nothing. */
export async function accessibilityProblems(): Promise<readonly string[]> {
  // What is still fading in has no contrast of its own.
  await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  const found = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  });
  return found.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`,
    ),
  );
}

/** Pixels by which icons and rows hang over the edge of a column, so that what is drawn in them stands on it. */
const HANGING = 10;

/** What is wider than its box and neither cut off on purpose nor scrolled, one line each; empty = nothing. */
export function overruns(): readonly string[] {
  return [...document.body.querySelectorAll<HTMLElement>('*')]
    .filter((element) => {
      const { clientWidth, scrollWidth } = element;
      const { display, overflowX } = getComputedStyle(element);
      // Where one side scrolls or hides, its own box is no longer overrun; inline boxes have no width of their own.
      return (
        overflowX === 'visible' &&
        display !== 'inline' &&
        clientWidth > 1 &&
        scrollWidth > clientWidth + HANGING
      );
    })
    .map(
      (element) =>
        `${String(element.scrollWidth)} in ${String(element.clientWidth)}: ${element.textContent.slice(0, 80)}`,
    );
}
