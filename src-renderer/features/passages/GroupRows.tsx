import { ChevronDown, ChevronRight, Columns2 } from 'lucide-react';
import type { AskedPassage } from '../../../src-core/search/passages/related-passages.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { RelatedGroup, RelatedHit } from '../../services/related-service.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MarkedText } from '../../ui/MarkedText.tsx';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './PassagesSheet.module.css';

interface GroupRowsProps {
  readonly group: RelatedGroup;
  /** Number of its first hit among all. */
  readonly first: number;
  readonly passage: AskedPassage;
  readonly isOpen: boolean;
  /** The hit that is shown side by side with the asked words. */
  readonly compared: RelatedHit | null;
  readonly onToggle: () => void;
  readonly onCompare: (hit: RelatedHit | null) => void;
  readonly onOpen: (hit: RelatedHit) => void;
}

/** One story in one line that opens, and its passages. */
export function GroupRows(props: GroupRowsProps) {
  const { group, first, passage, isOpen, compared, onToggle, onCompare, onOpen } = props;
  const { t, language } = useText();
  const lead = group.hits[0]?.article;
  if (lead === undefined) return null;
  const told = new Set(group.hits.map(({ articleId }) => articleId)).size;
  const facts = [
    lead.site,
    lead.published === null ? '' : formatDate(lead.published, language),
    group.articles < 2
      ? told < 2
        ? ''
        : t('passages.alike', { count: told, n: formatNumber(told, language) })
      : t('passages.story', { count: group.articles, n: formatNumber(group.articles, language) }),
    group.own === 'story' ? t('passages.ownStory') : '',
    group.own === 'alike' ? t('passages.ownAlike') : '',
  ].filter((fact) => fact !== '');
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <button type="button" className={styles.group} aria-expanded={isOpen} onClick={onToggle} data-row>
        <Chevron aria-hidden size={15} strokeWidth={1.6} />
        <span className={styles.name} {...writtenIn(lead.language)}>
          {lead.title === '' ? t('list.untitled') : lead.title}
        </span>
        <span className={styles.facts}>{facts.join(' · ')}</span>
        <span className={styles.count}>{formatNumber(group.hits.length, language)}</span>
      </button>
      {!isOpen ? null : (
        <ul className={styles.hits}>
          {group.hits.map((hit, index) => (
            <li key={`${hit.articleId} ${String(hit.range.start)}`} className={styles.hit}>
              <button
                type="button"
                className={styles.jump}
                onClick={() => onOpen(hit)}
                data-row
                data-hit={first + index}
              >
                {hit.articleId === lead.id ? null : (
                  <span className={styles.facts}>
                    {[hit.article.title, hit.article.site].filter((fact) => fact !== '').join(' · ')}
                  </span>
                )}
                {compared === hit ? (
                  <span className={styles.pair}>
                    <span>
                      <MarkedText text={passage.text} marks={hit.asked} />
                    </span>
                    <span>
                      <MarkedText text={hit.text} marks={hit.marks} />
                    </span>
                  </span>
                ) : (
                  <span className={styles.words}>
                    <MarkedText text={hit.text} marks={hit.marks} />
                  </span>
                )}
                <span className={styles.facts}>
                  {t('passages.share', { percent: formatNumber(Math.round(hit.share * 100), language) })}
                  {hit.run < 3 ? '' : ` · ${t('passages.run', { n: formatNumber(hit.run, language) })}`}
                </span>
              </button>
              <IconButton
                icon={Columns2}
                label={t('passages.compare')}
                keys="c"
                pressed={compared === hit}
                onPress={() => onCompare(compared === hit ? null : hit)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
