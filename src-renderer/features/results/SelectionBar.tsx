import type { RefObject } from 'react';
import { FileDown, Tag, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { ReadingStatus } from '../../../src-core/model/article.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import menuStyles from '../../ui/Menu.module.css';
import { Tip } from '../../ui/Tip.tsx';
import styles from './SelectionBar.module.css';

interface SelectionBarProps {
  readonly count: number;
  readonly statusRef: RefObject<HTMLButtonElement | null>;
  readonly onCode: () => void;
  readonly onStatus: (status: ReadingStatus) => void;
  readonly onExport: () => void;
  readonly onClear: () => void;
}

const STATUSES: readonly ReadingStatus[] = ['inbox', 'reading', 'done', 'archive'];

/** How many results are chosen, and what can be done with them together. */
export function SelectionBar({ count, statusRef, onCode, onStatus, onExport, onClear }: SelectionBarProps) {
  const { t, language } = useText();
  return (
    <div role="toolbar" aria-label={t('results.toolbar')} className={styles.bar}>
      <span className={styles.count}>{t('results.chosen', { count, n: formatNumber(count, language) })}</span>
      <IconButton icon={Tag} label={t('results.code')} keys="c" onPress={onCode} />
      <MenuTrigger>
        <Tip text={t('results.status')} keys="u">
          <AriaButton ref={statusRef} className={styles.status ?? ''}>
            {t('article.status')}
          </AriaButton>
        </Tip>
        <Popover className={menuStyles.popover ?? ''} placement="top">
          <Menu
            aria-label={t('results.status')}
            className={menuStyles.menu ?? ''}
            onAction={(key) => onStatus(key as ReadingStatus)}
          >
            {STATUSES.map((status) => (
              <MenuItem key={status} id={status} className={menuStyles.item ?? ''}>
                {t(`article.status.${status}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <IconButton icon={FileDown} label={t('results.export')} keys="e" onPress={onExport} />
      <IconButton icon={X} label={t('results.clear')} keys="Esc" onPress={onClear} />
    </div>
  );
}
