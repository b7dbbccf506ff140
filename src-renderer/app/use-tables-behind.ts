import { useEffect } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import type { Live } from '../services/app-services.ts';
import { useLive } from '../ui/use-live.ts';

/** Says that what is done is in the notebook, but cannot be shown at the moment: the window has no room for it. */
export function useTablesBehind(behind: Live<boolean>, onError: (error: AppError) => void): void {
  const isBehind = useLive(behind) === true;
  useEffect(() => {
    if (isBehind) onError(appError('tables-behind'));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once each time that it begins, not in another language
  }, [isBehind]);
}
