import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { FormKind, SearchedForms } from '../../../src-core/search/search-types.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { SearchQuestion } from '../../services/search-question.ts';
import { classNames } from '../../ui/class-names.ts';
import { kindsOfForms } from './form-kinds.ts';
import type { KindOfForms } from './form-kinds.ts';
import styles from './FormChips.module.css';

interface FormChipsProps {
  readonly forms: readonly SearchedForms[];
  readonly question: SearchQuestion;
  readonly onQuestion: (change: Partial<SearchQuestion>) => void;
}

/** Kinds that a star or a tilde asks for: switching them off would leave nothing to search. */
const ASKED_FOR: readonly FormKind[] = ['typo', 'pattern'];

/** One chip a kind of form: switches it off and on, and shows the words. */
export function FormChips({ forms, question, onQuestion }: FormChipsProps) {
  const { t } = useText();
  const toggle = (kind: FormKind, off: boolean): void => {
    if (kind === 'alias') onQuestion({ aliases: off });
    else
      onQuestion({
        without: off ? question.without.filter((each) => each !== kind) : [...question.without, kind],
      });
  };
  return (
    <div role="group" aria-label={t('forms.title')} className={styles.chips}>
      <span aria-hidden className={styles.title}>
        {t('forms.title')}
      </span>
      {kindsOfForms(forms).map((each) => (
        <Chip
          key={each.kind}
          forms={each}
          onToggle={ASKED_FOR.includes(each.kind) && !each.off ? null : () => toggle(each.kind, each.off)}
        />
      ))}
    </div>
  );
}

interface ChipProps {
  readonly forms: KindOfForms;
  /** Null = cannot be switched. */
  readonly onToggle: (() => void) | null;
}

function Chip({ forms: { kind, off, count, parts }, onToggle }: ChipProps) {
  const { t, language } = useText();
  const name = t(`forms.${kind}`);
  const n = formatNumber(count, language);
  return (
    <span className={classNames(styles.chip, off && styles.off)}>
      {onToggle === null ? (
        <span className={styles.name}>
          {name} <span className={styles.count}>{n}</span>
        </span>
      ) : (
        <button
          type="button"
          aria-pressed={!off}
          className={styles.name}
          title={off ? t('forms.off', { kind: name }) : t('forms.on', { kind: name, n })}
          onClick={onToggle}
        >
          {name} <span className={styles.count}>{n}</span>
        </button>
      )}
      <DialogTrigger>
        <Button className={styles.more ?? ''} aria-label={`${t('forms.words')}: ${name}`}>
          <ChevronDown aria-hidden size={13} strokeWidth={1.8} />
        </Button>
        <Popover className={styles.popover ?? ''} placement="bottom start">
          <Dialog className={styles.words ?? ''} aria-label={`${t('forms.words')}: ${name}`}>
            {parts.map(({ part, words }) => (
              <section key={part}>
                <h3 className={styles.part}>{part}</h3>
                <p>{words.join(', ')}</p>
              </section>
            ))}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </span>
  );
}
