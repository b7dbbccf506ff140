import type { ReactNode } from 'react';
import { FoldVertical } from 'lucide-react';
import { useText } from '../../i18n/text.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './FoldedLines.module.css';

interface KeptLineProps {
  readonly onFold: () => void;
  readonly children: ReactNode;
}

/** A line that was taken for a leftover and that the user brought back; it can be folded away again. */
export function KeptLine({ onFold, children }: KeptLineProps) {
  const { t } = useText();
  return (
    <div className={styles.kept}>
      {children}
      <span data-aside className={styles.refold}>
        <IconButton icon={FoldVertical} label={t('article.foldBlock')} onPress={onFold} />
      </span>
    </div>
  );
}
