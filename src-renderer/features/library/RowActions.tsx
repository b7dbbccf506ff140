import { Check, CircleHelp } from 'lucide-react';
import { useText } from '../../i18n/text.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './RowActions.module.css';

interface RowActionsProps {
  readonly chosen: boolean;
  readonly onToggle: () => void;
  readonly onWhy: (() => void) | null;
}

/** What the pointer finds on a row; the keys x and w do the same, so these are no stops for the keyboard. */
export function RowActions({ chosen, onToggle, onWhy }: RowActionsProps) {
  const { t } = useText();
  return (
    <span className={classNames(styles.actions, chosen && styles.stay)} aria-hidden>
      {onWhy === null ? null : (
        <span
          title={`${t('results.why')} (w)`}
          className={styles.action}
          onClick={(event) => {
            event.stopPropagation();
            onWhy();
          }}
        >
          <CircleHelp size={14} strokeWidth={1.7} />
        </span>
      )}
      <span
        title={`${t(chosen ? 'results.unchoose' : 'results.choose')} (x)`}
        className={classNames(styles.action, styles.box, chosen && styles.checked)}
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
      >
        {chosen ? <Check size={13} strokeWidth={2.6} /> : null}
      </span>
    </span>
  );
}
