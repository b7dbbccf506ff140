import { X } from 'lucide-react';
import { ANNOTATION_COLOURS } from '../../../src-core/model/annotation.ts';
import { filtersOf, withoutFilter } from '../../../src-core/search/query-edit.ts';
import { useStoryNames } from '../../i18n/story-names.ts';
import { useText } from '../../i18n/text.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import styles from './ActiveFilters.module.css';
import { fieldLabel, valueLabel } from './facet-labels.ts';

interface ActiveFiltersProps {
  /** The query's text: there is no other state. */
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** The conditions of the query, each with a button that takes it out of the text. */
export function ActiveFilters({ text, onText }: ActiveFiltersProps) {
  const { t, language } = useText();
  const filters = filtersOf(text);
  const storyName = useStoryNames(filters.flatMap(({ field, value }) => (field === 'story' ? [value] : [])));
  if (filters.length === 0) return null;
  return (
    <ul aria-label={t('facets.active')} className={styles.filters}>
      {filters.map(({ field, value, negated }) => {
        const label = valueLabel(field, value, t, language, storyName);
        // "Without: date", not "not with: date".
        const without = negated && field === 'has';
        const what = without ? t('facets.hasNot') : fieldLabel(field, t);
        const not = negated && !without ? `${t('facets.not')} ` : '';
        const name = `${not}${what}: ${label}`;
        const colour = field === 'color' && ANNOTATION_COLOURS.some((each) => each === value);
        return (
          <li key={`${field} ${value} ${String(negated)}`} className={styles.filter}>
            <span className={styles.name}>
              {not === '' ? null : <strong>{not}</strong>}
              <span className={styles.field}>{what}: </span>
              {colour ? <ColourDot colour={value} /> : null} {label}
            </span>
            <button
              type="button"
              aria-label={t('facets.remove', { name })}
              className={styles.remove}
              onClick={() => onText(withoutFilter(text, field, value))}
            >
              <X aria-hidden size={13} strokeWidth={2} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
