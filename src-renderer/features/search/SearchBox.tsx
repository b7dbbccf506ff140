import { useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import { BookmarkPlus, CircleHelp, Search, X } from 'lucide-react';
import { useText } from '../../i18n/text.ts';
import type { SearchHistory, SearchService } from '../../services/app-services.ts';
import { Keys } from '../../ui/Keys.tsx';
import { useLive } from '../../ui/use-live.ts';
import { BoxButton } from './BoxButton.tsx';
import { OfferList } from './OfferList.tsx';
import styles from './SearchBox.module.css';
import { useCompletions } from './use-completions.ts';

/** What the window's keys ask of the box. */
export interface SearchBoxHandle {
  readonly focus: () => void;
}

interface SearchBoxProps {
  readonly ref: Ref<SearchBoxHandle>;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Down or Enter: on to the results. */
  readonly onLeave: (how: 'down' | 'enter') => void;
  readonly search: Pick<SearchService, 'complete'>;
  readonly history: SearchHistory;
  /** What is searched in, e.g. "in this article"; null = everything. */
  readonly scope: string | null;
  readonly onLeaveScope: () => void;
  /** Null = nothing to save. */
  readonly onSave: (() => void) | null;
  readonly onHelp: () => void;
}

/** The one search box, always at the same place: asks with every key, and offers how to go on. */
export function SearchBox(props: SearchBoxProps) {
  const { ref, text, onText, onLeave, search, scope, onLeaveScope, onSave, onHelp } = props;
  const { t } = useText();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [focused, setFocused] = useState(false);
  const sent = useRef(text);
  const caret = useRef<number | null>(null);
  const pastLive = useMemo(() => props.history.list(), [props.history]);
  const past = useLive(pastLive) ?? NOTHING_PAST;
  const { offers, chosen, choose, ask, close } = useCompletions(search, past);
  const open = focused && offers.length > 0;

  // The text may change from outside (a cleared search, a restored session, a facet).
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    setTyped(text);
  }, [text]);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  useImperativeHandle(ref, () => ({
    focus: () => {
      input.current?.focus();
      input.current?.select();
    },
  }));

  /** Every key asks at once: what is answered too late is dropped by those who asked. */
  const send = (next: string): void => {
    setTyped(next);
    sent.current = next;
    onText(next);
  };
  const take = (index: number): void => {
    const offer = offers[index];
    if (offer === undefined) return;
    if (offer.type === 'forget') {
      close();
      void props.history.clear();
      return;
    }
    if (offer.type === 'past') {
      close();
      caret.current = offer.query.length;
      send(offer.query);
      return;
    }
    const { from, to, insert } = offer.completion;
    const next = typed.slice(0, from) + insert + typed.slice(to);
    caret.current = from + insert.length;
    send(next);
    ask(next, caret.current, false);
  };
  const move = (by: 1 | -1): void => {
    // Past either end none is chosen: the query as it was typed.
    const next = chosen + by;
    choose(next < -1 ? offers.length - 1 : next >= offers.length ? -1 : next);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    const at = event.currentTarget.selectionStart ?? typed.length;
    const handled = (): boolean => {
      if (open && key === 'ArrowDown') move(1);
      else if (open && key === 'ArrowUp') move(-1);
      else if (open && chosen >= 0 && (key === 'Enter' || (key === 'Tab' && !event.shiftKey))) take(chosen);
      else if (open && key === 'Escape') close();
      else if (key === ' ' && event.ctrlKey) ask(typed, at, true);
      else if (key === 'ArrowDown' && (event.altKey || typed.trim() === '')) ask(typed, at, true);
      else if (key === 'Enter' || key === 'ArrowDown') {
        close();
        onLeave(key === 'Enter' ? 'enter' : 'down');
      } else if (key === 'Escape' && typed !== '') send('');
      else if ((key === 'Escape' || key === 'Backspace') && typed === '' && scope !== null) onLeaveScope();
      else if (key === 'F1') onHelp();
      else if (key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey) && onSave !== null) onSave();
      else return false;
      return true;
    };
    if (!handled()) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search className={styles.box}>
      <Search aria-hidden size={16} strokeWidth={1.7} className={styles.icon} />
      {scope === null ? null : (
        <button
          type="button"
          className={styles.scope}
          aria-label={t('search.leaveScope', { scope })}
          onClick={() => {
            onLeaveScope();
            input.current?.focus();
          }}
        >
          <span className={styles.scopeName}>{scope}</span>
          <X aria-hidden size={13} strokeWidth={1.8} />
        </button>
      )}
      <input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        role="combobox"
        aria-label={t('search.label')}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={listId}
        {...(open && chosen >= 0 ? { 'aria-activedescendant': `${listId}-${String(chosen)}` } : {})}
        placeholder={t('search.placeholder')}
        value={typed}
        className={styles.input}
        onChange={(event) => {
          const next = event.target.value;
          send(next);
          ask(next, event.target.selectionStart ?? next.length, false);
        }}
        onFocus={(event) => {
          setFocused(true);
          event.target.select();
        }}
        onBlur={() => {
          setFocused(false);
          close();
        }}
        onKeyDown={onKeyDown}
      />
      {typed === '' && !focused ? <Keys keys="/" /> : null}
      {typed === '' ? null : (
        <BoxButton
          icon={X}
          label={t('search.clear')}
          keys="Esc"
          onPress={() => {
            send('');
            input.current?.focus();
          }}
        />
      )}
      {onSave === null ? null : (
        <BoxButton icon={BookmarkPlus} label={t('saved.save')} keys="Ctrl S" onPress={onSave} />
      )}
      <BoxButton icon={CircleHelp} label={t('help.title')} keys="F1" onPress={onHelp} />
      {open ? <OfferList id={listId} offers={offers} chosen={chosen} onTake={take} /> : null}
      {focused && typed === '' && offers.length === 0 ? (
        <p aria-hidden className={styles.hints}>
          {t('search.hints')}
          {past.length === 0 ? null : (
            <>
              {' · '}
              <Keys keys="↓" /> {t('history.open')}
            </>
          )}
        </p>
      ) : null}
    </search>
  );
}

const NOTHING_PAST: readonly string[] = [];
