import { momentOf } from '../moment.ts';

/** The address a page was saved from, as browsers and SingleFile note it in a comment at the top; "" = none. */
export function savedAddress(html: string): string {
  const head = html.slice(0, 4000);
  const found =
    /<!--\s*saved from url=\(\d{4}\)\s*(https?:\/\/[^\s>]{1,2000})\s*-->/iu.exec(head) ??
    /Page saved with SingleFile\s{1,20}url:\s*(https?:\/\/[^\s>]{1,2000})/iu.exec(head);
  return found?.[1] ?? '';
}

/** When SingleFile saved a page, ISO 8601 UTC; null = it does not say, or did not save it. */
export function savedMoment(html: string): string | null {
  const found = /Page saved with SingleFile\s[^]{0,2500}?saved date:\s*([^\n(]{10,60})/iu.exec(
    html.slice(0, 4000),
  );
  return found === null ? null : momentOf(found[1]!.replace(/GMT(?=[+-]\d)/u, ''));
}
