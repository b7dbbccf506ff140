/** Keys of a command as the program matches them: "Mod+Shift+z", "Alt+1", "j", "F3". Mod is Ctrl, or ⌘ on a Mac. */
export type Shortcut = string;

/** True on Apple keyboards. */
export const onMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Name of the Mod key on the keyboard. */
export const MOD_NAME = onMac ? '⌘' : 'Ctrl';

/** What is asked of a key press. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a key press is the shortcut. Shift counts only where it is written, or for letters and named keys: "/" is Shift+7 on a German keyboard. */
export function matches(press: KeyPress, shortcut: Shortcut, mac: boolean = onMac): boolean {
  // The last sign of a shortcut is a key, also where it is a plus.
  const parts = shortcut.split(/\+(?!$)/u);
  const key = parts.at(-1) ?? '';
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (mod !== wants('Mod') || other || press.altKey !== wants('Alt')) return false;
  // Alt and a digit give other characters on many layouts: the place of the key decides.
  if (wants('Alt') && /^\d$/.test(key)) return press.code === `Digit${key}` || press.code === `Numpad${key}`;
  if (press.key.toLowerCase() !== key.toLowerCase()) return false;
  const shiftMatters = /^\p{L}$/u.test(key) || key.length > 1 || wants('Shift');
  return !shiftMatters || press.shiftKey === wants('Shift');
}

const NAMES: Readonly<Record<string, string>> = {
  Mod: MOD_NAME,
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  Delete: 'Del',
};

/** A shortcut as the caps show it: "Ctrl Shift Z". */
export function shortcutCaps(shortcut: Shortcut): string {
  return shortcut
    .split(/\+(?!$)/u)
    .map((part) => NAMES[part] ?? (part.length === 1 && shortcut.length > 1 ? part.toUpperCase() : part))
    .join(' ');
}
