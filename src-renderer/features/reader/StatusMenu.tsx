import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { ReadingStatus } from '../../../src-core/model/article.ts';
import { useText } from '../../i18n/text.ts';
import menuStyles from '../../ui/Menu.module.css';
import styles from './ArticleHeader.module.css';

const STATUSES: readonly ReadingStatus[] = ['inbox', 'reading', 'done', 'archive'];

interface StatusMenuProps {
  readonly status: ReadingStatus;
  readonly onStatus: (status: ReadingStatus) => void;
}

/** How far one has come with the article, to see and to change. */
export function StatusMenu({ status, onStatus }: StatusMenuProps) {
  const { t } = useText();
  const name = t(`article.status.${status}`);
  return (
    <MenuTrigger>
      <Button className={styles.status ?? ''} aria-label={`${t('article.status')}: ${name}`}>
        {name}
      </Button>
      <Popover className={menuStyles.popover ?? ''} placement="bottom start">
        <Menu
          aria-label={t('article.status')}
          className={menuStyles.menu ?? ''}
          selectionMode="single"
          selectedKeys={[status]}
          onAction={(key) => onStatus(STATUSES.find((each) => each === key) ?? status)}
        >
          {STATUSES.map((each) => (
            <MenuItem key={each} id={each} className={menuStyles.item ?? ''}>
              {t(`article.status.${each}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
