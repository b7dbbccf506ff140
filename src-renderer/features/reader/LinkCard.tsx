import { Copy } from 'lucide-react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { useToasts } from '../../ui/toasts.tsx';
import styles from './LinkCard.module.css';

interface LinkCardProps {
  readonly href: string;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Where a link leads, to read and to copy; links are never followed. */
export function LinkCard({ href, anchor, onClose }: LinkCardProps) {
  const { t } = useText();
  const toasts = useToasts();
  return (
    <Popover
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      triggerRef={{ current: anchor }}
      placement="bottom start"
      className={styles.card ?? ''}
    >
      <Dialog aria-label={t('article.linkTo')} className={styles.dialog ?? ''}>
        <p className={styles.label}>{t('article.linkTo')}</p>
        <p className={styles.address}>{href}</p>
        <div className={styles.foot}>
          <span>{t('article.linkHint')}</span>
          <Button
            look="plain"
            onPress={() => {
              void copyText(href).then((copied) =>
                toasts.show(
                  copied
                    ? { text: t('app.copied'), detail: href }
                    : { text: t('app.copyFailed'), tone: 'error' },
                ),
              );
              onClose();
            }}
          >
            <Copy aria-hidden size={15} strokeWidth={1.6} />
            {t('article.copyLink')}
          </Button>
        </div>
      </Dialog>
    </Popover>
  );
}
