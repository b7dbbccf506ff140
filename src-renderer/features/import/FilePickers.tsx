import { useImperativeHandle, useRef } from 'react';
import type { Ref } from 'react';
import type { ImportSource } from '../../services/import/importing.ts';
import { handleSources } from '../../services/import/handle-sources.ts';
import { useText } from '../../i18n/text.ts';
import { pickedSources } from './dropped-sources.ts';
import { pickHandles } from './pick-handles.ts';

/** Opens the system's dialogs for files or a folder. */
export interface FilePickersHandle {
  readonly files: () => void;
  readonly folder: () => void;
}

interface FilePickersProps {
  readonly ref: Ref<FilePickersHandle>;
  readonly onSources: (sources: readonly ImportSource[], handles: readonly FileSystemHandle[]) => void;
  /** No folder was chosen, or the browser refused the one that was: it does not tell which. */
  readonly onNoFolder: () => void;
}

/** The two dialogs of the window: those that give handles, and hidden file inputs where there are none. */
export function FilePickers({ ref, onSources, onNoFolder }: FilePickersProps) {
  const { t } = useText();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => {
    const pick = async (what: 'files' | 'folder'): Promise<void> => {
      const handles = await pickHandles(what);
      if (handles === null) (what === 'files' ? files : folder).current?.click();
      else if (handles.length > 0) onSources(await handleSources(handles), handles);
      else if (what === 'folder') onNoFolder();
    };
    return { files: () => void pick('files'), folder: () => void pick('folder') };
  });
  const take = (input: HTMLInputElement): void => {
    const sources = pickedSources(input.files ?? []);
    // The same file may be picked again.
    input.value = '';
    if (sources.length > 0) onSources(sources, []);
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
