import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { asId } from '../../src-core/base/id.ts';
import type { AnnotationId, ArticleId, TopicId } from '../../src-core/base/id.ts';
import { indexKey, parseIndexKey } from '../../src-core/search/index-key.ts';
import type { Session } from '../../src-core/model/session.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { ResultItem } from '../features/library/use-results.ts';
import type { AppServices } from '../services/app-services.ts';
import type { Jump, JumpPlace } from './jump.ts';
import { formatRoute, parseRoute } from './route.ts';
import type { Route } from './route.ts';
import { articleOf, sideOf, withArticle, withoutSide } from './side.ts';
import type { Side } from './side.ts';
import { usePlaces } from './use-places.ts';

/** What stands open, how it got there, and what opens something else. */
export interface Opening {
  readonly route: Route;
  /** Which of two open articles has, or last had, the focus: what is done concerns it. */
  readonly side: Side;
  readonly onSide: (side: Side) => void;
  readonly jump: Jump | null;
  /** The annotation that was jumped to. */
  readonly annotationId: AnnotationId | null;
  /** Key of the open row of the list, or null. */
  readonly openKey: string | null;
  readonly article: (id: ArticleId, place?: JumpPlace) => void;
  /** Opens beside the open article what `open` opens. */
  readonly beside: (open: () => void) => void;
  /** Shows the open article twice, or closes the one of two that has the focus. */
  readonly toggleBeside: () => void;
  readonly passage: (articleId: ArticleId, annotationId: AnnotationId) => Promise<void>;
  readonly topic: (id: TopicId) => void;
  /** A row of the list; `place` is where in the article its hit is. */
  readonly item: (item: ResultItem, place: HitRange | null) => void;
  /** Shows a place of an open article without taking the focus. */
  readonly show: (id: ArticleId, place: HitRange) => void;
  /** The library or the results in the middle pane; the article stays. */
  readonly list: () => void;
  /** Closes the open article; of two that of the side. */
  readonly closeArticle: (of?: Side) => void;
  /** Notes that one goes to a place within an article, so that back leads to where one was. */
  readonly leave: (id: ArticleId, to: number) => void;
  /** Offset to begin an article at: where one was before. */
  readonly offsetOf: (id: ArticleId) => number;
  readonly onVisible: Readonly<Record<Side, (id: ArticleId, offset: number) => void>>;
}

/** Milliseconds within which a passage is looked up before it opens. */
const LOOKED_UP_MS = 1_000;

const current = (): Route => parseRoute(location.hash.replace(/^#/, ''));

/** Where the articles of the last session stood. */
function offsetsOf(session: Session | null): Map<ArticleId, number> {
  const offsets = new Map<ArticleId, number>();
  if (session === null) return offsets;
  if (session.besideArticleId) offsets.set(session.besideArticleId, session.besideOffset ?? 0);
  if (session.openArticleId !== null) offsets.set(session.openArticleId, session.readingOffset);
  return offsets;
}

/** Opens articles, passages and topics through the address, so that back and forward work, and remembers where one was. */
export function useOpening(services: AppServices): Opening {
  const [path, navigate] = useHashLocation();
  const route = useMemo(() => parseRoute(path), [path]);
  const [jump, setJump] = useState<Jump | null>(null);
  const [annotationId, setAnnotationId] = useState<AnnotationId | null>(null);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const { session } = services;
  // Before anything is drawn: an address may name the articles already.
  const [offsets] = useState(() => offsetsOf(session.restored()));
  const serial = useRef(0);
  const [chosenSide, setSide] = useState<Side>('main');
  const side = route.besideId === null ? 'main' : chosenSide;
  const sideNow = useRef(side);
  useLayoutEffect(() => {
    sideNow.current = side;
  }, [side]);
  const opensBeside = useRef(false);

  // Once: back to where the last session ended, unless the address already says where.
  useEffect(() => {
    const restored = session.restored();
    if (restored === null || restored.openArticleId === null) return;
    const besideId = restored.besideArticleId ?? null;
    if (current().articleId === null)
      navigate(formatRoute({ topicId: null, articleId: restored.openArticleId, besideId }), {
        replace: true,
      });
  }, [session, navigate]);
  useEffect(() => {
    session.remember({
      openArticleId: route.articleId,
      besideArticleId: route.besideId,
      room: route.topicId === null ? 'library' : 'topics',
    });
  }, [session, route]);

  const article = useCallback(
    (id: ArticleId, place?: JumpPlace) => {
      serial.current += 1;
      const to: Side =
        current().articleId === null ? 'main' : opensBeside.current ? 'beside' : sideNow.current;
      opensBeside.current = false;
      setSide(to);
      setJump({ range: null, hold: false, ...place, articleId: id, side: to, serial: serial.current });
      setAnnotationId(null);
      setOpenKey(null);
      navigate(formatRoute(withArticle(current(), to, id)));
    },
    [navigate],
  );
  const passage = useCallback(
    async (articleId: ArticleId, id: AnnotationId): Promise<void> => {
      serial.current += 1;
      const asked = serial.current;
      const all = await services.annotations.inArticle(articleId);
      // Something else was opened meanwhile.
      if (serial.current !== asked) return;
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
  const show = useCallback((articleId: ArticleId, range: HitRange, quiet = true) => {
    const side = sideOf(current(), articleId, sideNow.current);
    if (side === null) return;
    serial.current += 1;
    setJump({ range, hold: false, quiet, articleId, side, serial: serial.current });
  }, []);
  const list = useCallback(() => {
    if (current().topicId !== null) navigate(formatRoute({ ...current(), topicId: null }));
  }, [navigate]);
  const closeArticle = useCallback(
    (of?: Side) => {
      navigate(formatRoute(withoutSide(current(), of ?? sideNow.current)));
      setSide('main');
    },
    [navigate],
  );
  const beside = useCallback((open: () => void) => {
    // What is opened late, after a look-up, is opened there, too.
    opensBeside.current = true;
    open();
    setTimeout(() => (opensBeside.current = false), LOOKED_UP_MS);
  }, []);
  const toggleBeside = useCallback(() => {
    const { articleId, besideId } = current();
    if (besideId !== null) closeArticle();
    else if (articleId !== null) beside(() => article(articleId));
  }, [article, beside, closeArticle]);
  const leave = usePlaces(
    useCallback(({ articleId, offset }) => show(articleId, { start: offset, end: offset }, false), [show]),
  );
  const leaveTo = useCallback(
    (articleId: ArticleId, to: number) =>
      leave({ articleId, offset: offsets.get(articleId) ?? 0 }, { articleId, offset: to }),
    [leave, offsets],
  );
  const offsetOf = useCallback((id: ArticleId) => offsets.get(id) ?? 0, [offsets]);
  const onVisible = useMemo(() => {
    const note = (id: ArticleId, offset: number, where: Partial<Session>): void => {
      offsets.set(id, offset);
      session.remember(where);
    };
    return {
      main: (id: ArticleId, offset: number) => note(id, offset, { openArticleId: id, readingOffset: offset }),
      beside: (id: ArticleId, offset: number) =>
        note(id, offset, { besideArticleId: id, besideOffset: offset }),
    };
  }, [session, offsets]);
  const openId = articleOf(route, side);
  return {
    route,
    side,
    onSide: setSide,
    jump,
    annotationId,
    openKey: openKey ?? (openId === null ? null : indexKey('article', openId)),
    article,
    beside,
    toggleBeside,
    passage,
    topic,
    item,
    show,
    list,
    closeArticle,
    leave: leaveTo,
    offsetOf,
    onVisible,
  };
}
