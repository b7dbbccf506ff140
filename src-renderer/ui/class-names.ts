/** Joins the class names that apply; CSS-module look-ups may be undefined. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
