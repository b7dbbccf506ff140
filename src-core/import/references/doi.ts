/** The bare DOI ("10.1000/xyz") in a field, which may hold an address or a label; "" where there is none. */
export function doiOf(field: string): string {
  return /10\.\d{4,9}\/[^\s"<>]+/u.exec(field)?.[0].replace(/[.,;]+$/u, '') ?? '';
}
