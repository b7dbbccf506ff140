import { useMemo } from 'react';
import type { ComponentProps } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import { ImportReport } from '../features/import/ImportReport.tsx';
import { PasteSheet } from '../features/import/PasteSheet.tsx';
import { StoriesSheet } from '../features/stories/StoriesSheet.tsx';
import { SettingsSheet } from '../features/settings/SettingsSheet.tsx';
import type { AppServices } from '../services/app-services.ts';
import type { ImportSource } from '../services/import/importing.ts';
import { useLive } from '../ui/use-live.ts';
import type { AppCommand } from './command.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { KeySheet } from './KeySheet.tsx';

/** The dialogs that concern the whole window; one at a time. */
export type SheetName = 'palette' | 'keys' | 'settings' | 'paste' | 'report' | 'stories';

interface WindowSheetsProps {
  readonly shown: SheetName | null;
  readonly onClose: () => void;
  readonly onError: (error: AppError) => void;
  readonly commands: readonly AppCommand[];
  readonly services: Pick<
    AppServices,
    'notebook' | 'watching' | 'colours' | 'stories' | 'search' | 'importing'
  >;
  readonly onSources: (sources: readonly ImportSource[]) => void;
  readonly onOpenArticle: (id: ArticleId) => void;
  readonly onSearch: (query: string) => void;
  readonly onUndo: () => void;
  /** Shows the stories in place of the report. */
  readonly onStories: () => void;
  readonly onSaveFile: (name: string, text: string) => void;
}

/** The report of the import that runs or ran last. */
function LiveReport({
  importing,
  ...report
}: Pick<AppServices, 'importing'> & Omit<ComponentProps<typeof ImportReport>, 'progress' | 'onUnlock'>) {
  const live = useMemo(() => importing.progress(), [importing]);
  const progress = useLive(live) ?? null;
  return progress === null ? null : (
    <ImportReport
      progress={progress}
      onUnlock={(path, password) => importing.unlock(path, password)}
      {...report}
    />
  );
}

/** Draws the dialog that is open. */
export function WindowSheets(props: WindowSheetsProps) {
  const { shown, onClose } = props;
  switch (shown) {
    case 'palette':
      return <CommandPalette commands={props.commands} onClose={onClose} />;
    case 'keys':
      return <KeySheet onClose={onClose} />;
    case 'settings':
      return (
        <SettingsSheet
          notebook={props.services.notebook}
          watching={props.services.watching}
          colours={props.services.colours}
          onError={props.onError}
          onClose={onClose}
        />
      );
    case 'paste':
      return <PasteSheet onClose={onClose} onSources={props.onSources} />;
    case 'report':
      return (
        <LiveReport
          importing={props.services.importing}
          onClose={onClose}
          onStories={props.onStories}
          onSave={(name, csv) => props.onSaveFile(`${name}.csv`, csv)}
          onOpen={(id) => {
            onClose();
            props.onOpenArticle(id);
          }}
        />
      );
    case 'stories':
      return (
        <StoriesSheet
          services={props.services}
          onOpen={(id) => {
            onClose();
            props.onOpenArticle(id);
          }}
          onSearch={(query) => {
            onClose();
            props.onSearch(query);
          }}
          onUndo={props.onUndo}
          onError={props.onError}
          onClose={onClose}
        />
      );
    case null:
      return null;
  }
}
