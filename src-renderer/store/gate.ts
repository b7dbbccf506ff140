/** A door that readers pass while it is open and wait at while it is closed. */
export interface Gate {
  readonly isOpen: () => boolean;
  readonly close: () => void;
  readonly open: () => void;
  /** Settles at once while open, else when it opens. */
  readonly passed: () => Promise<void>;
}

/** A gate that starts closed. */
export function createGate(): Gate {
  let open = false;
  let waiting: (() => void)[] = [];
  return {
    isOpen: () => open,
    close: () => {
      open = false;
    },
    open: () => {
      open = true;
      const all = waiting;
      waiting = [];
      for (const resolve of all) resolve();
    },
    passed: () =>
      open
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve);
          }),
  };
}
