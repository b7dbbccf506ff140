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
