import { ChevronDown, ChevronUp } from 'lucide-react';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './HitStepper.module.css';

interface HitStepperProps {
  readonly total: number;
  /** Zero-based; -1 before the first step. */
  readonly index: number;
  readonly onStep: (by: 1 | -1) => void;
}

/** How many hits the open article has, and buttons to walk through them. */
export function HitStepper({ total, index, onStep }: HitStepperProps) {
  const { t, language } = useText();
  const label =
    index < 0
      ? t('search.hits', { count: total, n: formatNumber(total, language) })
      : t('search.stepHits', {
          index: formatNumber(index + 1, language),
          total: formatNumber(total, language),
        });
  return (
    <div className={styles.stepper} role="group" aria-label={t('search.nextHit')}>
      <span aria-live="polite" className={styles.count}>
        {total === 0 ? t('search.noHits') : label}
      </span>
      <IconButton
        icon={ChevronUp}
        label={t('search.previousHit')}
        keys="Shift F3"
        isDisabled={total === 0}
        onPress={() => onStep(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('search.nextHit')}
        keys="F3"
        isDisabled={total === 0}
        onPress={() => onStep(1)}
      />
    </div>
  );
}
