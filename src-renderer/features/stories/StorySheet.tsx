import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Article } from '../../../src-core/model/article.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { StoryOffer, StoryService } from '../../services/story-service.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Additions } from './Additions.tsx';
import styles from './StorySheet.module.css';
import { Telling } from './Telling.tsx';
import { useMembers } from './use-members.ts';
import { wordForWord } from './word-for-word.ts';

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
      <Telling article={first} />
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
        {t(wordForWord(offer.likeness))}
        {others.length === 0
          ? ''
          : `, ${t('story.withStory', { count: others.length, n: formatNumber(others.length, language) })}`}
      </p>
    </li>
  );
}
