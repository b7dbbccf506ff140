import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { LinkCard } from './LinkCard.tsx';

/** The card of a link: `show` opens it at an element, and stays the same function. */
export function useLinkCard(): {
  readonly show: (href: string, anchor: HTMLElement) => void;
  readonly card: ReactNode;
} {
  const [link, setLink] = useState<{ readonly href: string; readonly anchor: HTMLElement } | null>(null);
  const show = useCallback((href: string, anchor: HTMLElement) => setLink({ href, anchor }), []);
  const card = link === null ? null : <LinkCard {...link} onClose={() => setLink(null)} />;
  return { show, card };
}
