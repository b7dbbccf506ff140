import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { X } from 'lucide-react';
import { foldFilterValue } from '../../../src-core/search/query-filter.ts';
import { filtersOf, withFilter, withoutFilter } from '../../../src-core/search/query-edit.ts';
import type { FacetCount, FacetName } from '../../../src-core/search/search-types.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices } from '../../services/app-services.ts';
import type { SearchQuestion } from '../../services/search-question.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { FacetGroup } from './FacetGroup.tsx';
import styles from './FacetPanel.module.css';
import { TimeHistogram } from './TimeHistogram.tsx';
import { useFacets } from './use-facets.ts';

interface FacetPanelProps {
  readonly search: AppServices['search'];
  readonly question: SearchQuestion;
  /** Grows when records change. */
  readonly generation: number;
  /** The query's text is the only state of the filters. */
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
  /** Escape: back to the rows. */
  readonly onLeave: () => void;
}

/** In the order they are read: what it is, who made it, what was made of it. */
const ORDER: readonly FacetName[] = ['lang', 'site', 'author', 'topic', 'story', 'color', 'status', 'type'];

/** Counts by value under the current query; a click narrows the query, a second one takes that back. */
export function FacetPanel(props: FacetPanelProps) {
  const { search, question, generation, onText, onClose, onLeave } = props;
  const { t } = useText();
  const panel = useRef<HTMLElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<FacetName>>(new Set());
  const facets = useFacets(search, question, generation);
  const { text } = question;
  const filters = filtersOf(text);
  const chosenOf = (name: FacetName): ReadonlySet<string> =>
    new Set(
      filters
        .filter(({ field, negated }) => field === name && !negated)
        .map(({ value }) => foldFilterValue(value)),
    );
  const toggle = (name: FacetName, { value }: FacetCount, chosen: boolean): void =>
    onText(chosen ? withoutFilter(text, name, value) : withFilter(text, name, value));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      moveFocus(panel.current, event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Home' || event.key === 'End') moveFocus(panel.current, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <aside
      ref={panel}
      aria-label={t('facets.title')}
      className={styles.panel}
      data-facet-pane
      // Takes the focus when it is unfolded; the arrow keys go on from there.
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{t('facets.title')}</h2>
        <IconButton icon={X} label={t('facets.close')} keys="f" onPress={onClose} />
      </header>
      {facets === null ? (
        <p className={styles.waiting}>{t('facets.counting')}</p>
      ) : (
        <>
          <TimeHistogram
            months={facets.months}
            days={facets.days}
            undated={facets.undated}
            text={text}
            onText={onText}
          />
          {ORDER.map((name) => (
            <FacetGroup
              key={name}
              name={name}
              counts={facets.counts[name]}
              chosen={chosenOf(name)}
              folded={folded.has(name)}
              onFold={() => setFolded((old) => flipped(old, name))}
              onToggle={(count, chosen) => toggle(name, count, chosen)}
            />
          ))}
        </>
      )}
    </aside>
  );
}

function flipped(names: ReadonlySet<FacetName>, name: FacetName): ReadonlySet<FacetName> {
  const next = new Set(names);
  if (!next.delete(name)) next.add(name);
  return next;
}

/** Arrow keys walk through everything that can be pressed, one below the other. */
function moveFocus(panel: HTMLElement | null, by: 1 | -1 | 'Home' | 'End'): void {
  const all = [...(panel?.querySelectorAll<HTMLElement>('[data-facet]') ?? [])];
  const here = all.indexOf(document.activeElement as HTMLElement);
  const last = all.length - 1;
  const next = by === 'Home' ? 0 : by === 'End' ? last : Math.max(0, Math.min(last, here + by));
  all[next]?.focus();
}
