/** What a key does in the list. */
export type ListKey =
  | 'down'
  | 'up'
  | 'pageDown'
  | 'pageUp'
  | 'first'
  | 'last'
  | 'open'
  | 'choose'
  | 'extendDown'
  | 'extendUp'
  | 'chooseAll'
  | 'why'
  | 'preview'
  | 'code'
  | 'status'
  | 'export';

const PLAIN: Readonly<Record<string, ListKey>> = {
  ArrowDown: 'down',
  j: 'down',
  ArrowUp: 'up',
  k: 'up',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
  Home: 'first',
  End: 'last',
  Enter: 'open',
  ' ': 'preview',
  x: 'choose',
  w: 'why',
  c: 'code',
  u: 'status',
  e: 'export',
};
const SHIFTED: Readonly<Record<string, ListKey>> = {
  ArrowDown: 'extendDown',
  j: 'extendDown',
  J: 'extendDown',
  ArrowUp: 'extendUp',
  k: 'extendUp',
  K: 'extendUp',
};

/** The list's meaning of a key press, or null where it has none. */
export function listKey(
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): ListKey | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return press.key === 'a' && !press.shiftKey ? 'chooseAll' : null;
  return (press.shiftKey ? SHIFTED : PLAIN)[press.key] ?? null;
}
