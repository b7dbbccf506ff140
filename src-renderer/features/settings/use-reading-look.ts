import { useSyncExternalStore } from 'react';
import { followReadingLook, readingLook } from './reading-look.ts';
import type { ReadingLook } from './reading-look.ts';

/** How the text of articles is set, kept up to date. */
export function useReadingLook(): ReadingLook {
  return useSyncExternalStore(followReadingLook, readingLook);
}
