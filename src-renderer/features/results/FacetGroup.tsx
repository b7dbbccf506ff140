import { useId, useState } from 'react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { foldFilterValue } from '../../../src-core/search/query-filter.ts';
import type { FacetCount, FacetName } from '../../../src-core/search/search-types.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useStoryNames } from '../../i18n/story-names.ts';
import { useText } from '../../i18n/text.ts';
import { classNames } from '../../ui/class-names.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import { fieldLabel, valueLabel } from './facet-labels.ts';
import styles from './FacetPanel.module.css';

interface FacetGroupProps {
  readonly name: FacetName;
  /** Commonest first. */
  readonly counts: readonly FacetCount[];
  /** Folded values that the query asks for. */
  readonly chosen: ReadonlySet<string>;
  readonly folded: boolean;
  readonly onFold: () => void;
  readonly onToggle: (count: FacetCount, chosen: boolean) => void;
}

/** Values shown before it is asked for more. */
const FEW = 6;

/** One facet: its values with their counts, those the query asks for first. */
export function FacetGroup({ name, counts, chosen, folded, onFold, onToggle }: FacetGroupProps) {
  const { t, language } = useText();
  const [all, setAll] = useState(false);
  const id = useId();
  const isChosen = ({ value }: FacetCount): boolean => chosen.has(foldFilterValue(value));
  // A value that was chosen and now has no hits must still be there to be taken back.
  const known = new Set(counts.map(({ value }) => foldFilterValue(value)));
  // All stories together are no value; the chip above the results says that they are asked for.
  const isValue = (value: string): boolean => name !== 'story' || value !== 'any';
  const lost = [...chosen]
    .filter((value) => !known.has(value) && isValue(value))
    .map((value) => ({ value, count: 0 }));
  const values = [...counts.filter(isChosen), ...lost, ...counts.filter((each) => !isChosen(each))];
  const shown = all ? values : values.slice(0, Math.max(FEW, chosen.size));
  const storyName = useStoryNames(name === 'story' ? shown.map(({ value }) => value) : []);
  if (values.length === 0) return null;
  const Chevron = folded ? ChevronRight : ChevronDown;
  return (
    <section aria-labelledby={id} className={styles.group}>
      <h3 className={styles.groupTitle}>
        <button
          type="button"
          id={id}
          data-facet
          aria-expanded={!folded}
          className={styles.fold}
          onClick={onFold}
        >
          <Chevron aria-hidden size={14} strokeWidth={1.8} />
          {fieldLabel(name, t)}
        </button>
      </h3>
      {folded ? null : (
        <ul>
          {shown.map((each) => {
            const label = valueLabel(name, each.value, t, language, storyName);
            const on = isChosen(each);
            return (
              <li key={each.value}>
                <button
                  type="button"
                  role="checkbox"
                  data-facet
                  aria-checked={on}
                  aria-label={`${label}, ${formatNumber(each.count, language)}`}
                  className={classNames(styles.value, on && styles.on)}
                  onClick={() => onToggle(each, on)}
                >
                  {name === 'color' ? <ColourDot colour={each.value} /> : null}
                  <span className={styles.label} title={label}>
                    {label}
                  </span>
                  <span className={styles.count}>{formatNumber(each.count, language)}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {folded || values.length <= FEW || (!all && shown.length === values.length) ? null : (
        <button type="button" data-facet className={styles.more} onClick={() => setAll(!all)}>
          {all
            ? t('facets.fewer')
            : t('facets.more', { n: formatNumber(values.length - shown.length, language) })}
        </button>
      )}
    </section>
  );
}
