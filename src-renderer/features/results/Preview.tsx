import { useEffect, useRef, useState } from 'react';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { HitPassage, HitRange } from '../../../src-core/search/search-types.ts';
import { formatDate, formatNumber, languageName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices } from '../../services/app-services.ts';
import type { SearchQuestion } from '../../services/search-question.ts';
import { classNames } from '../../ui/class-names.ts';
import { Keys } from '../../ui/Keys.tsx';
import { MarkedText } from '../../ui/MarkedText.tsx';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './Preview.module.css';

interface PreviewProps {
  readonly search: AppServices['search'];
  readonly article: Article;
  readonly question: SearchQuestion;
  /** Where the row's hit is; that passage is brought into sight. */
  readonly place: HitRange | null;
  readonly onOpen: (place: HitRange | null) => void;
}

/** Passages that are drawn: whoever wants more opens the article. */
const MOST_SHOWN = 40;

/**
 * What an article says about the question, beside the list: its head and the paragraphs around its hits. Much lighter
 * than the article itself, so that it follows the keys through the list, and it never takes the focus.
 */
export function Preview({ search, article, question, place, onOpen }: PreviewProps) {
  const { t, language } = useText();
  const passages = usePreview(search, article.id, question);
  const scroller = useRef<HTMLDivElement>(null);
  const hits = passages?.filter(({ marks }) => marks.length > 0) ?? [];
  const count = hits.reduce((sum, { marks }) => sum + marks.length, 0);
  const at = place?.start ?? -1;
  const current = hits.findIndex(({ range }) => at >= range.start && at < range.end);
  useEffect(() => {
    const box = scroller.current;
    const target = box?.querySelector<HTMLElement>('[data-current]');
    if (box === null) return;
    if (current <= 0 || !target) box.scrollTop = 0;
    else box.scrollTop = target.offsetTop - box.clientHeight * 0.3;
  }, [passages, current]);
  const meta = [
    article.authors.join(', '),
    article.site,
    article.published === null ? t('list.undated') : formatDate(article.published, language),
    t('article.words', { count: article.words, n: formatNumber(article.words, language) }),
    article.language === 'und' ? '' : languageName(article.language, language),
  ].filter((part) => part !== '');
  return (
    <section aria-label={t('preview.label')} className={styles.preview} ref={scroller} data-preview>
      <div className={styles.column}>
        <header className={styles.head}>
          <h2 className={styles.title} {...writtenIn(article.language, article.title)}>
            {article.title === '' ? t('list.untitled') : article.title}
          </h2>
          <p className={styles.meta}>{meta.join(' · ')}</p>
          <p className={styles.hint}>
            {count > 0
              ? t('search.hits', { count, n: formatNumber(count, language) })
              : t(question.text.trim() === '' ? 'preview.beginning' : 'search.noHits')}
            <span>
              <Keys keys="↵" /> {t('preview.open')}
            </span>
          </p>
        </header>
        {passages?.slice(0, MOST_SHOWN).map((passage) => (
          <PreviewPassage
            key={passage.range.start}
            passage={passage}
            language={article.language}
            current={current >= 0 && passage === hits[current]}
            onOpen={() => onOpen(firstMark(passage))}
          />
        ))}
        {passages !== null && passages.length > MOST_SHOWN ? (
          <p className={styles.hint}>
            {t('results.morePassages', {
              count: passages.length - MOST_SHOWN,
              n: formatNumber(passages.length - MOST_SHOWN, language),
            })}
          </p>
        ) : null}
      </div>
    </section>
  );
}

function PreviewPassage(props: {
  readonly passage: HitPassage;
  readonly language: string;
  readonly current: boolean;
  readonly onOpen: () => void;
}) {
  const { passage, language, current, onOpen } = props;
  return (
    // The list's Enter opens the same place by key.
    <p
      className={classNames(styles.passage, current && styles.current)}
      {...writtenIn(language, passage.text)}
      data-current={current || undefined}
      onClick={onOpen}
    >
      <MarkedText text={passage.text} marks={passage.marks} />
    </p>
  );
}

function firstMark({ range, marks }: HitPassage): HitRange | null {
  const [mark] = marks;
  return mark === undefined ? null : { start: range.start + mark.start, end: range.start + mark.end };
}

/** The paragraphs around the hits; what was shown before stays until others have come, so that nothing flickers. */
function usePreview(
  search: AppServices['search'],
  id: ArticleId,
  question: SearchQuestion,
): readonly HitPassage[] | null {
  const [found, setFound] = useState<{ readonly id: string; readonly list: readonly HitPassage[] } | null>(
    null,
  );
  const { text, without, aliases } = question;
  useEffect(() => {
    let wanted = true;
    void search.passages(asId<ArticleId>(id), text, 'paragraph', { without, aliases }).then((list) => {
      if (wanted) setFound({ id, list });
    });
    return () => {
      wanted = false;
    };
  }, [search, id, text, without, aliases]);
  return found?.id === id ? found.list : null;
}
