import { use, useEffect, useState } from 'react';
import type { Figure } from '../../../src-core/model/document.ts';
import { PictureContext } from './picture-context.ts';

/** A picture on its way to the screen: not asked for yet, its blob: address, or not there. */
export type KeptPicture =
  { readonly type: 'waiting' | 'missing' } | { readonly type: 'ready'; readonly address: string };

/** Pixels around the window within which pictures are read. */
const AHEAD = '900px';
const WAITING: KeptPicture = { type: 'waiting' };

/** Reads a figure's picture from the notebook when `place` comes near the window; its address lasts as long as the figure is drawn. */
export function useKeptPicture(
  original: NonNullable<Figure['original']>,
  place: Element | null,
): KeptPicture {
  const read = use(PictureContext);
  const { sha256, mediaType } = original;
  const [near, setNear] = useState(false);
  const [picture, setPicture] = useState(WAITING);

  useEffect(() => {
    if (place === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(place);
    return () => observer.disconnect();
  }, [place]);

  useEffect(() => {
    if (!near) return undefined;
    let address: string | null = null;
    let gone = false;
    void read(sha256).then((bytes) => {
      if (gone) return;
      if (bytes === null) return setPicture({ type: 'missing' });
      address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }));
      setPicture({ type: 'ready', address });
    });
    return () => {
      gone = true;
      if (address !== null) URL.revokeObjectURL(address);
      setPicture(WAITING);
    };
  }, [near, read, sha256, mediaType]);
  return picture;
}
