import { useMemo } from 'react';
import { wordDifference, type DifferencePart } from '../../../src-core/anchor/word-difference.ts';
import { formatDate } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { CheckedSide, CheckedSides } from '../../services/review-service.ts';
import { classNames } from '../../ui/class-names.ts';
import { passageInContext } from './passage-in-context.ts';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './ReviewSides.module.css';

interface ReviewSidesProps {
  readonly sides: CheckedSides;
  /** The passage's colour, as a token. */
  readonly colour: string;
}

/** A passage as it was and as it is, side by side, with the words that went and those that came. */
export function ReviewSides({ sides: { before, after }, colour }: ReviewSidesProps) {
  const { t } = useText();
  const parts = useMemo(() => {
    if (before.range === null || after.range === null) return null;
    const [was, is] = [wordsOf(before, before.range), wordsOf(after, after.range)];
    return wordDifference(was, is);
  }, [before, after]);
  return (
    <div className={styles.sides}>
      <Side side={before} name={t('review.before')} parts={parts} shows="removed" colour={colour} />
      <Side side={after} name={t('review.after')} parts={parts} shows="added" colour={colour} />
    </div>
  );
}

function wordsOf({ document }: CheckedSide, range: { readonly start: number; readonly end: number }): string {
  return document.text.slice(range.start, range.end);
}

interface SideProps {
  readonly side: CheckedSide;
  readonly name: string;
  /** Null where the passages cannot be compared word for word. */
  readonly parts: readonly DifferencePart[] | null;
  readonly shows: 'removed' | 'added';
  readonly colour: string;
}

function Side({ side, name, parts, shows, colour }: SideProps) {
  const { t, language } = useText();
  const { document, range, near, version } = side;
  const around = passageInContext(document, range ?? { start: near, end: near });
  return (
    <section className={styles.side} aria-label={name}>
      <h3 className={styles.name}>
        {name}
        <span className={styles.version}>
          {t('version.name', { n: String(version.version) })} · {formatDate(version.created, language)}
        </span>
      </h3>
      {range === null ? (
        <p className={styles.gone}>{t('review.notThere')}</p>
      ) : (
        <p className={styles.text} {...writtenIn(document.language, document.text)}>
          <span className={styles.context}>{around.before}</span>
          <mark className={styles.passage} style={{ backgroundColor: `var(--tint-${colour})` }}>
            {parts === null
              ? around.passage
              : parts
                  .filter(({ type }) => type === 'same' || type === shows)
                  .map((part, index) => <Part key={index} part={part} />)}
          </mark>
          <span className={styles.context}>{around.after}</span>
        </p>
      )}
    </section>
  );
}

function Part({ part: { type, text } }: { readonly part: DifferencePart }) {
  const { t } = useText();
  if (type === 'added')
    return (
      <ins className={classNames(styles.changed, styles.added)} title={t('version.added')}>
        {text}
      </ins>
    );
  if (type === 'removed')
    return (
      <del className={classNames(styles.changed, styles.removed)} title={t('version.removed')}>
        {text}
      </del>
    );
  return text;
}
