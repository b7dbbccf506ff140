import { useCallback, useMemo } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import { commandName } from '../i18n/command-name.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useLive } from '../ui/use-live.ts';

/** Undo and redo that say what they did, and the names of what they would do. */
export function useUndo(service: AppServices['undo'], onError: (error: AppError) => void) {
  const { t } = useText();
  const toasts = useToasts();
  const live = useMemo(() => service.state(), [service]);
  const names = useLive(live) ?? { undo: null, redo: null };
  const step = useCallback(
    async (which: 'undo' | 'redo'): Promise<void> => {
      const result = await service[which]();
      if (!result.ok) onError(result.error);
      else if (result.value === null)
        toasts.show({ text: t(which === 'undo' ? 'undo.nothing' : 'undo.nothingRedo') });
      else
        toasts.show({
          text: t(which === 'undo' ? 'undo.undone' : 'undo.redone', { name: commandName(result.value, t) }),
        });
    },
    [service, onError, toasts, t],
  );
  const undo = useCallback(() => void step('undo'), [step]);
  const redo = useCallback(() => void step('redo'), [step]);
  return { names, undo, redo };
}
