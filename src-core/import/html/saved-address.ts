/** The address a page was saved from, as browsers and SingleFile note it in a comment at the top; "" = none. */
export function savedAddress(html: string): string {
  const head = html.slice(0, 4000);
  const found =
    /<!--\s*saved from url=\(\d{4}\)\s*(https?:\/\/[^\s>]{1,2000})\s*-->/iu.exec(head) ??
    /Page saved with SingleFile\s{1,20}url:\s*(https?:\/\/[^\s>]{1,2000})/iu.exec(head);
  return found?.[1] ?? '';
}
