import { useEffect, useState } from 'react';
import { errorSentences } from '../../../src-core/base/error-sentences.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { commandName } from '../../i18n/command-name.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { Translate } from '../../i18n/text.ts';
import type { AppServices } from '../../services/app-services.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ProvenanceSheet.module.css';

type Entries = Awaited<ReturnType<AppServices['provenance']['log']>>;

interface ArticleLogProps {
  readonly id: ArticleId;
  readonly provenance: AppServices['provenance'];
}

/** What was done with an article, read from the journal when it is asked for. */
export function ArticleLog({ id, provenance }: ArticleLogProps) {
  const { t, language } = useText();
  const [asked, setAsked] = useState(false);
  const [entries, setEntries] = useState<Entries | null>(null);
  useEffect(() => {
    if (!asked) return undefined;
    const leaving = new AbortController();
    void provenance.log(id, leaving.signal).then((result) => {
      if (!leaving.signal.aborted) setEntries(result);
    });
    return () => leaving.abort();
  }, [asked, id, provenance]);
  if (!asked) {
    return (
      <Button look="plain" onPress={() => setAsked(true)}>
        {t('provenance.readLog')}
      </Button>
    );
  }
  if (entries === null) return <p className={styles.hint}>{t('provenance.readingLog')}</p>;
  if (!entries.ok) return <p role="alert">{errorSentences(entries.error, language).what}</p>;
  return (
    <ol className={styles.log}>
      {entries.value.map(({ at, command }, index) => (
        <li key={`${at} ${String(index)}`}>
          <time dateTime={at} className={styles.hint}>
            {formatMoment(at, language)}
          </time>{' '}
          {doneName(command, t)}
        </li>
      ))}
    </ol>
  );
}

/** A command's name; of one that was taken back with a word for that in front. */
function doneName(command: string, t: Translate): string {
  const back = /^(undo|redo) (.+)$/u.exec(command);
  if (back === null) return commandName(command, t);
  return `${t(back[1] === 'undo' ? 'app.undo' : 'app.redo')}: ${commandName(back[2] ?? '', t)}`;
}
