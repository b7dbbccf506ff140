import { useEffect, useMemo } from 'react';
import { nameColours } from '../i18n/colour-names.ts';
import type { AppServices } from '../services/app-services.ts';
import { useLive } from '../ui/use-live.ts';

/** Keeps the names of the colours in step with what they stand for in this notebook. */
export function useColourMeanings(service: AppServices['colours']): void {
  const live = useMemo(() => service.meanings(), [service]);
  const meanings = useLive(live);
  useEffect(() => {
    if (meanings !== undefined) nameColours(meanings);
  }, [meanings]);
}
