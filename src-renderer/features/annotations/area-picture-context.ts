import { createContext } from 'react';
import type { ReactNode } from 'react';
import type { PageArea } from '../../../src-core/model/annotation.ts';

/** Draws an area of a page, small; null where no pages are at hand. */
export const AreaPictureContext = createContext<((area: PageArea) => ReactNode) | null>(null);
