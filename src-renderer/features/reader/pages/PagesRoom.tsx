import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../../src-core/base/error-code.ts';
import { errorSentences } from '../../../../src-core/base/error-sentences.ts';
import type { OriginalRef } from '../../../../src-core/model/article.ts';
import { useText } from '../../../i18n/text.ts';
import type { AppServices } from '../../../services/app-services.ts';
import type { OpenPages } from '../../../services/page-service.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Pages } from './Pages.tsx';
import type { PagesProps } from './Pages.tsx';
import styles from './Pages.module.css';

interface PagesRoomProps extends Omit<PagesProps, 'fileKey'> {
  readonly service: AppServices['pages'];
  readonly original: OriginalRef;
}

/** Opens the original and shows its pages; asks for a password where there is one, and says what is wrong. */
export function PagesRoom({ service, original, ...pages }: PagesRoomProps) {
  const { t, language } = useText();
  const [file, setFile] = useState<OpenPages | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const { sha256 } = original;

  const open = useCallback(
    (password: string | null): (() => void) => {
      let gone = false;
      let opened: OpenPages | null = null;
      void service.open(original, password).then((result) => {
        if (gone) {
          if (result.ok) result.value.close();
          return;
        }
        if (!result.ok) {
          setError(result.error);
          return;
        }
        opened = result.value;
        setError(null);
        setFile(opened);
      });
      return () => {
        gone = true;
        opened?.close();
        setFile(null);
      };
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the same bytes are the same file
    [service, sha256],
  );
  const [attempt, setAttempt] = useState<{ readonly password: string | null }>({ password: null });
  useEffect(() => open(attempt.password), [open, attempt]);

  if (file !== null) return <Pages file={file} fileKey={sha256} {...pages} />;
  const asks = error?.code === 'file-encrypted' || error?.code === 'password-wrong';
  const told = error === null ? null : errorSentences(error, language);
  return (
    <div className={styles.scroller}>
      <div className={styles.page}>
        <div className={styles.column}>
          <div className={styles.head}>{pages.header}</div>
          {told === null ? <p className={styles.message}>{t('pages.opening')}</p> : null}
          {told !== null && !asks ? (
            <div className={styles.message} role="alert">
              <p>
                {told.what} {told.todo}
              </p>
              <Button onPress={pages.onReadText}>{t('pages.readText')}</Button>
            </div>
          ) : null}
          {asks ? (
            <PasswordForm
              wrong={error.code === 'password-wrong' ? (told?.what ?? null) : null}
              onPassword={(password) => setAttempt({ password })}
            />
          ) : null}
        </div>
      </div>
    </div>
  );
}

function PasswordForm({
  wrong,
  onPassword,
}: {
  wrong: string | null;
  onPassword: (password: string) => void;
}) {
  const { t } = useText();
  const [password, setPassword] = useState('');
  return (
    <form
      className={`${styles.message ?? ''} ${styles.password ?? ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        onPassword(password);
      }}
    >
      <p>{t('pages.locked')}</p>
      <Field
        label={t('pages.password')}
        secret
        value={password}
        onChange={setPassword}
        autoFocus
        {...(wrong === null ? {} : { error: wrong })}
      />
      <Button type="submit" look="strong">
        {t('pages.unlock')}
      </Button>
    </form>
  );
}
