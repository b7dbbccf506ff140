import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { asId } from '../../src-core/base/id.ts';
import type { AnnotationId, ArticleId, TopicId } from '../../src-core/base/id.ts';
import { indexKey, parseIndexKey } from '../../src-core/search/index-key.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { ResultItem } from '../features/library/use-results.ts';
import type { AppServices } from '../services/app-services.ts';
import type { Jump } from './jump.ts';
import { formatRoute, parseRoute } from './route.ts';
import type { Route } from './route.ts';

/** What stands open, how it got there, and what opens something else. */
export interface Opening {
  readonly route: Route;
  readonly jump: Jump | null;
  /** The annotation that was jumped to. */
  readonly annotationId: AnnotationId | null;
  /** Key of the open row of the list, or null. */
  readonly openKey: string | null;
  readonly article: (id: ArticleId, place?: Omit<Jump, 'serial'>) => void;
  readonly passage: (articleId: ArticleId, annotationId: AnnotationId) => Promise<void>;
  readonly topic: (id: TopicId) => void;
  /** A row of the list; `place` is where in the article its hit is. */
  readonly item: (item: ResultItem, place: HitRange | null) => void;
  /** Shows a place of the open article without taking the focus. */
  readonly show: (place: HitRange) => void;
  /** The library or the results in the middle pane; the article stays. */
  readonly list: () => void;
  readonly closeArticle: () => void;
  /** Offset to begin an article at: where one was before. */
  readonly offsetOf: (id: ArticleId) => number;
  readonly onVisible: (id: ArticleId, offset: number) => void;
}

const current = (): Route => parseRoute(location.hash.replace(/^#/, ''));

/** Opens articles, passages and topics through the address, so that back and forward work, and remembers where one was. */
export function useOpening(services: AppServices): Opening {
  const [path, navigate] = useHashLocation();
  const route = useMemo(() => parseRoute(path), [path]);
  const [jump, setJump] = useState<Jump | null>(null);
  const [annotationId, setAnnotationId] = useState<AnnotationId | null>(null);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const offsets = useRef(new Map<ArticleId, number>());
  const serial = useRef(0);
  const { session } = services;

  // Once: back to where the last session ended, unless the address already says where.
  useEffect(() => {
    const restored = session.restored();
    if (restored === null || restored.openArticleId === null) return;
    offsets.current.set(restored.openArticleId, restored.readingOffset);
    if (current().articleId === null)
      navigate(formatRoute({ topicId: null, articleId: restored.openArticleId }), { replace: true });
  }, [session, navigate]);
  useEffect(() => {
    session.remember({ openArticleId: route.articleId, room: route.topicId === null ? 'library' : 'topics' });
  }, [session, route]);

  const article = useCallback(
    (id: ArticleId, place?: Omit<Jump, 'serial'>) => {
      serial.current += 1;
      setJump({ range: null, hold: false, ...place, serial: serial.current });
      setAnnotationId(null);
      setOpenKey(null);
      navigate(formatRoute({ ...current(), articleId: id }));
    },
    [navigate],
  );
  const passage = useCallback(
    async (articleId: ArticleId, id: AnnotationId): Promise<void> => {
      const all = await services.annotations.inArticle(articleId);
      const found = all.find(({ annotation }) => annotation.id === id);
      // one that is not in the current text has no place there
      const placed = found !== undefined && found.lost !== true;
      article(articleId, placed ? { range: found.annotation.position, hold: true } : undefined);
      setAnnotationId(id);
      setOpenKey(indexKey('annotation', id));
    },
    [services, article],
  );
  const topic = useCallback(
    (id: TopicId) => navigate(formatRoute({ ...current(), topicId: id })),
    [navigate],
  );
  const item = useCallback(
    ({ hit }: ResultItem, place: HitRange | null) => {
      const { id } = parseIndexKey(hit.key);
      const articleId = asId<ArticleId>(hit.articleId);
      if (hit.kind === 'topic') topic(asId<TopicId>(id));
      else if (hit.kind === 'annotation') void passage(articleId, asId<AnnotationId>(id));
      else article(articleId, { range: place, hold: false });
    },
    [article, passage, topic],
  );
  const show = useCallback((place: HitRange) => {
    serial.current += 1;
    setJump({ range: place, hold: false, quiet: true, serial: serial.current });
  }, []);
  const list = useCallback(() => {
    if (current().topicId !== null) navigate(formatRoute({ ...current(), topicId: null }));
  }, [navigate]);
  const closeArticle = useCallback(
    () => navigate(formatRoute({ ...current(), articleId: null })),
    [navigate],
  );
  const offsetOf = useCallback((id: ArticleId) => offsets.current.get(id) ?? 0, []);
  const onVisible = useCallback(
    (id: ArticleId, offset: number) => {
      offsets.current.set(id, offset);
      session.remember({ openArticleId: id, readingOffset: offset });
    },
    [session],
  );
  return {
    route,
    jump,
    annotationId,
    openKey: openKey ?? (route.articleId === null ? null : indexKey('article', route.articleId)),
    article,
    passage,
    topic,
    item,
    show,
    list,
    closeArticle,
    offsetOf,
    onVisible,
  };
}
