/** The extension of a file's name, lower case and without the dot; "" where it has none. */
export function fileExtension(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}
