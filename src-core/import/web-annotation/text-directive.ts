import { readTextDirectives } from '../../anchor/text-fragment.ts';
import type { PlaceSelector } from '../quotes/place-selector.ts';

/**
 * The passage that a text directive names ("…:~:text=[prefix-,]start[,end][,-suffix]", WICG Scroll to Text Fragment);
 * null where a fragment holds none. Of several directives the first counts.
 */
export function textDirective(fragment: string): PlaceSelector | null {
  const [directive] = readTextDirectives(fragment.includes(':~:') ? fragment : `:~:${fragment}`);
  if (directive === undefined || directive.start.trim() === '') return null;
  const { prefix, start, end, suffix } = directive;
  const from = { type: 'words', exact: start, prefix, suffix: '' } as const;
  if (end.trim() === '') return { ...from, suffix };
  const to = { type: 'words', exact: end, prefix: '', suffix } as const;
  return { type: 'range', from, to, through: true };
}
