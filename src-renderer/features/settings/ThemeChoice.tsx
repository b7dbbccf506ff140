import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { Choice } from '../../ui/Choice.tsx';
import { chooseTheme, chosenTheme, THEMES } from './theme.ts';

/** Light, sepia or dark; the choice shows at once. */
export function ThemeChoice() {
  const { t } = useText();
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <Choice
      label={t('settings.theme')}
      labelShown
      value={theme}
      onChange={(next) => {
        setTheme(next);
        chooseTheme(next);
      }}
      options={THEMES.map((id) => ({ id, label: t(`settings.theme.${id}`) }))}
    />
  );
}
