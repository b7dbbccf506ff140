import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { X } from 'lucide-react';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Sheet.module.css';

interface SheetProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly width?: 'narrow' | 'wide' | 'broad' | 'full';
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly actions?: ReactNode;
}

/** A dialog over the window: title, content, close; Escape and a click outside close it. */
export function Sheet({ title, closeLabel, open, onClose, width = 'narrow', children, actions }: SheetProps) {
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      isDismissable
      className={styles.scrim ?? ''}
    >
      <Modal className={classNames(styles.sheet, styles[width])}>
        <Dialog aria-label={title} className={styles.dialog ?? ''}>
          <header className={styles.head}>
            <h2 className={styles.title}>{title}</h2>
            <IconButton icon={X} label={closeLabel} keys="Esc" onPress={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {actions === undefined ? null : <footer className={styles.foot}>{actions}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
