import { useContext } from 'react';
import type { ReactNode } from 'react';
import type { MarkTarget } from '../../../src-core/model/document.ts';
import { PlaceContext } from './link-context.ts';
import styles from './DocumentView.module.css';

interface PlaceLinkProps {
  readonly target: MarkTarget;
  readonly children: ReactNode;
}

/** A link to a place of the same article; the window's back leads to where one was. */
export function PlaceLink({ target, children }: PlaceLinkProps) {
  const goTo = useContext(PlaceContext);
  return (
    <a
      href={`#place-${String(target.start)}`}
      className={styles.link}
      draggable={false}
      onClick={(event) => {
        event.preventDefault();
        event.stopPropagation();
        goTo(target);
      }}
      onAuxClick={(event) => event.preventDefault()}
    >
      {children}
    </a>
  );
}
