import { useCallback, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import { failure } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import { StoryNamesContext } from '../i18n/story-names.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { Announcer } from '../ui/announcer.tsx';
import { ToastProvider } from '../ui/toasts.tsx';
import { Broken } from './Broken.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Opening } from './Opening.tsx';
import { Workspace } from './Workspace.tsx';

interface AppProps {
  /** Opens the notebook; may be called again after a failure. */
  readonly open: (
    onProgress: (progress: { readonly done: number; readonly total: number }) => void,
  ) => Promise<Result<AppServices, AppError>>;
}

/** The window from opening the notebook on. */
export function App({ open }: AppProps) {
  const { t, language } = useText();
  const [opened, setOpened] = useState<Result<AppServices, AppError> | null>(null);
  const [part, setPart] = useState<number | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let wanted = true;
    void open(({ done, total }) => {
      if (wanted) setPart(total === 0 ? null : done / total);
    })
      .catch((error: unknown) => failure(appError('internal', { reason: String(error) })))
      .then((result) => {
        if (wanted) setOpened(result);
      });
    return () => {
      wanted = false;
    };
  }, [open, attempt]);
  const again = useCallback(() => {
    setOpened(null);
    setAttempt((count) => count + 1);
  }, []);
  return (
    <I18nProvider locale={language}>
      <Announcer>
        <ToastProvider label={t('app.messages')} closeLabel={t('app.close')}>
          <ErrorBoundary fallback={(retry) => <Broken onAgain={retry} />}>
            {opened?.ok === true ? (
              <StoryNamesContext value={opened.value.stories.names}>
                <Workspace services={opened.value} />
              </StoryNamesContext>
            ) : (
              <Opening part={part} error={opened === null ? null : opened.error} onAgain={again} />
            )}
          </ErrorBoundary>
        </ToastProvider>
      </Announcer>
    </I18nProvider>
  );
}
