import { useCallback, useMemo, useState } from 'react';

/** Paths of the topics used last in this window, the latest first. */
export interface RecentTopics {
  readonly paths: readonly string[];
  readonly remember: (path: string) => void;
}

const KEPT = 8;

/** Remembers which topics were used last, over all articles. */
export function useRecentTopics(): RecentTopics {
  const [paths, setPaths] = useState<readonly string[]>([]);
  const remember = useCallback(
    (path: string) => setPaths((before) => [path, ...before.filter((each) => each !== path)].slice(0, KEPT)),
    [],
  );
  return useMemo(() => ({ paths, remember }), [paths, remember]);
}
