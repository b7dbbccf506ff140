import type { PlaceSelector } from '../quotes/place-selector.ts';

const DIRECTIVE = /(?:^|:~:|&)text=([^&]+)/u;

/**
 * The passage that a text directive names ("…:~:text=[prefix-,]start[,end][,-suffix]", WICG Scroll to Text Fragment);
 * null where a fragment holds none. Of several directives the first counts.
 */
export function textDirective(fragment: string): PlaceSelector | null {
  const at = fragment.indexOf(':~:');
  const directive = DIRECTIVE.exec(at < 0 ? fragment : fragment.slice(at))?.[1];
  if (directive === undefined) return null;
  const parts = directive.split(',').map(decoded);
  if (parts.some((part) => part === null)) return null;
  const words = parts.filter((part) => part !== null);
  // A hyphen that belongs to the words is percent-encoded: it is looked for in what is still encoded.
  const raw = directive.split(',');
  const prefix = raw[0]?.endsWith('-') === true ? words.shift()?.slice(0, -1) : '';
  const suffix = raw.at(-1)?.startsWith('-') === true && words.length > 0 ? words.pop()?.slice(1) : '';
  const [start, end, ...more] = words;
  if (start === undefined || start.trim() === '' || more.length > 0) return null;
  const from = { type: 'words', exact: start, prefix: prefix ?? '', suffix: '' } as const;
  if (end === undefined || end.trim() === '') return { ...from, suffix: suffix ?? '' };
  const to = { type: 'words', exact: end, prefix: '', suffix: suffix ?? '' } as const;
  return { type: 'range', from, to, through: true };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
