const SCHEME = /^[a-z][a-z0-9+.-]*:/iu;
const WEB = /^https?:\/\/[^\s/?#]+/iu;

/** An address as http, https or mailto, made absolute with the page's own; null for everything else. */
export function absoluteUrl(address: string, base: string): string | null {
  // Browsers ignore line ends, tabs and control characters inside an address; "java\nscript:" must not slip by.
  const tidy = address
    .replace(/[\u0000-\u001F\u007F]/gu, '')
    .trim()
    .replace(/\s/gu, '%20');
  if (tidy === '' || tidy.startsWith('#')) return null;
  if (WEB.test(tidy)) return lowerScheme(tidy);
  if (/^mailto:[^\s@]+@[^\s@]+$/iu.test(tidy)) return lowerScheme(tidy);
  if (SCHEME.test(tidy)) return null;
  const origin = WEB.exec(base)?.[0];
  if (origin === undefined) return null;
  if (tidy.startsWith('//'))
    return `${origin.slice(0, origin.indexOf(':'))}:${tidy}`.match(WEB)
      ? `${origin.slice(0, origin.indexOf(':'))}:${tidy}`
      : null;
  if (tidy.startsWith('/')) return lowerScheme(origin + tidy);
  const path = base.slice(origin.length).replace(/[?#].*$/su, '');
  if (tidy.startsWith('?')) return lowerScheme(origin + (path || '/') + tidy);
  return lowerScheme(origin + withoutDots(`${path.replace(/[^/]*$/u, '') || '/'}${tidy}`));
}

function lowerScheme(address: string): string {
  const colon = address.indexOf(':');
  return address.slice(0, colon).toLowerCase() + address.slice(colon);
}

function withoutDots(path: string): string {
  const [, plain = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(path) ?? [];
  const parts: string[] = [];
  for (const part of plain.split('/').slice(1)) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}${rest}`;
}
