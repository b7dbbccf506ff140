import { useCallback, useState } from 'react';

/** A yes or no of this window that is remembered on this computer. */
export function useStoredFlag(name: string, initial: boolean): readonly [boolean, (value: boolean) => void] {
  const key = `florilegium.${name}`;
  const [value, setValue] = useState(() => {
    const stored = localStorage.getItem(key);
    return stored === null ? initial : stored === 'yes';
  });
  const set = useCallback(
    (next: boolean) => {
      localStorage.setItem(key, next ? 'yes' : 'no');
      setValue(next);
    },
    [key],
  );
  return [value, set];
}
