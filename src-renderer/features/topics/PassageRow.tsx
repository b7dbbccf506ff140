import { memo } from 'react';
import type { Article } from '../../../src-core/model/article.ts';
import { formatDate } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { TopicPassage } from '../../services/app-services.ts';
import { classNames } from '../../ui/class-names.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import { NoteBeginning } from '../../ui/NoteBeginning.tsx';
import { noteWords } from '../../ui/note-words.ts';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './TopicPage.module.css';

interface PassageRowProps {
  readonly id: string;
  readonly passage: TopicPassage;
  /** The first one of its article, which it names. */
  readonly isFirst: boolean;
  /** Of the topic itself, not of one below it. */
  readonly isOwn: boolean;
  /** The keys are on it. */
  readonly chosen: boolean;
  /** It stands open in the article. */
  readonly open: boolean;
  /** Counted from 1, for screen readers: most rows are not drawn. */
  readonly place: number;
  readonly of: number;
  readonly onOpen: () => void;
}

/** UTF-16 units of a note that a row holds. */
const NOTE = 600;

/** A passage of a topic with its note, below the name of its article where another one begins. */
export const PassageRow = memo(
  function PassageRow(props: PassageRowProps) {
    const { passage, isFirst, isOwn, chosen, open } = props;
    const { annotation, article, topic } = passage;
    const { t } = useText();
    const title = article.title === '' ? t('list.untitled') : article.title;
    return (
      <>
        {isFirst ? <Source article={article} title={title} /> : null}
        <div
          id={props.id}
          role="option"
          data-passage
          aria-selected={chosen}
          aria-description={title}
          aria-posinset={props.place}
          aria-setsize={props.of}
          className={classNames(styles.passage, chosen && styles.chosen, open && styles.open)}
          style={{ borderInlineStartColor: `var(--${annotation.colour})` }}
          {...writtenIn(article.language, annotation.quote.exact)}
          onClick={props.onOpen}
        >
          <span className={styles.quote}>{noteWords(annotation, t)}</span>
          {annotation.note === '' ? null : (
            <div className={styles.note} dir="auto">
              <NoteBeginning note={annotation.note} length={NOTE} />
            </div>
          )}
          {isOwn ? null : (
            <span className={styles.below}>
              <ColourDot colour={topic.colour} /> {topic.name}
            </span>
          )}
        </div>
      </>
    );
  },
  (a, b) =>
    a.passage === b.passage &&
    a.isFirst === b.isFirst &&
    a.isOwn === b.isOwn &&
    a.chosen === b.chosen &&
    a.open === b.open &&
    a.place === b.place &&
    a.of === b.of,
);

/** Each of its passages says the title to screen readers. */
function Source({ article, title }: { readonly article: Article; readonly title: string }) {
  const { t, language } = useText();
  return (
    <div aria-hidden className={styles.source}>
      <p className={styles.sourceTitle} {...writtenIn(article.language, title)}>
        {title}
      </p>
      <p>
        {[
          article.site,
          article.published === null ? t('list.undated') : formatDate(article.published, language),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
    </div>
  );
}
