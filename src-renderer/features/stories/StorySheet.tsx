import { useEffect, useState } from 'react';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Article } from '../../../src-core/model/article.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { StoryMember, StoryOffer, StoryService } from '../../services/story-service.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from './StorySheet.module.css';

interface StorySheetProps {
  readonly stories: StoryService;
  readonly id: ArticleId;
  /** The articles of the story, by date; the open one among them. */
  readonly story: readonly Article[];
  readonly offers: readonly StoryOffer[];
  readonly onOpen: (id: ArticleId) => void;
  readonly onAccept: (offer: StoryOffer) => void;
  readonly onReject: (offer: StoryOffer) => void;
  readonly onSplit: (id: ArticleId) => void;
  /** Lists the articles of the story. */
  readonly onFind: () => void;
  readonly onClose: () => void;
}

/** Passages of one article that are shown at first. */
const SHOWN = 3;
/** Shares of word-for-word passages from which on a text is a copy. */
const COPIED = 0.4;

/** All tellings of a story with what each adds, and articles that may belong to it. */
export function StorySheet(props: StorySheetProps) {
  const { stories, id, story, offers, onClose } = props;
  const { t } = useText();
  const members = useMembers(stories, story);
  return (
    <Sheet
      title={t('story.title')}
      closeLabel={t('app.close')}
      open
      onClose={onClose}
      width="wide"
      actions={story.length < 2 ? undefined : <Button onPress={props.onFind}>{t('story.find')}</Button>}
    >
      {story.length < 2 ? null : (
        <ul className={styles.list}>
          {story.map((article) => (
            <li key={article.id} className={styles.item}>
              <Telling article={article} isOpen={article.id === id} />
              <div className={styles.buttons}>
                {article.id === id ? null : (
                  <Button look="quiet" onPress={() => props.onOpen(article.id)}>
                    {t('story.open')}
                  </Button>
                )}
                <Button look="quiet" onPress={() => props.onSplit(article.id)}>
                  {t('story.split')}
                </Button>
              </div>
              <Additions member={members?.get(article.id) ?? null} waiting={members === null} />
            </li>
          ))}
        </ul>
      )}
      {story.length < 2 && offers.length === 0 ? <p className={styles.none}>{t('story.alone')}</p> : null}
      {offers.length === 0 ? null : (
        <section>
          <h3 className={styles.heading}>{t('story.offers')}</h3>
          <ul className={styles.list}>
            {offers.map((offer) => (
              <Offer key={offer.articles[0]?.id} offer={offer} {...props} />
            ))}
          </ul>
        </section>
      )}
    </Sheet>
  );
}

/** What each adds, once it has been worked out; null until then. */
function useMembers(
  stories: StoryService,
  story: readonly Article[],
): ReadonlyMap<ArticleId, StoryMember> | null {
  const [found, setFound] = useState<{
    readonly of: readonly Article[];
    readonly members: ReadonlyMap<ArticleId, StoryMember>;
  } | null>(null);
  useEffect(() => {
    let current = true;
    if (story.length < 2) return undefined;
    void stories.members(story).then((result) => {
      if (!current) return;
      const members = result.ok ? result.value : [];
      setFound({ of: story, members: new Map(members.map((member) => [member.article.id, member])) });
    });
    return () => {
      current = false;
    };
  }, [stories, story]);
  return found?.of === story ? found.members : null;
}

function Telling({ article, isOpen }: { readonly article: Article; readonly isOpen: boolean }) {
  const { t, language } = useText();
  const facts = [
    article.site,
    article.published === null ? '' : formatDate(article.published, language),
    t('article.words', { count: article.words, n: formatNumber(article.words, language) }),
    isOpen ? t('story.here') : '',
  ].filter((fact) => fact !== '');
  return (
    <div className={styles.telling}>
      <p className={styles.name} lang={article.language === 'und' ? undefined : article.language}>
        {article.title === '' ? t('list.untitled') : article.title}
      </p>
      <p className={styles.facts}>{facts.join(' · ')}</p>
    </div>
  );
}

function Additions({ member, waiting }: { readonly member: StoryMember | null; readonly waiting: boolean }) {
  const { t, language } = useText();
  const [all, setAll] = useState(false);
  if (waiting) return <p className={styles.quiet}>{t('story.comparing')}</p>;
  const adds = member?.adds ?? null;
  if (adds === null) return <p className={styles.quiet}>{t('story.addsUnreadable')}</p>;
  if (adds.length === 0) return <p className={styles.quiet}>{t('story.addsNothing')}</p>;
  const shown = all ? adds : adds.slice(0, SHOWN);
  const more = adds.length - shown.length;
  return (
    <div className={styles.adds}>
      <p className={styles.label}>{t('story.adds')}</p>
      {shown.map(({ start, text }) => (
        <p key={start} className={styles.passage} lang={member?.article.language}>
          {text}
        </p>
      ))}
      {more === 0 ? null : (
        <Button look="quiet" onPress={() => setAll(true)}>
          {t('story.more', { count: more, n: formatNumber(more, language) })}
        </Button>
      )}
    </div>
  );
}

function Offer({
  offer,
  onOpen,
  onAccept,
  onReject,
}: { readonly offer: StoryOffer } & Pick<StorySheetProps, 'onOpen' | 'onAccept' | 'onReject'>) {
  const { t, language } = useText();
  const [first, ...others] = offer.articles;
  if (first === undefined) return null;
  return (
    <li className={styles.item}>
      <Telling article={first} isOpen={false} />
      <div className={styles.buttons}>
        <Button look="quiet" onPress={() => onOpen(first.id)}>
          {t('story.open')}
        </Button>
        <Button look="quiet" onPress={() => onReject(offer)}>
          {t('story.reject')}
        </Button>
        <Button onPress={() => onAccept(offer)}>{t('story.accept')}</Button>
      </div>
      <p className={styles.quiet}>
        {t(offer.likeness.shingles >= COPIED ? 'story.copied' : 'story.rewritten')}
        {others.length === 0
          ? ''
          : `, ${t('story.withStory', { count: others.length, n: formatNumber(others.length, language) })}`}
      </p>
    </li>
  );
}
