import { createContext } from 'react';

/** Shows where a link leads, beside the link. */
export type ShowLink = (href: string, anchor: HTMLElement) => void;

export const LinkContext = createContext<ShowLink>(() => undefined);
