import { useLocale } from 'react-aria-components/I18nProvider';
import styles from './Keys.module.css';

/** What is printed on German keyboards. */
const GERMAN: Readonly<Record<string, string>> = {
  Ctrl: 'Strg',
  Shift: 'Umschalt',
  Del: 'Entf',
  Space: 'Leertaste',
  Home: 'Pos1',
  End: 'Ende',
  PgDn: 'Bild ↓',
  PgUp: 'Bild ↑',
};

const BETWEEN = new Set(['/', '–']);

/** Keys as caps: "Ctrl K" gives two caps, "j / k" two with a stroke between. */
export function Keys({ keys }: { readonly keys: string }) {
  const { locale } = useLocale();
  const names = keys.split(' ');
  return (
    <span className={styles.keys}>
      {names.map((name, index) =>
        BETWEEN.has(name) && index > 0 && index < names.length - 1 ? (
          <span key={`${name}${String(index)}`}>{name}</span>
        ) : (
          <kbd key={`${name}${String(index)}`} className={styles.cap}>
            {locale.startsWith('de') ? (GERMAN[name] ?? name) : name}
          </kbd>
        ),
      )}
    </span>
  );
}
