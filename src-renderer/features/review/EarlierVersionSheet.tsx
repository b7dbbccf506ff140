import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { errorSentences } from '../../../src-core/base/error-sentences.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import { formatDate } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { CheckedSide, ReviewService } from '../../services/review-service.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './EarlierVersionSheet.module.css';

interface EarlierVersionSheetProps {
  readonly service: ReviewService;
  readonly annotation: Annotation;
  /** The user wants to choose words of the current text for it. */
  readonly onAttach: () => void;
  readonly onClose: () => void;
}

/** Paragraphs shown before and behind the one with the passage. */
const AROUND = 40;

/** The version of the text that an annotation was made on, at its passage. */
export function EarlierVersionSheet({ service, annotation, onAttach, onClose }: EarlierVersionSheetProps) {
  const { t, language } = useText();
  const [read, setRead] = useState<Result<CheckedSide, AppError> | null>(null);
  const { id } = annotation;
  useEffect(() => {
    let wanted = true;
    void service.earlier(id).then((result) => {
      if (wanted) setRead(result);
    });
    return () => {
      wanted = false;
    };
  }, [service, id]);
  const problem = read?.ok === false ? errorSentences(read.error, language) : null;
  return (
    <Sheet
      title={t('review.earlier')}
      closeLabel={t('app.close')}
      open
      onClose={onClose}
      width="wide"
      actions={<Button onPress={onAttach}>{t('review.attach')}</Button>}
    >
      {problem === null ? null : (
        <p role="alert">
          {problem.what} {problem.todo}
        </p>
      )}
      {read?.ok === true ? (
        <>
          <p className={styles.version}>
            {t('version.name', { n: String(read.value.version.version) })} ·{' '}
            {formatDate(read.value.version.created, language)}
          </p>
          <Text side={read.value} colour={annotation.colour} />
        </>
      ) : null}
    </Sheet>
  );
}

function Text({ side, colour }: { readonly side: CheckedSide; readonly colour: string }) {
  const { document, near, range } = side;
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    // In braces: newer browsers give back a promise, which React would take for what ends the effect.
    mark.current?.scrollIntoView({ block: 'center' });
  }, []);
  const at = document.blocks.findIndex(({ end }) => near < end);
  const { start, end } = range ?? { start: near, end: near };
  const cut = (from: number, to: number): string => document.text.slice(from, Math.max(from, to));
  return (
    <div className={styles.text} {...writtenIn(document.language, document.text)}>
      {document.blocks
        .slice(Math.max(0, at - AROUND), at + AROUND)
        .filter((block) => block.role === undefined || (block.start < end && start < block.end))
        .map((block) => (
          <p key={block.start} dir="auto">
            {cut(block.start, Math.min(block.end, start))}
            {start < block.end && block.start < end ? (
              <mark
                ref={block.start <= start ? mark : null}
                className={styles.passage}
                style={{ backgroundColor: `var(--tint-${colour})` }}
              >
                {cut(Math.max(block.start, start), Math.min(block.end, end))}
              </mark>
            ) : null}
            {cut(Math.max(block.start, end), block.end)}
          </p>
        ))}
    </div>
  );
}
