import { useCallback, useMemo } from 'react';
import type { ArticleId } from '../../src-core/base/id.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import type { ImportSource } from '../services/import/importing.ts';
import { useToasts } from '../ui/toasts.tsx';

/** What the window needs of importing. */
interface Importing {
  /** With the files and folders that the sources come from, where the browser handed them out. */
  readonly run: (sources: readonly ImportSource[], handles?: readonly FileSystemHandle[]) => void;
  readonly noFolder: () => void;
  readonly nothingPasted: () => void;
  readonly commands: { readonly pause: () => void; readonly cancel: () => void };
}

/** The import that runs, and how it is started and steered. */
export function useImporting(
  { importing }: Pick<AppServices, 'importing'>,
  openArticle: (id: ArticleId) => void,
): Importing {
  const { t } = useText();
  const toasts = useToasts();
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
  const commands = useMemo(
    () => ({
      pause: () =>
        importing.progress().current()?.phase === 'paused' ? importing.continue() : importing.pause(),
      cancel: () => importing.cancel(),
    }),
    [importing],
  );
  return { run, noFolder, nothingPasted, commands };
}
