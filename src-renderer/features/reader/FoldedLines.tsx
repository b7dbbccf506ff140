import { use, useMemo } from 'react';
import type { ReactNode } from 'react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { AnnotatedContext } from './annotated-context.ts';
import type { PlacedBlock } from './article-parts.ts';
import styles from './FoldedLines.module.css';

interface FoldedLinesProps {
  readonly blocks: readonly PlacedBlock[];
  readonly open: boolean;
  readonly onToggle: () => void;
  /** Makes the block part of the text again, for good. */
  readonly onKeep: (index: number) => void;
  readonly renderBlock: (placed: PlacedBlock) => ReactNode;
}

/** A quiet line in place of leftovers of the page; one click shows them, another makes one part of the text. */
export function FoldedLines({ blocks, open, onToggle, onKeep, renderBlock }: FoldedLinesProps) {
  const { t, language } = useText();
  const annotated = use(AnnotatedContext);
  const inside = useMemo(() => {
    const [start, end] = [blocks[0]?.block.start ?? 0, blocks.at(-1)?.block.end ?? 0];
    if (open) return 0;
    return annotated.filter(
      ({ annotation: { position }, lost }) => lost !== true && position.start < end && position.end > start,
    ).length;
  }, [annotated, blocks, open]);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div className={styles.run}>
      <button
        type="button"
        dir="ltr"
        data-aside
        aria-expanded={open}
        className={styles.line}
        onClick={onToggle}
      >
        <Chevron aria-hidden size={14} strokeWidth={1.6} />
        {t('article.folded', { count: blocks.length, n: formatNumber(blocks.length, language) })}
        {inside === 0 ? null : (
          <span className={styles.inside}>
            {t('article.foldedNotes', { count: inside, n: formatNumber(inside, language) })}
          </span>
        )}
        <span className={styles.does}>{open ? t('article.hideFolded') : t('article.showFolded')}</span>
      </button>
      {open
        ? blocks.map((placed) => (
            <div key={placed.index} className={styles.block}>
              {renderBlock(placed)}
              <div data-aside className={styles.foot}>
                <span>{t(`article.role.${placed.block.role ?? 'leftover'}`)}</span>
                <Button look="quiet" className={styles.keep} onPress={() => onKeep(placed.index)}>
                  {t('article.keepBlock')}
                </Button>
              </div>
            </div>
          ))
        : null}
    </div>
  );
}
