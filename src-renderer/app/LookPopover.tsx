import { ALargeSmall } from 'lucide-react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { ReadingLookChoices } from '../features/settings/ReadingLookChoices.tsx';
import { ThemeChoice } from '../features/settings/ThemeChoice.tsx';
import { useText } from '../i18n/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './ReadingTools.module.css';

interface LookPopoverProps {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** A button in the article's bar: how the text is set, beside the text, so that each choice is seen at once. */
export function LookPopover({ open, onOpen }: LookPopoverProps) {
  const { t } = useText();
  return (
    <DialogTrigger isOpen={open} onOpenChange={onOpen}>
      <IconButton icon={ALargeSmall} label={t('look.title')} keys="a" className={styles.tool} />
      <Popover placement="bottom end" className={styles.popover ?? ''}>
        <Dialog aria-label={t('look.title')} className={styles.look ?? ''}>
          <ReadingLookChoices />
          <ThemeChoice />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
