import type { AppError } from '../../../src-core/base/error-code.ts';
import { errorSentences } from '../../../src-core/base/error-sentences.ts';
import type { NotebookDescription } from '../../../src-core/contract/host-api.ts';
import { chooseLanguage, chosenLanguage, useText } from '../../i18n/text.ts';
import type { ColourService } from '../../services/colour-service.ts';
import type { WatchService } from '../../services/import/importing.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { ColourMeaningFields } from './ColourMeaningFields.tsx';
import styles from './SettingsSheet.module.css';
import { ReadingLookChoices } from './ReadingLookChoices.tsx';
import { ThemeChoice } from './ThemeChoice.tsx';
import { WatchedFolder } from './WatchedFolder.tsx';

interface SettingsSheetProps {
  readonly notebook: NotebookDescription;
  readonly watching: WatchService;
  readonly colours: ColourService;
  readonly onError: (error: AppError) => void;
  readonly onClose: () => void;
}

const LANGUAGES = ['system', 'en', 'de'] as const;

/** Appearance, language, and where the notebook lies. */
export function SettingsSheet({ notebook, watching, colours, onError, onClose }: SettingsSheetProps) {
  const { t, language } = useText();
  return (
    <Sheet title={t('settings.title')} closeLabel={t('app.close')} open onClose={onClose}>
      <div className={styles.groups}>
        <ThemeChoice />
        <ReadingLookChoices />
        <Choice
          label={t('settings.language')}
          labelShown
          value={chosenLanguage() ?? 'system'}
          onChange={(next) => void chooseLanguage(next === 'system' ? null : next)}
          options={LANGUAGES.map((id) => ({ id, label: t(`settings.language.${id}`) }))}
        />
        <ColourMeaningFields colours={colours} onError={onError} />
        <section>
          <h3 className={styles.heading}>{t('settings.notebook')}</h3>
          <p className={styles.folder}>{notebook.folder}</p>
          <p className={styles.hint}>{t('settings.folderHint')}</p>
          <p className={styles.hint}>
            {t('settings.version')} {notebook.version}
          </p>
        </section>
        <WatchedFolder
          watching={watching}
          asks={notebook.capabilities.watchFolder === 'dialog'}
          onError={onError}
        />
        {notebook.reports.length === 0 ? null : (
          <section>
            <h3 className={styles.heading}>{t('settings.reports')}</h3>
            <ul>
              {notebook.reports.map((report) => {
                const { what, todo } = errorSentences(report, language);
                return (
                  <li key={what}>
                    {what} <span className={styles.hint}>{todo}</span>
                  </li>
                );
              })}
            </ul>
          </section>
        )}
      </div>
    </Sheet>
  );
}
