import { useEffect, useMemo, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { Explanation, ExplainedPart, FormKind } from '../../../src-core/search/search-types.ts';
import { SEARCH_FIELDS } from '../../../src-core/search/search-types.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices } from '../../services/app-services.ts';
import { requestOf } from '../../services/search-question.ts';
import type { SearchQuestion } from '../../services/search-question.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './WhyPanel.module.css';

interface WhyPanelProps {
  readonly search: AppServices['search'];
  /** Key of the hit in the index; of a row for an article and its notes, that of the best of them. */
  readonly hitKey: string;
  readonly title: string;
  readonly question: SearchQuestion;
  /** The row it is about. */
  readonly rowId: string;
  readonly onWithout: (without: readonly FormKind[]) => void;
  readonly onClose: () => void;
}

/** Why a hit is where it is: what each part of the query matched, by which form, in which field, and what it gave. */
export function WhyPanel({ search, hitKey, title, question, rowId, onWithout, onClose }: WhyPanelProps) {
  const { t, language } = useText();
  const row = useMemo(() => ({ current: document.getElementById(rowId) }), [rowId]);
  const [found, setFound] = useState<{ readonly explanation: Explanation | null } | null>(null);
  useEffect(() => {
    let wanted = true;
    void search.explain(hitKey, question.text, requestOf(question)).then((explanation) => {
      if (wanted) setFound({ explanation });
    });
    return () => {
      wanted = false;
    };
  }, [search, hitKey, question]);
  const explanation = found?.explanation ?? null;
  const most = Math.max(
    0.001,
    explanation?.proximity ?? 0,
    ...(explanation?.parts.map(({ score }) => score) ?? []),
  );
  const number = (score: number): string => formatNumber(Math.round(score * 10) / 10, language);
  const toggle = (kind: FormKind): void =>
    onWithout(
      question.without.includes(kind)
        ? question.without.filter((each) => each !== kind)
        : [...question.without, kind],
    );
  return (
    <Popover
      triggerRef={row}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      placement="bottom start"
      offset={2}
      className={styles.popover ?? ''}
    >
      <Dialog aria-label={t('why.title', { title })} className={styles.dialog ?? ''}>
        <h2 className={styles.title}>{t('results.why')}</h2>
        {found === null ? <p className={styles.quiet}>{t('list.loading')}</p> : null}
        {found !== null && explanation === null ? <p className={styles.quiet}>{t('why.none')}</p> : null}
        {explanation === null ? null : (
          <>
            <dl>
              {explanation.parts.map((part, index) => (
                <PartLines
                  key={`${part.part} ${String(index)}`}
                  part={part}
                  share={part.score / most}
                  score={number(part.score)}
                  without={question.without}
                  onToggle={toggle}
                />
              ))}
              {explanation.proximity > 0 ? (
                <div className={styles.part}>
                  <dt className={styles.name}>{t('why.proximity')}</dt>
                  <Bar share={explanation.proximity / most} score={number(explanation.proximity)} />
                </div>
              ) : null}
            </dl>
            <p className={styles.total}>
              {t('why.total')} <strong>{number(explanation.score)}</strong>
            </p>
          </>
        )}
        {question.without.length === 0 ? null : (
          <p className={styles.off}>
            {t('why.off')}{' '}
            {question.without.map((kind) => (
              <button key={kind} type="button" className={styles.kind} onClick={() => toggle(kind)}>
                {t(`form.${kind}`)}
              </button>
            ))}
          </p>
        )}
        <Button look="quiet" onPress={onClose} className={styles.close}>
          {t('app.close')}
        </Button>
      </Dialog>
    </Popover>
  );
}

interface PartLinesProps {
  readonly part: ExplainedPart;
  readonly share: number;
  readonly score: string;
  readonly without: readonly FormKind[];
  readonly onToggle: (kind: FormKind) => void;
}

function PartLines({ part, share, score, without, onToggle }: PartLinesProps) {
  const { t } = useText();
  return (
    <div className={styles.part}>
      <dt className={styles.name}>{part.part}</dt>
      <Bar share={share} score={score} />
      {part.words.map(({ word, kind, fields }) => (
        <dd key={`${word} ${kind}`} className={styles.word}>
          <span className={styles.surface}>{word}</span>
          {kind === 'exact' ? (
            <span className={styles.exact}>{t('form.exact')}</span>
          ) : (
            <button
              type="button"
              aria-pressed={without.includes(kind)}
              title={t('why.switchOff', { kind: t(`form.${kind}`) })}
              className={styles.kind}
              onClick={() => onToggle(kind)}
            >
              {t(`form.${kind}`)}
            </button>
          )}
          <span className={styles.fields}>
            {SEARCH_FIELDS.flatMap((field) => {
              const times = fields[field];
              return times === undefined ? [] : [`${t(`field.${field}`)} ×${String(times)}`];
            }).join(', ')}
          </span>
        </dd>
      ))}
    </div>
  );
}

/** A score as a bar with its number. */
function Bar({ share, score }: { readonly share: number; readonly score: string }) {
  return (
    <dd className={styles.bar}>
      <span aria-hidden className={styles.track}>
        <span style={{ width: `${String(Math.max(2, Math.min(1, share) * 100))}%` }} />
      </span>
      {score}
    </dd>
  );
}
