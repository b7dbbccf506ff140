/** Puts a text on the clipboard; false where that is not allowed. Must run in answer to a click or key. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Electron's window is refused every permission; the older way needs none, only the user's gesture.
    return copyByCommand(text);
  }
}

/** Answers the browser's own copy command with the text, wherever the selection is. */
function copyByCommand(text: string): boolean {
  let given = false;
  const allow = (event: Event): void => event.preventDefault();
  const give = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    given = true;
  };
  // Without a selection the command is enabled only for a page that says it has something to copy.
  document.addEventListener('beforecopy', allow, true);
  document.addEventListener('copy', give, true);
  try {
    return document.execCommand('copy') && given;
  } finally {
    document.removeEventListener('beforecopy', allow, true);
    document.removeEventListener('copy', give, true);
  }
}
