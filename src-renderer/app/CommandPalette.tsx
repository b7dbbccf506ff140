import { useText } from '../i18n/text.ts';
import { Picker } from '../ui/Picker.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import type { AppCommand } from './command.ts';
import { shortcutCaps } from './shortcut.ts';

interface CommandPaletteProps {
  readonly commands: readonly AppCommand[];
  readonly onClose: () => void;
}

/** All commands by name. */
export function CommandPalette({ commands, onClose }: CommandPaletteProps) {
  const { t } = useText();
  return (
    <Sheet title={t('palette.title')} closeLabel={t('app.close')} open onClose={onClose}>
      <Picker
        label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        noneText={t('palette.none')}
        options={commands
          .filter((command) => command.unlisted !== true)
          .map((command) => ({
            id: command.id,
            label: command.named ?? t(command.label),
            detail: command.named === undefined ? undefined : t(command.label),
            keys: command.shortcuts[0] === undefined ? undefined : shortcutCaps(command.shortcuts[0]),
          }))}
        onPick={(id) => {
          onClose();
          // After the dialog has gone and given the focus back.
          setTimeout(() => commands.find((command) => command.id === id)?.run(), 0);
        }}
      />
    </Sheet>
  );
}
