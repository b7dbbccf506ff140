import { useCallback, useEffect, useRef, useState } from 'react';
import type { Article } from '../../src-core/model/article.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { ResultItem } from '../features/library/use-results.ts';
import { articleOf } from './side.ts';
import type { Opening } from './use-opening.ts';
import { useStoredFlag } from './use-stored-flag.ts';

/** An article that is looked at beside the list without being opened. */
interface Look {
  readonly article: Article;
  /** Where the row's hit is in its text. */
  readonly place: HitRange | null;
}

interface Looking {
  readonly look: Look | null;
  /** The keys went to a row. */
  readonly onLook: (item: ResultItem | null, place: HitRange | null) => void;
  readonly toggle: () => void;
  /** False where there was nothing to put away. */
  readonly close: () => boolean;
}

/** Milliseconds after the last step: whoever holds the key down is on the way to somewhere else. */
const PAUSE = 90;

/** The preview follows the keys through the list while it is switched on; the open article shows the place itself. */
export function useLook(open: Opening, query: string): Looking {
  const [shown, setShown] = useStoredFlag('preview', true);
  const [look, setLook] = useState<Look | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const wanted = useRef(shown);
  useEffect(() => {
    wanted.current = shown;
  }, [shown]);
  const articleId = articleOf(open.route, open.side);
  const { show } = open;

  const close = useCallback((): boolean => {
    clearTimeout(timer.current);
    const had = look !== null;
    setLook(null);
    return had;
  }, [look]);
  const onLook = useCallback(
    (item: ResultItem | null, place: HitRange | null) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const article = item?.article ?? null;
        if (!wanted.current || article === null) return setLook(null);
        if (article.id !== articleId) return setLook({ article, place });
        setLook(null);
        if (place !== null) show(article.id, place);
        return undefined;
      }, PAUSE);
    },
    [articleId, show],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  // What was opened is no longer only looked at; another question has other answers.
  const { jump } = open;
  useEffect(() => {
    clearTimeout(timer.current);
    setLook(null);
  }, [jump, query]);

  return {
    look,
    onLook,
    close,
    toggle: () => {
      const next = !(shown && look !== null);
      wanted.current = next;
      setShown(next);
      if (!next) close();
    },
  };
}
