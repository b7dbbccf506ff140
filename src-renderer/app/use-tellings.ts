import { useEffect, useMemo, useState } from 'react';
import type { ArticleId } from '../../src-core/base/id.ts';
import type { Article, DocumentRecord } from '../../src-core/model/article.ts';
import type { AppServices } from '../services/app-services.ts';
import type { StoryOffer } from '../services/story-service.ts';
import { useLive } from '../ui/use-live.ts';

/** Milliseconds after the article was opened until the index is asked what is like it: opening comes first. */
const PATIENCE = 300;
const NO_OFFERS: readonly StoryOffer[] = [];
const NO_ARTICLES: readonly Article[] = [];
const NO_VERSIONS: readonly DocumentRecord[] = [];

/** The open article's story, what is offered to it, and its versions. */
export interface Tellings {
  readonly story: readonly Article[];
  readonly offers: readonly StoryOffer[];
  readonly versions: readonly DocumentRecord[];
  /** Asks for the offers again, after something was decided about them. */
  readonly askAgain: () => void;
}

/** Follows story and versions; offers are asked for anew when the archive or the story changes. */
export function useTellings(services: AppServices, id: ArticleId): Tellings {
  const storyLive = useMemo(() => services.stories.of(id), [services, id]);
  const versionsLive = useMemo(() => services.versions.of(id), [services, id]);
  const stateLive = useMemo(() => services.search.state(), [services]);
  const story = useLive(storyLive) ?? NO_ARTICLES;
  const records = useLive(versionsLive) ?? NO_VERSIONS;
  const state = useLive(stateLive);
  const [offers, setOffers] = useState<{
    readonly to: ArticleId;
    readonly list: readonly StoryOffer[];
  } | null>(null);
  const [round, setRound] = useState(0);
  const ready = state?.ready === true;
  const generation = state?.generation ?? 0;
  useEffect(() => {
    if (!ready) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      void services.stories.offers(id).then((list) => {
        if (current) setOffers({ to: id, list });
      });
    }, PATIENCE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [services, id, ready, generation, round, story]);
  return {
    story,
    versions: records,
    offers: offers?.to === id ? offers.list : NO_OFFERS,
    askAgain: () => setRound((before) => before + 1),
  };
}
