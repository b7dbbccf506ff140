/** Whether a file below a chosen folder is not meant: hidden files, and what systems leave in folders. */
export function isLeftOut(name: string): boolean {
  return /^(\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/iu.test(name);
}
