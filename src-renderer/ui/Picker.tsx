import { useId, useMemo, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { ColourDot } from './ColourDot.tsx';
import { Keys } from './Keys.tsx';
import { matchingOptions } from './matching-options.ts';
import styles from './Picker.module.css';

export interface PickerOption {
  readonly id: string;
  readonly label: string;
  /** Quiet text behind the label: a path, a count. */
  readonly detail?: string | undefined;
  readonly keys?: string | undefined;
  /** Token colour of a dot before the label. */
  readonly colour?: string | undefined;
  /** Further words that find it. */
  readonly words?: string | undefined;
}

interface PickerProps {
  readonly label: string;
  readonly placeholder: string;
  readonly options: readonly PickerOption[];
  readonly noneText: string;
  readonly onPick: (id: string) => void;
  /** Label of an extra option that makes what was typed; null = none for this text. */
  readonly createLabel?: (typed: string) => string | null;
  readonly onCreate?: (typed: string) => void;
}

const MOST_SHOWN = 60;

/** A text field over a list: type to narrow, arrows to choose, Enter to take. */
export function Picker({
  label,
  placeholder,
  options,
  noneText,
  onPick,
  createLabel,
  onCreate,
}: PickerProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(() => matchingOptions(options, typed, MOST_SHOWN), [options, typed]);
  const create = typed.trim() === '' ? null : (createLabel?.(typed.trim()) ?? null);
  const count = found.length + (create === null ? 0 : 1);
  const active = Math.min(at, Math.max(0, count - 1));

  const take = (index: number): void => {
    const option = found[index];
    if (option !== undefined) onPick(option.id);
    else if (create !== null) onCreate?.(typed.trim());
  };
  const move = (to: number): void => {
    const next = count === 0 ? 0 : (to + count) % count;
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <div className={styles.picker}>
      <input
        // The picker is opened to type into it.
        autoFocus
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(count === 0 ? {} : { 'aria-activedescendant': `${id}-${String(active)}` })}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={typed}
        className={styles.input}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') move(active + 1);
          else if (event.key === 'ArrowUp') move(active - 1);
          else if (event.key === 'Enter') take(active);
          else return;
          event.preventDefault();
        }}
      />
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
        {found.map((option, index) => (
          <Row
            key={option.id}
            id={`${id}-${String(index)}`}
            option={option}
            active={index === active}
            onTake={() => take(index)}
          />
        ))}
        {create === null ? null : (
          <Row
            id={`${id}-${String(found.length)}`}
            option={{ id: 'create', label: create }}
            active={active === found.length}
            onTake={() => take(found.length)}
          />
        )}
      </ul>
      {count === 0 ? <p className={styles.none}>{noneText}</p> : null}
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly option: PickerOption;
  readonly active: boolean;
  readonly onTake: () => void;
}

function Row({ id, option, active, onTake }: RowProps) {
  return (
    // Keys are handled by the field that owns the list.
    <li
      id={id}
      role="option"
      aria-selected={active}
      className={classNames(styles.row, active && styles.active)}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      {option.colour === undefined ? null : <ColourDot colour={option.colour} />}
      <span className={styles.label}>{option.label}</span>
      {option.detail === undefined ? null : <span className={styles.detail}>{option.detail}</span>}
      {option.keys === undefined ? null : <Keys keys={option.keys} />}
    </li>
  );
}
