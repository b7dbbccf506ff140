import { createContext } from 'react';
import type { MarkTarget } from '../../../src-core/model/document.ts';

/** Shows where a link leads, beside the link. */
export type ShowLink = (href: string, anchor: HTMLElement) => void;

export const LinkContext = createContext<ShowLink>(() => undefined);

/** Goes to a place of the same article. */
export const PlaceContext = createContext<(target: MarkTarget) => void>(() => undefined);
