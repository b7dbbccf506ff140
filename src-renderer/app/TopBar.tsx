import type { ReactNode } from 'react';
import { CircleHelp, Command, PanelLeft, Plus, Redo2, Settings, Undo2 } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { commandName } from '../i18n/command-name.ts';
import { useText } from '../i18n/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import menuStyles from '../ui/Menu.module.css';
import { MOD_NAME } from './shortcut.ts';
import styles from './TopBar.module.css';

interface TopBarProps {
  readonly search: ReactNode;
  readonly railShown: boolean;
  readonly undoable: { readonly undo: string | null; readonly redo: string | null };
  /** Runs a command of the palette by its id. */
  readonly onCommand: (id: string) => void;
}

/** The bar over all panes; the search box never moves. */
export function TopBar({ search, railShown, undoable, onCommand }: TopBarProps) {
  const { t } = useText();
  return (
    <header className={styles.bar}>
      <div className={styles.start} data-rail-toggle>
        <IconButton
          icon={PanelLeft}
          label={railShown ? t('pane.foldRail') : t('pane.unfoldRail')}
          keys="b"
          pressed={railShown}
          onPress={() => onCommand('fold-rail')}
        />
        <h1 className={styles.name}>{t('app.name')}</h1>
      </div>
      <div>{search}</div>
      <div className={styles.end}>
        <MenuTrigger>
          <Button className={styles.import ?? ''}>
            <Plus aria-hidden size={16} strokeWidth={1.8} />
            {t('nav.import')}
          </Button>
          <Popover className={menuStyles.popover ?? ''} placement="bottom end">
            <Menu
              aria-label={t('import.title')}
              className={menuStyles.menu ?? ''}
              onAction={(key) => onCommand(String(key))}
            >
              <MenuItem id="import-files" className={menuStyles.item ?? ''}>
                {t('import.files')}
              </MenuItem>
              <MenuItem id="import-folder" className={menuStyles.item ?? ''}>
                {t('import.folder')}
              </MenuItem>
              <MenuItem id="import-paste" className={menuStyles.item ?? ''}>
                {t('import.paste')}
              </MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
        <IconButton
          icon={Undo2}
          label={
            undoable.undo === null
              ? t('undo.nothing')
              : t('undo.ofNamed', { name: commandName(undoable.undo, t) })
          }
          keys={`${MOD_NAME} Z`}
          isDisabled={undoable.undo === null}
          onPress={() => onCommand('undo')}
        />
        <IconButton
          icon={Redo2}
          label={
            undoable.redo === null
              ? t('undo.nothingRedo')
              : t('undo.redoNamed', { name: commandName(undoable.redo, t) })
          }
          keys={`${MOD_NAME} Shift Z`}
          isDisabled={undoable.redo === null}
          onPress={() => onCommand('redo')}
        />
        <IconButton
          icon={Command}
          label={t('nav.palette')}
          keys={`${MOD_NAME} K`}
          onPress={() => onCommand('palette')}
        />
        <IconButton icon={CircleHelp} label={t('nav.keys')} keys="?" onPress={() => onCommand('keys')} />
        <IconButton icon={Settings} label={t('nav.settings')} onPress={() => onCommand('settings')} />
      </div>
    </header>
  );
}
