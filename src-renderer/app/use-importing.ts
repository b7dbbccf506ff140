import { useCallback, useMemo } from 'react';
import type { ArticleId } from '../../src-core/base/id.ts';
import { useText } from '../i18n/text.ts';
import type {
  AppServices,
  GoingOn,
  ImportProgress,
  ImportSource,
  InterruptedRun,
} from '../services/app-services.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useLive } from '../ui/use-live.ts';

/** What the window needs of importing. */
interface Importing {
  readonly progress: ImportProgress | null;
  /** An import that a crash ended. */
  readonly interrupted: InterruptedRun | null;
  readonly goOn: () => Promise<GoingOn>;
  readonly leaveInterrupted: () => void;
  /** With the files and folders that the sources come from, where the browser handed them out. */
  readonly run: (sources: readonly ImportSource[], handles?: readonly FileSystemHandle[]) => void;
  readonly noFolder: () => void;
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
    (sources: readonly ImportSource[], handles: readonly FileSystemHandle[] = []) => {
      void importing.run(sources, { handles }).then((done) => {
        // One thing dropped or pasted is meant to be read now; so is the one it turns out to be a copy of.
        const [only] = done.report.length === 1 ? done.report : [];
        const [first] = only?.articleIds ?? [];
        if (first !== undefined) openArticle(first);
      });
    },
    [importing, openArticle],
  );
  const nothingPasted = useCallback(() => toasts.show({ text: t('import.nothingToPaste') }), [toasts, t]);
  const noFolder = useCallback(() => toasts.show({ text: t('import.noFolder') }), [toasts, t]);
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
    goOn: () => importing.goOn(),
    run,
    noFolder,
    nothingPasted,
    steering,
    commands: {
      pause: progress?.phase === 'paused' ? steering.onContinue : steering.onPause,
      cancel: steering.onCancel,
    },
  };
}
