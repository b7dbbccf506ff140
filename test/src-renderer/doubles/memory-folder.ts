/** What a folder of the test allows at the moment. */
export interface FolderState {
  permission: PermissionState;
  /** What the user answers when asked. */
  answer: PermissionState;
  there: boolean;
}

/** A handle of a folder with these files, and what decides whether it can be read. */
export function createMemoryFolder(
  name: string,
  files: Readonly<Record<string, string>>,
): { readonly handle: FileSystemHandle; readonly state: FolderState } {
  const state: FolderState = { permission: 'granted', answer: 'granted', there: true };
  const look = <Value>(value: Value): Value => {
    if (state.permission !== 'granted') throw new DOMException('no leave', 'NotAllowedError');
    if (!state.there) throw new DOMException('gone', 'NotFoundError');
    return value;
  };
  const children = Object.entries(files).map(([file, text]) => ({
    kind: 'file',
    name: file,
    getFile: async () => look(new File([text], file, { lastModified: 0 })),
  }));
  const each = async function* <Value>(give: (child: (typeof children)[number]) => Value) {
    for (const child of look(children)) yield give(child);
  };
  const handle = {
    kind: 'directory',
    name,
    values: () => each((child) => child),
    keys: () => each((child) => child.name),
    queryPermission: async () => state.permission,
    requestPermission: async () => (state.permission = state.answer),
  };
  return { handle: handle as unknown as FileSystemHandle, state };
}
