import type { InterfaceLanguage } from '../../../src-core/base/error-sentences.ts';
import type { Article } from '../../../src-core/model/article.ts';
import { formatDate } from '../../i18n/format.ts';
import { fold, foldedWords } from '../../ui/matching-options.ts';
import type { LedgerOffer, LedgerStory } from '../../services/story-ledger.ts';

/** A story, or the offer of one, as the list shows it. */
export interface ListedStory {
  readonly key: string;
  readonly articles: readonly Article[];
  /** Null for a story that is made. */
  readonly offer: LedgerOffer | null;
}

export const listedOffer = (offer: LedgerOffer): ListedStory => ({
  key: offer.key,
  articles: offer.tellings.flat(),
  offer,
});

export const listedStory = ({ key, articles }: LedgerStory): ListedStory => ({ key, articles, offer: null });

const folded = new WeakMap<ListedStory, string>();

/** Those of which some title or outlet holds every typed word, whatever the case and the accents; in their order. */
export function storiesMatching(stories: readonly ListedStory[], typed: string): readonly ListedStory[] {
  const wanted = foldedWords(typed);
  if (wanted.length === 0) return stories;
  return stories.filter((story) => {
    let text = folded.get(story);
    if (text === undefined) {
      text = fold(story.articles.map(({ title, site }) => `${title} ${site}`).join(' '));
      folded.set(story, text);
    }
    const words = text;
    return wanted.every((word) => words.includes(word));
  });
}

/** Outlets that a row names. */
const OUTLETS = 3;

/** "taz, Der Standard · 28 Oct 2024 – 2 Nov 2024"; what is not known is left out. */
export function factsOf({ articles }: ListedStory, language: InterfaceLanguage): string {
  const sites = [...new Set(articles.map(({ site }) => site).filter((site) => site !== ''))];
  const dates = articles
    .flatMap(({ published }) => (published === null ? [] : [published.slice(0, 10)]))
    .sort();
  const [first, last] = [dates[0], dates.at(-1)];
  const period =
    first === undefined || last === undefined
      ? ''
      : first === last
        ? formatDate(first, language)
        : `${formatDate(first, language)} – ${formatDate(last, language)}`;
  const outlets = `${sites.slice(0, OUTLETS).join(', ')}${sites.length > OUTLETS ? ' …' : ''}`;
  return [outlets, period].filter((part) => part !== '').join(' · ');
}
