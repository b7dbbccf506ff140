import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('navigator', { platform: 'Linux x86_64' });
const { matches } = await import('../../../src-renderer/app/shortcut.ts');

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('shortcuts', () => {
  it('take "/" and "?" from any layout, with or without Shift', () => {
    expect(matches(press('/', { shiftKey: true }), '/', false)).toBe(true);
    expect(matches(press('/'), '/', false)).toBe(true);
    expect(matches(press('?', { shiftKey: true }), '?', false)).toBe(true);
  });

  it('tell n from Shift+n', () => {
    expect(matches(press('N', { shiftKey: true }), 'n', false)).toBe(false);
    expect(matches(press('N', { shiftKey: true }), 'Shift+n', false)).toBe(true);
  });

  it('take Ctrl for Mod, and ⌘ on a Mac', () => {
    expect(matches(press('z', { ctrlKey: true }), 'Mod+z', false)).toBe(true);
    expect(matches(press('z', { metaKey: true }), 'Mod+z', true)).toBe(true);
    expect(matches(press('z', { ctrlKey: true }), 'Mod+z', true)).toBe(false);
    expect(matches(press('z'), 'Mod+z', false)).toBe(false);
  });

  it('know Alt and a digit by the place of the key', () => {
    expect(matches(press('¡', { altKey: true, code: 'Digit1' }), 'Alt+1', false)).toBe(true);
    expect(matches(press('1', { altKey: true, code: 'Digit1' }), 'Alt+2', false)).toBe(false);
  });
});
