import { asId } from '../../../src-core/base/id.ts';
import type { TopicId } from '../../../src-core/base/id.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import type { NoteFilter, NoteSort } from './filter-notes.ts';
import styles from './NotesList.module.css';

interface NoteFiltersProps {
  readonly filter: NoteFilter;
  readonly sort: NoteSort;
  /** Colours that the article's notes have. */
  readonly counts: ReadonlyMap<AnnotationColour, number>;
  readonly topics: readonly Topic[];
  readonly onFilter: (change: Partial<NoteFilter>) => void;
  readonly onSort: (sort: NoteSort) => void;
}

const AGES = [1, 7, 30, 365] as const;

/** What narrows and orders the list of notes. */
export function NoteFilters({ filter, sort, counts, topics, onFilter, onSort }: NoteFiltersProps) {
  const { t, language } = useText();
  const toggled = (colour: AnnotationColour): ReadonlySet<AnnotationColour> => {
    const next = new Set(filter.colours);
    if (!next.delete(colour)) next.add(colour);
    return next;
  };
  return (
    <div className={styles.filters} role="search" aria-label={t('notes.filter')}>
      <input
        type="search"
        aria-label={t('notes.words')}
        placeholder={t('notes.words')}
        value={filter.text}
        className={styles.words}
        onChange={(event) => onFilter({ text: event.target.value })}
      />
      <div role="group" aria-label={t('note.colour')} className={styles.colours}>
        {[...counts].map(([colour, count]) => (
          <button
            key={colour}
            type="button"
            aria-pressed={filter.colours.has(colour)}
            className={styles.colour}
            onClick={() => onFilter({ colours: toggled(colour) })}
          >
            <ColourDot colour={colour} />
            {t(`colour.${colour}`)} <span className={styles.count}>{formatNumber(count, language)}</span>
          </button>
        ))}
      </div>
      <div className={styles.choices}>
        {topics.length === 0 ? null : (
          <select
            aria-label={t('notes.topic')}
            value={filter.topicId ?? ''}
            onChange={(event) =>
              onFilter({ topicId: event.target.value === '' ? null : asId<TopicId>(event.target.value) })
            }
          >
            <option value="">{t('notes.anyTopic')}</option>
            {topics.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
        <select
          aria-label={t('notes.age')}
          value={filter.days ?? ''}
          onChange={(event) =>
            onFilter({ days: event.target.value === '' ? null : Number(event.target.value) })
          }
        >
          <option value="">{t('notes.anyAge')}</option>
          {AGES.map((days) => (
            <option key={days} value={days}>
              {t('notes.lastDays', { count: days, n: formatNumber(days, language) })}
            </option>
          ))}
        </select>
        <select
          aria-label={t('notes.order')}
          value={sort}
          onChange={(event) => onSort(event.target.value as NoteSort)}
        >
          <option value="position">{t('notes.byPosition')}</option>
          <option value="newest">{t('notes.newest')}</option>
          <option value="oldest">{t('notes.oldest')}</option>
        </select>
      </div>
    </div>
  );
}
