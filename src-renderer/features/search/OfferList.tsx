import { useEffect, useRef } from 'react';
import { History, Trash2 } from 'lucide-react';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Keys } from '../../ui/Keys.tsx';
import { offerText } from './offer-text.ts';
import styles from './OfferList.module.css';
import type { Offer } from './use-completions.ts';

interface OfferListProps {
  readonly id: string;
  readonly offers: readonly Offer[];
  readonly chosen: number;
  readonly onTake: (index: number) => void;
}

/** The list below the search box; its keys are handled by the box. */
export function OfferList({ id, offers, chosen, onTake }: OfferListProps) {
  const texts = useText();
  const { t, language } = texts;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const past = offers[0]?.type === 'past';
  return (
    <div className={styles.popup}>
      <ul
        ref={list}
        id={id}
        role="listbox"
        aria-label={t(past ? 'history.title' : 'complete.title')}
        className={styles.list}
      >
        {offers.map((offer, index) => {
          const { label, detail } = offerText(offer, texts);
          const count = offer.type === 'completion' ? offer.completion.count : null;
          return (
            <li
              // oxlint-disable-next-line react/no-array-index-key -- equal lines may stand in one list
              key={`${String(index)} ${label}`}
              id={`${id}-${String(index)}`}
              role="option"
              aria-selected={index === chosen}
              className={classNames(
                styles.row,
                index === chosen && styles.chosen,
                offer.type === 'forget' && styles.last,
              )}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onTake(index)}
            >
              {offer.type === 'past' ? <History aria-hidden size={14} strokeWidth={1.6} /> : null}
              {offer.type === 'forget' ? <Trash2 aria-hidden size={14} strokeWidth={1.6} /> : null}
              <span className={classNames(styles.label, isCode(offer) && styles.code)}>{label}</span>
              {detail === null ? null : <span className={styles.detail}>{detail}</span>}
              {count === null ? null : (
                <span className={styles.count}>
                  {t('complete.count', { count, n: formatNumber(count, language) })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p aria-hidden className={styles.foot}>
        <Keys keys="↓ ↵" /> {t('complete.take')} <Keys keys="Esc" /> {t('complete.close')}
      </p>
    </div>
  );
}

/** Words of the query language are set apart from words to search for. */
function isCode(offer: Offer): boolean {
  return (
    offer.type === 'completion' && (offer.completion.kind === 'operator' || offer.completion.kind === 'field')
  );
}
