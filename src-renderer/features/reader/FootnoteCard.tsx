import { ArrowDownToLine } from 'lucide-react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { Footnote } from '../../../src-core/text/footnotes.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Inline } from './Inline.tsx';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './LinkCard.module.css';

interface FootnoteCardProps {
  readonly document: ArticleDocument;
  readonly footnote: Footnote;
  readonly anchor: HTMLElement;
  /** Only pointed at: it takes no focus and goes with the pointer. */
  readonly pointed: boolean;
  readonly onGo: () => void;
  readonly onClose: () => void;
}

/** The text of a note beside its number, and the way to where it stands. */
export function FootnoteCard({ document, footnote, anchor, pointed, onGo, onClose }: FootnoteCardProps) {
  const { t } = useText();
  const { start, end } = footnote.note;
  const words = (
    <p className={styles.note} {...writtenIn(document.language, document.text)}>
      <Inline
        text={document.text}
        marks={document.marks.filter((mark) => mark.start >= start && mark.end <= end)}
        start={start}
        end={end}
      />
    </p>
  );
  return (
    <Popover
      isOpen
      isNonModal={pointed}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      triggerRef={{ current: anchor }}
      placement="bottom start"
      className={styles.card ?? ''}
    >
      {pointed ? (
        <div role="note" className={styles.dialog}>
          {words}
        </div>
      ) : (
        <Dialog aria-label={t('footnote.title')} className={styles.dialog ?? ''}>
          {words}
          <div className={styles.foot}>
            <span>
              {t('footnote.back')} <Keys keys="Alt ←" />
            </span>
            <Button look="plain" onPress={onGo}>
              <ArrowDownToLine aria-hidden size={15} strokeWidth={1.6} />
              {t('footnote.go')}
            </Button>
          </div>
        </Dialog>
      )}
    </Popover>
  );
}
