/** Chromium's own dialogs, which answer with handles; absent elsewhere. */
interface HandlePickers {
  readonly showOpenFilePicker?: (options: object) => Promise<readonly FileSystemHandle[]>;
  readonly showDirectoryPicker?: (options: object) => Promise<FileSystemHandle>;
}

/** The folder the dialogs open in is remembered under this name. */
const DIALOG = 'florilegium-import';

/** Asks for files or a folder: [] where nothing was chosen, null where there is no such dialog. */
export async function pickHandles(what: 'files' | 'folder'): Promise<readonly FileSystemHandle[] | null> {
  const { showOpenFilePicker, showDirectoryPicker } = globalThis as HandlePickers;
  if (showOpenFilePicker === undefined || showDirectoryPicker === undefined) return null;
  try {
    return what === 'files'
      ? await showOpenFilePicker.call(globalThis, { id: DIALOG, multiple: true })
      : [await showDirectoryPicker.call(globalThis, { id: DIALOG, mode: 'read' })];
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? [] : null;
  }
}
