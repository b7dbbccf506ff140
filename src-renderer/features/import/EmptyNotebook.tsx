import { BookOpen, FileText, FolderOpen, ClipboardPaste } from 'lucide-react';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import styles from './EmptyNotebook.module.css';

interface EmptyNotebookProps {
  readonly folder: string;
  /** Ctrl or ⌘, as Keys takes it. */
  readonly modifier: string;
  readonly onFiles: () => void;
  readonly onFolder: () => void;
  readonly onPaste: () => void;
  /** Fills the notebook with a few articles to try things on. */
  readonly onSample: () => void;
  readonly onKeys: () => void;
}

/** The first screen: what this is, how things come in, and the keys worth knowing. */
export function EmptyNotebook({
  folder,
  modifier,
  onFiles,
  onFolder,
  onPaste,
  onSample,
  onKeys,
}: EmptyNotebookProps) {
  const { t } = useText();
  const keys: readonly (readonly [string, string])[] = [
    ['/', t('keys.search')],
    ['j / k', t('keys.row')],
    ['↵', t('keys.open')],
    ['Alt 1 – 8', t('keys.colour')],
    ['n', t('keys.note')],
    ['t', t('keys.topic')],
    [`${modifier} K`, t('keys.palette')],
    ['?', t('empty.allKeys')],
  ];
  return (
    <main className={styles.screen}>
      <div className={styles.column}>
        <p className={styles.ornament} aria-hidden>
          ❦
        </p>
        <h2 className={styles.title}>{t('empty.title')}</h2>
        <p className={styles.lead}>{t('empty.lead')}</p>
        <ul className={styles.ways}>
          <li>
            <strong>{t('empty.drop')}</strong>
          </li>
          <li>
            {t('empty.paste')} <Keys keys={`${modifier} V`} />
          </li>
          <li>{t('empty.pick')}</li>
        </ul>
        <div className={styles.buttons}>
          <Button look="strong" onPress={onFiles}>
            <FileText aria-hidden size={16} strokeWidth={1.7} />
            {t('empty.files')}
          </Button>
          <Button look="plain" onPress={onFolder}>
            <FolderOpen aria-hidden size={16} strokeWidth={1.7} />
            {t('empty.folder')}
          </Button>
          <Button look="plain" onPress={onPaste}>
            <ClipboardPaste aria-hidden size={16} strokeWidth={1.7} />
            {t('import.paste')}
          </Button>
          <Button look="quiet" onPress={onSample}>
            <BookOpen aria-hidden size={16} strokeWidth={1.7} />
            {t('empty.sample')}
          </Button>
        </div>
        <p className={styles.small}>{t('empty.formats')}</p>
        <h3 className={styles.keysTitle}>{t('empty.keysTitle')}</h3>
        <dl className={styles.keys}>
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <Keys keys={key} />
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p className={styles.small}>
          {t('empty.where', { folder })}{' '}
          <Button look="quiet" className={styles.inline} onPress={onKeys}>
            {t('empty.allKeys')}
          </Button>
        </p>
      </div>
    </main>
  );
}
