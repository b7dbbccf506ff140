/** Puts a text on the clipboard, for programs that take it also as HTML; false where that is not allowed. Must run in answer to a click or key. */
export async function copyText(text: string, html?: string): Promise<boolean> {
  try {
    if (html === undefined) await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([clipboardItem(text, html)]);
    return true;
  } catch {
    // Electron's window is refused every permission; the older way needs none, only the user's gesture.
    return copyByCommand(text, html);
  }
}

function clipboardItem(text: string, html: string): ClipboardItem {
  return new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  });
}

/** Answers the browser's own copy command with the text, wherever the selection is. */
function copyByCommand(text: string, html?: string): boolean {
  let given = false;
  const allow = (event: Event): void => event.preventDefault();
  const give = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
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
