import { useEffect, useRef } from 'react';
import { isTyping } from '../ui/is-typing.ts';
import type { AppCommand } from './command.ts';
import { matches } from './shortcut.ts';

/** Runs the first command whose keys are pressed; the window's dialogs and text fields keep their own keys. */
export function useKeys(commands: readonly AppCommand[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const typing = isTyping(event.target);
      if (document.querySelector('[role=dialog], [role=menu]') !== null) return;
      // In the tree of topics letters look for a name.
      const inTree = event.target instanceof Element && event.target.closest('[role=treegrid]') !== null;
      const typeAhead =
        inTree && /^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (typeAhead) return;
      for (const command of latest.current) {
        if (typing && command.inFields !== true) continue;
        if (!command.shortcuts.some((shortcut) => matches(event, shortcut))) continue;
        if (command.run() === false) continue;
        event.preventDefault();
        return;
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
