import { useImperativeHandle, useRef } from 'react';
import type { Ref } from 'react';
import type { ImportSource } from '../../services/app-services.ts';
import { useText } from '../../i18n/text.ts';
import { pickedSources } from './dropped-sources.ts';

/** Opens the system's dialogs for files or a folder. */
export interface FilePickersHandle {
  readonly files: () => void;
  readonly folder: () => void;
}

interface FilePickersProps {
  readonly ref: Ref<FilePickersHandle>;
  readonly onSources: (sources: readonly ImportSource[]) => void;
}

/** The two hidden file inputs of the window. */
export function FilePickers({ ref, onSources }: FilePickersProps) {
  const { t } = useText();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({
    files: () => files.current?.click(),
    folder: () => folder.current?.click(),
  }));
  const take = (input: HTMLInputElement): void => {
    const sources = pickedSources(input.files ?? []);
    // The same file may be picked again.
    input.value = '';
    if (sources.length > 0) onSources(sources);
  };
  return (
    <>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t('empty.files')}
        data-testid="pick-files"
        onChange={(event) => take(event.target)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        // @ts-expect-error -- not in React's types; makes the dialog choose a folder
        webkitdirectory=""
        aria-label={t('empty.folder')}
        data-testid="pick-folder"
        onChange={(event) => take(event.target)}
      />
    </>
  );
}
