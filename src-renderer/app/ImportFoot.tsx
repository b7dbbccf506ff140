import { useMemo } from 'react';
import { ImportBar } from '../features/import/ImportBar.tsx';
import { InterruptedBar } from '../features/import/InterruptedBar.tsx';
import type { AppServices } from '../services/app-services.ts';
import { useLive } from '../ui/use-live.ts';

interface ImportFootProps {
  readonly importing: AppServices['importing'];
  readonly onFiles: () => void;
  readonly onFolder: () => void;
  readonly onReport: () => void;
}

/** The import at the foot of the window. By itself, since what it shows changes several times a second while one runs. */
export function ImportFoot({ importing, onFiles, onFolder, onReport }: ImportFootProps) {
  const progressLive = useMemo(() => importing.progress(), [importing]);
  const interruptedLive = useMemo(() => importing.interrupted(), [importing]);
  const progress = useLive(progressLive) ?? null;
  const interrupted = useLive(interruptedLive) ?? null;
  const steering = useMemo(
    () => ({
      onCancel: () => importing.cancel(),
      onPause: () => importing.pause(),
      onContinue: () => importing.continue(),
      onDismiss: () => importing.dismiss(),
    }),
    [importing],
  );
  if (progress !== null) return <ImportBar progress={progress} {...steering} onReport={onReport} />;
  if (interrupted === null) return null;
  return (
    <InterruptedBar
      interrupted={interrupted}
      onGoOn={() => importing.goOn()}
      onFolder={onFolder}
      onFiles={onFiles}
      onLeave={() => void importing.dismissInterrupted()}
    />
  );
}
