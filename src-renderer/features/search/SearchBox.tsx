import { useEffect, useRef, useState } from 'react';
import type { Ref } from 'react';
import { Search, X } from 'lucide-react';
import { useText } from '../../i18n/text.ts';
import { Keys } from '../../ui/Keys.tsx';
import styles from './SearchBox.module.css';

interface SearchBoxProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Down or Enter: on to the results. */
  readonly onLeave: (how: 'down' | 'enter') => void;
}

/** Milliseconds after the last key before the query is asked. */
const DEBOUNCE_MS = 70;

/** The one search box, always at the same place. Asks while you type. */
export function SearchBox({ ref, query, onQuery, onLeave }: SearchBoxProps) {
  const { t } = useText();
  const [typed, setTyped] = useState(query);
  const [focused, setFocused] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const sent = useRef(query);

  // The query may change from outside (a cleared search, a restored session).
  useEffect(() => {
    if (query === sent.current) return;
    sent.current = query;
    setTyped(query);
  }, [query]);

  const send = (text: string): void => {
    clearTimeout(timer.current);
    sent.current = text;
    onQuery(text);
  };

  return (
    <search className={styles.box}>
      <Search aria-hidden size={16} strokeWidth={1.7} className={styles.icon} />
      <input
        ref={ref}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('search.label')}
        aria-describedby="search-hints"
        placeholder={t('search.placeholder')}
        value={typed}
        className={styles.input}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => send(text), DEBOUNCE_MS);
        }}
        onFocus={(event) => {
          setFocused(true);
          event.target.select();
        }}
        onBlur={() => setFocused(false)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            send(typed);
            onLeave(event.key === 'Enter' ? 'enter' : 'down');
          }
          if (event.key === 'Escape' && typed !== '') {
            event.preventDefault();
            event.stopPropagation();
            setTyped('');
            send('');
          }
        }}
      />
      {typed === '' ? (
        focused ? null : (
          <Keys keys="/" />
        )
      ) : (
        <button
          type="button"
          aria-label={t('search.clear')}
          className={styles.clear}
          onClick={() => {
            setTyped('');
            send('');
          }}
        >
          <X aria-hidden size={15} strokeWidth={1.7} />
        </button>
      )}
      <p id="search-hints" className={styles.hints} hidden={!focused || typed !== ''}>
        {t('search.hints')}
      </p>
    </search>
  );
}
