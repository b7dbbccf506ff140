import { createContext, useContext, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './announcer.module.css';

type Announce = (text: string) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** Says something to screen readers without showing it. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

/** Holds the live region; the same text said twice is read twice, since two areas take turns. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const areas = useRef<(HTMLDivElement | null)[]>([null, null]);
  const turn = useRef(0);
  const announce = useMemo<Announce>(
    () => (text) => {
      turn.current = 1 - turn.current;
      const [next, other] = [areas.current[turn.current], areas.current[1 - turn.current]];
      if (other) other.textContent = '';
      if (next) next.textContent = text;
    },
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      {[0, 1].map((index) => (
        <div
          key={index}
          ref={(element) => {
            areas.current[index] = element;
          }}
          role="status"
          aria-live="polite"
          className={styles.unseen}
        />
      ))}
    </AnnounceContext>
  );
}
