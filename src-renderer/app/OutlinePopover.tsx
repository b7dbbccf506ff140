import { useMemo } from 'react';
import { TableOfContents } from 'lucide-react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { outlineOf, sectionAt } from '../../src-core/text/outline.ts';
import type { OutlineItem } from '../../src-core/text/outline.ts';
import { Outline } from '../features/reader/Outline.tsx';
import { useText } from '../i18n/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './ReadingTools.module.css';

interface OutlinePopoverProps {
  readonly document: ArticleDocument;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** Offset of what stands at the upper edge of the window. */
  readonly top: () => number;
  readonly onGo: (item: OutlineItem) => void;
}

/** A button in the article's bar that lists its headings; nothing where there are none. */
export function OutlinePopover({ document, open, onOpen, top, onGo }: OutlinePopoverProps) {
  const { t } = useText();
  const outline = useMemo(() => outlineOf(document), [document]);
  if (outline.length === 0) return null;
  return (
    <DialogTrigger isOpen={open} onOpenChange={onOpen}>
      <IconButton icon={TableOfContents} label={t('outline.title')} keys="Shift O" className={styles.tool} />
      <Popover placement="bottom end" className={styles.popover ?? ''}>
        <Dialog aria-label={t('outline.title')} className={styles.outline ?? ''}>
          <Outline
            items={outline}
            current={sectionAt(outline, top())}
            length={document.text.length}
            onGo={(item) => {
              onOpen(false);
              onGo(item);
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
