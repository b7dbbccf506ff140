import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { classNames } from './class-names.ts';
import styles from './toasts.module.css';

export interface ToastMessage {
  readonly text: string;
  /** Second sentence: what to do, or where something went. */
  readonly detail?: string | undefined;
  readonly tone?: 'calm' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

interface ShownToast extends ToastMessage {
  readonly id: number;
}

export interface Toasts {
  readonly show: (message: ToastMessage) => void;
}

const ToastContext = createContext<Toasts>({ show: () => undefined });

/** Milliseconds a calm message stays; one with an action stays longer, an error until it is closed. */
const CALM_MS = 5000;
const ACTION_MS = 9000;

/** The message area of the window. */
export function useToasts(): Toasts {
  return useContext(ToastContext);
}

interface ProviderProps {
  readonly label: string;
  readonly closeLabel: string;
  readonly children: ReactNode;
}

/** Holds the last short message, and errors, at the foot of the window and reads them out. */
export function ToastProvider({ label, closeLabel, children }: ProviderProps) {
  const [shown, setShown] = useState<readonly ShownToast[]>([]);
  const nextId = useRef(1);
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());

  const close = useCallback((id: number) => {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
    setShown((list) => list.filter((toast) => toast.id !== id));
  }, []);

  const startTimer = useCallback(
    (toast: ShownToast) => {
      if (toast.tone === 'error') return;
      clearTimeout(timers.current.get(toast.id));
      timers.current.set(
        toast.id,
        setTimeout(() => close(toast.id), toast.action === undefined ? CALM_MS : ACTION_MS),
      );
    },
    [close],
  );

  const toasts = useMemo<Toasts>(
    () => ({
      show: (message) => {
        const toast = { ...message, id: nextId.current++ };
        // A new message takes the place of the last; errors stay until they are closed.
        setShown((list) => [...list.filter((other) => other.tone === 'error').slice(-2), toast]);
        startTimer(toast);
      },
    }),
    [startTimer],
  );

  return (
    <ToastContext value={toasts}>
      {children}
      {/* Above every sheet, which would else make it inert: what was done there is undone from here. */}
      <div role="region" aria-label={label} className={styles.region} data-react-aria-top-layer>
        <div aria-live="polite" aria-relevant="additions" className={styles.list}>
          {shown.map((toast) => (
            <div
              key={toast.id}
              className={classNames(styles.toast, toast.tone === 'error' && styles.error)}
              onPointerEnter={() => clearTimeout(timers.current.get(toast.id))}
              onPointerLeave={() => startTimer(toast)}
              onFocus={() => clearTimeout(timers.current.get(toast.id))}
              onBlur={() => startTimer(toast)}
            >
              <div className={styles.words}>
                <p>{toast.text}</p>
                {toast.detail === undefined ? null : <p className={styles.detail}>{toast.detail}</p>}
              </div>
              {toast.action === undefined ? null : (
                <Button
                  look="quiet"
                  className={styles.action}
                  onPress={() => {
                    toast.action?.run();
                    close(toast.id);
                  }}
                >
                  {toast.action.label}
                </Button>
              )}
              <IconButton icon={X} label={closeLabel} onPress={() => close(toast.id)} />
            </div>
          ))}
        </div>
      </div>
    </ToastContext>
  );
}
