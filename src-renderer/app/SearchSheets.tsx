import type { AppError } from '../../src-core/base/error-code.ts';
import { SearchForm } from '../features/search/SearchForm.tsx';
import { SearchHelp } from '../features/search/SearchHelp.tsx';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import type { SearchQuestion } from '../services/search-question.ts';
import { useToasts } from '../ui/toasts.tsx';

/** The dialogs of the search box; one at a time. */
export type SearchSheetName = 'help' | 'save';

interface SearchSheetsProps {
  readonly shown: SearchSheetName | null;
  readonly savedSearches: AppServices['savedSearches'];
  readonly question: SearchQuestion;
  readonly onTry: (example: string) => void;
  readonly onClose: () => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
}

/** Draws the dialog of the search box that is open. */
export function SearchSheets(props: SearchSheetsProps) {
  const { shown, savedSearches, question, onTry, onClose, onUndo, onError } = props;
  const { t } = useText();
  const toasts = useToasts();
  if (shown === 'help') return <SearchHelp onClose={onClose} onTry={onTry} />;
  if (shown !== 'save') return null;
  return (
    <SearchForm
      title={t('saved.save')}
      name={question.text.replaceAll(/["“”„«»()]/gu, '').trim()}
      text={null}
      doLabel={t('saved.saveDo')}
      onClose={onClose}
      onDone={async (name) => {
        const saved = await savedSearches.save(name, question);
        if (!saved.ok) {
          onError(saved.error);
          return false;
        }
        toasts.show({
          text: t('saved.saved', { name: saved.value.name }),
          action: { label: t('app.undo'), run: onUndo },
        });
        return true;
      }}
    />
  );
}
