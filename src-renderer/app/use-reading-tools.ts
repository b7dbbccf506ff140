import { useState } from 'react';

/** The popovers of the article's bar; one at a time. */
type ReadingTool = 'look' | 'outline';

/** Which popover of the article's bar is open. */
export interface ReadingTools {
  readonly shown: ReadingTool | null;
  readonly show: (tool: ReadingTool, open: boolean) => void;
}

/** Keeps which popover of the article's bar is open. */
export function useReadingTools(): ReadingTools {
  const [shown, setShown] = useState<ReadingTool | null>(null);
  return {
    shown,
    show: (tool, open) => setShown((now) => (open ? tool : now === tool ? null : now)),
  };
}
