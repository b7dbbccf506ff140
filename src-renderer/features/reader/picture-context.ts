import { createContext } from 'react';
import type { Sha256 } from '../../../src-core/base/id.ts';

/** Reads a picture that the notebook keeps; null where it cannot be read. */
export type ReadPicture = (sha256: Sha256) => Promise<Uint8Array | null>;

export const PictureContext = createContext<ReadPicture>(() => Promise.resolve(null));
