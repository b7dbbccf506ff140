import { useCallback, useState } from 'react';

/** One of a few values of this window that is remembered on this computer. */
export function useStoredChoice<Value extends string>(
  name: string,
  values: readonly Value[],
  initial: Value,
): readonly [Value, (value: Value) => void] {
  const key = `florilegium.${name}`;
  const [value, setValue] = useState<Value>(() => {
    const stored = localStorage.getItem(key);
    return values.find((each) => each === stored) ?? initial;
  });
  const set = useCallback(
    (next: Value) => {
      localStorage.setItem(key, next);
      setValue(next);
    },
    [key],
  );
  return [value, set];
}
