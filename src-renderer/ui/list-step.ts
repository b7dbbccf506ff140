interface ListKeys {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The row that a key leads to from row `at`, within the list; null where the key does not move. `page` are the rows of a screen. */
export function listStep(press: ListKeys, at: number, page: number, count: number): number | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    j: at + 1,
    ArrowUp: at - 1,
    k: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const to = steps[press.key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
