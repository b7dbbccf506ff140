import type { en } from '../../i18n/en.ts';
import { useText } from '../../i18n/text.ts';
import type { TextKey } from '../../i18n/text.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from './SearchHelp.module.css';

interface SearchHelpProps {
  readonly onClose: () => void;
  /** Puts an example into the search box. */
  readonly onTry: (example: string) => void;
}

type Example = Extract<keyof typeof en, `help.x.${string}`> extends `help.x.${infer Name}` ? Name : never;

const GROUPS: readonly { readonly title: TextKey; readonly examples: readonly Example[] }[] = [
  { title: 'help.words', examples: ['all', 'or', 'without', 'phrase', 'group'] },
  {
    title: 'help.patterns',
    examples: ['prefix', 'wildcard', 'fuzzy', 'near', 'slop', 'regex', 'case'],
  },
  {
    title: 'help.fields',
    examples: ['inTitle', 'author', 'topic', 'kind', 'has', 'colour', 'language'],
  },
  { title: 'help.time', examples: ['month', 'since', 'age', 'saved'] },
];

/** The query language on one page, by examples that can be tried. */
export function SearchHelp({ onClose, onTry }: SearchHelpProps) {
  const { t } = useText();
  return (
    <Sheet title={t('help.title')} closeLabel={t('app.close')} open onClose={onClose} width="wide">
      <p className={styles.lead}>{t('help.lead')}</p>
      <div className={styles.groups}>
        {GROUPS.map(({ title, examples }) => (
          <section key={title} className={styles.group}>
            <h3 className={styles.title}>{t(title)}</h3>
            <dl>
              {examples.map((name) => {
                const example = t(`help.x.${name}`);
                return (
                  <div key={name} className={styles.line}>
                    <dt>
                      <button type="button" className={styles.example} onClick={() => onTry(example)}>
                        {example}
                      </button>
                    </dt>
                    <dd className={styles.meaning}>{t(`help.${name}`)}</dd>
                  </div>
                );
              })}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  );
}
