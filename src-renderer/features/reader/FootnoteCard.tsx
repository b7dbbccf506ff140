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
  const words = <NoteWords document={document} {...footnote.note} />;
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

/** The blocks of a note, each as what it is. */
function NoteWords({ document, start, end }: { readonly document: ArticleDocument } & Footnote['note']) {
  const blocks = document.blocks.filter((block) => block.start < end && block.end > start);
  return (
    <div className={styles.note} {...writtenIn(document.language, document.text)}>
      {blocks.map((block) => {
        const Block = block.type === 'code' ? 'pre' : block.type === 'quote' ? 'blockquote' : 'p';
        return (
          <Block key={block.start} {...(block.language === undefined ? {} : { lang: block.language })}>
            <Inline
              text={document.text}
              marks={document.marks.filter(
                (mark) => mark.type !== 'cell' && mark.start >= block.start && mark.end <= block.end,
              )}
              start={Math.max(start, block.start)}
              end={Math.min(end, block.end)}
            />
          </Block>
        );
      })}
    </div>
  );
}
