import { useCallback, useMemo } from 'react';
import type { ArticleId } from '../../src-core/base/id.ts';
import type { InterruptedImport } from '../../src-core/import/import-batch.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices, ImportProgress, ImportSource } from '../services/app-services.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useLive } from '../ui/use-live.ts';

/** What the window needs of importing. */
interface Importing {
  readonly progress: ImportProgress | null;
  /** An import that a crash ended. */
  readonly interrupted: InterruptedImport | null;
  readonly leaveInterrupted: () => void;
  readonly run: (sources: readonly ImportSource[]) => void;
  readonly nothingPasted: () => void;
  /** For the bar at the foot of the window. */
  readonly steering: {
    readonly onCancel: () => void;
    readonly onPause: () => void;
    readonly onContinue: () => void;
    readonly onDismiss: () => void;
  };
  readonly commands: { readonly pause: () => void; readonly cancel: () => void };
}

/** The import that runs, and how it is started and steered. */
export function useImporting(
  { importing }: Pick<AppServices, 'importing'>,
  openArticle: (id: ArticleId) => void,
): Importing {
  const { t } = useText();
  const toasts = useToasts();
  const live = useMemo(() => importing.progress(), [importing]);
  const progress = useLive(live) ?? null;
  const interruptedLive = useMemo(() => importing.interrupted(), [importing]);
  const interrupted = useLive(interruptedLive) ?? null;
  const run = useCallback(
    (sources: readonly ImportSource[]) => {
      void importing.run(sources).then((done) => {
        // One thing dropped or pasted is meant to be read now; so is the one it turns out to be a copy of.
        const [only] = done.report.length === 1 ? done.report : [];
        const [first] = only?.articleIds ?? [];
        if (first !== undefined) openArticle(first);
      });
    },
    [importing, openArticle],
  );
  const nothingPasted = useCallback(() => toasts.show({ text: t('import.nothingToPaste') }), [toasts, t]);
  const steering = useMemo(
    () => ({
      onCancel: () => importing.cancel(),
      onPause: () => importing.pause(),
      onContinue: () => importing.continue(),
      onDismiss: () => importing.dismiss(),
    }),
    [importing],
  );
  return {
    progress,
    interrupted,
    leaveInterrupted: () => void importing.dismissInterrupted(),
    run,
    nothingPasted,
    steering,
    commands: {
      pause: progress?.phase === 'paused' ? steering.onContinue : steering.onPause,
      cancel: steering.onCancel,
    },
  };
}
