import { ArrowDown, ArrowUp, CaseSensitive, Highlighter, Regex, Tags, WholeWord, X } from 'lucide-react';
import { useId } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import type { FindQuery } from '../../../src-core/text/find/find-in-text.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { FindFault } from '../../services/find-service.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { faultText } from './fault-text.ts';
import styles from './FindBar.module.css';
import { UmlautIcon } from './umlaut-icon.ts';

type Rule = 'matchCase' | 'wholeWord' | 'exactLetters' | 'regex';

/** The switches of the bar: their keys (with Alt) and signs. */
const RULES = [
  { rule: 'matchCase', code: 'KeyC', keys: 'Alt C', icon: CaseSensitive },
  { rule: 'wholeWord', code: 'KeyW', keys: 'Alt W', icon: WholeWord },
  { rule: 'exactLetters', code: 'KeyA', keys: 'Alt A', icon: UmlautIcon },
  { rule: 'regex', code: 'KeyR', keys: 'Alt R', icon: Regex },
] as const satisfies readonly { readonly rule: Rule; readonly [part: string]: unknown }[];

interface FindBarProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly query: FindQuery;
  readonly onQuery: (query: FindQuery) => void;
  /** How many there are, or why it cannot be told; null before the first answer. */
  readonly answer:
    { readonly total: number; readonly more: boolean; readonly folded: number } | FindFault | null;
  /** Zero-based; -1 before the first step. */
  readonly index: number;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
  /** Codes all hits with a topic that is named by the words. */
  readonly onCodeAll: () => void;
  /** Highlights the current hit, or all, in one of the eight colours, counted from 0. */
  readonly onColour: (index: number, all: boolean) => void;
}

/** Looks for words in the open article, over its upper edge. */
export function FindBar({
  ref,
  query,
  onQuery,
  answer,
  index,
  onStep,
  onClose,
  onColour,
  onCodeAll,
}: FindBarProps) {
  const { t, language } = useText();
  const countId = useId();
  const toggle = (rule: Rule): void => onQuery({ ...query, [rule]: !query[rule] });
  const press = (event: KeyboardEvent): void => {
    const { key, code, altKey, shiftKey, ctrlKey, metaKey } = event;
    if (event.nativeEvent.isComposing) return;
    const rule = altKey ? RULES.find((each) => each.code === code)?.rule : undefined;
    const digit = altKey ? /^(?:Digit|Numpad)([1-8])$/.exec(code)?.[1] : undefined;
    const inField = event.target instanceof HTMLInputElement;
    if (key === 'Escape') onClose();
    else if (key === 'F3' || (key === 'Enter' && inField)) onStep(shiftKey ? -1 : 1);
    else if ((ctrlKey || metaKey) && key.toLowerCase() === 'g') onStep(shiftKey ? -1 : 1);
    else if (rule !== undefined) toggle(rule);
    else if (altKey && code === 'KeyT') onCodeAll();
    else if (digit !== undefined) onColour(Number(digit) - 1, shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const fault = answer !== null && 'type' in answer ? faultText(answer) : null;
  const found = answer !== null && 'total' in answer && query.text !== '' ? answer : null;
  const total = found?.total ?? 0;
  const n = formatNumber(total, language) + (found?.more === true ? '+' : '');
  const count =
    index < 0
      ? t('find.hits', { count: total, n })
      : t('find.step', { index: formatNumber(index + 1, language), total: n });
  const folded = formatNumber(found?.folded ?? 0, language);
  return (
    <div role="search" aria-label={t('find.title')} className={styles.bar} onKeyDown={press} data-find-bar>
      <div className={styles.row}>
        <input
          ref={ref}
          type="text"
          className={styles.field}
          value={query.text}
          onChange={(event) => onQuery({ ...query, text: event.target.value })}
          placeholder={t('find.placeholder')}
          aria-label={t('find.title')}
          aria-invalid={fault !== null}
          aria-describedby={countId}
          autoComplete="off"
          spellCheck={false}
        />
        <span
          id={countId}
          aria-live="polite"
          className={styles.count}
          data-none={found !== null && total === 0}
        >
          {found === null ? null : total === 0 ? t('find.none') : count}
          {found !== null && found.folded > 0 ? (
            <span className={styles.folded}>{t('find.folded', { count: found.folded, n: folded })}</span>
          ) : null}
        </span>
        <IconButton
          icon={ArrowUp}
          label={t('find.previous')}
          keys="Shift Enter"
          isDisabled={total === 0}
          onPress={() => onStep(-1)}
        />
        <IconButton
          icon={ArrowDown}
          label={t('find.next')}
          keys="Enter"
          isDisabled={total === 0}
          onPress={() => onStep(1)}
        />
        <span className={styles.tools}>
          {RULES.map(({ rule, keys, icon }) => (
            <IconButton
              key={rule}
              icon={icon}
              label={t(`find.${rule}`)}
              keys={keys}
              pressed={query[rule]}
              isDisabled={rule === 'exactLetters' && query.regex}
              onPress={() => toggle(rule)}
            />
          ))}
          <span className={styles.rule} />
          <IconButton
            icon={Highlighter}
            label={t('find.highlightAll')}
            keys="Alt Shift 1 – 8"
            isDisabled={total === 0}
            onPress={() => onColour(0, true)}
          />
          <IconButton
            icon={Tags}
            label={t('find.codeAll')}
            keys="Alt T"
            isDisabled={total === 0 || query.regex}
            onPress={onCodeAll}
          />
          <IconButton icon={X} label={t('find.close')} keys="Esc" onPress={onClose} />
        </span>
      </div>
      {fault === null ? null : (
        <p role="alert" className={styles.fault}>
          {t(fault.key)}
          {fault.reason === null ? null : ` (${fault.reason})`}
        </p>
      )}
    </div>
  );
}
