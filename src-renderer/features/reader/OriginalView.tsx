import { useEffect, useMemo, useState } from 'react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { errorSentences } from '../../../src-core/base/error-sentences.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { decodeText } from '../../../src-core/import/decode-text.ts';
import { declaredEncoding } from '../../../src-core/import/declared-encoding.ts';
import type { OriginalRef } from '../../../src-core/model/article.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices } from '../../services/app-services.ts';
import styles from './ProvenanceSheet.module.css';

interface OriginalViewProps {
  readonly original: OriginalRef;
  readonly provenance: AppServices['provenance'];
}

/** Characters of a text that are drawn. */
const SHOWN = 200_000;
const PICTURE = /^image\/(?:png|jpeg|gif|webp|avif|bmp|svg\+xml)$/u;
const TEXT =
  /^(?:text\/|application\/(?:json|jsonl|ld\+json|x-ndjson|xml|xhtml\+xml|x-bibtex|x-research-info))|^message\//u;

/** The untouched bytes, shown so that nothing in them can run: pictures as pictures, text as text. */
export function OriginalView({ original, provenance }: OriginalViewProps) {
  const { t, language } = useText();
  const [bytes, setBytes] = useState<Result<Uint8Array, AppError> | null>(null);
  const { mediaType } = original;
  const shown = PICTURE.test(mediaType) ? 'picture' : TEXT.test(mediaType) ? 'text' : 'none';
  useEffect(() => {
    if (shown === 'none') return undefined;
    let gone = false;
    void provenance.original(original).then((result) => {
      if (!gone) setBytes(result);
    });
    return () => {
      gone = true;
    };
  }, [original, provenance, shown]);
  const picture = useMemo(
    () =>
      shown === 'picture' && bytes?.ok === true
        ? URL.createObjectURL(new Blob([bytes.value as Uint8Array<ArrayBuffer>], { type: mediaType }))
        : null,
    [shown, bytes, mediaType],
  );
  useEffect(() => {
    if (picture === null) return undefined;
    return () => URL.revokeObjectURL(picture);
  }, [picture]);

  if (shown === 'none') return <p className={styles.hint}>{t('provenance.notShown')}</p>;
  if (bytes === null) return <p className={styles.hint}>{t('article.loading')}</p>;
  if (!bytes.ok) {
    const { what, todo } = errorSentences(bytes.error, language);
    return (
      <p role="alert" className={styles.bad}>
        {what} {todo}
      </p>
    );
  }
  if (picture !== null) return <img src={picture} alt={original.name} className={styles.picture} />;
  const text = decodeText(bytes.value, declaredEncoding(bytes.value))?.text ?? '';
  return (
    <>
      <p className={styles.hint}>
        {t('provenance.sourceText')} {text.length > SHOWN ? t('provenance.cut') : ''}
      </p>
      <pre className={styles.source} tabIndex={0} role="region" aria-label={t('provenance.original')}>
        {text.slice(0, SHOWN)}
      </pre>
    </>
  );
}
