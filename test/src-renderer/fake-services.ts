import { appError } from '../../src-core/base/error-code.ts';
import { asId } from '../../src-core/base/id.ts';
import type { AnnotationId, ArticleId, LinkId, QueryId, TopicId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';
import type { Annotation, AnnotationColour } from '../../src-core/model/annotation.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ColourMeanings } from '../../src-core/model/colour-meaning.ts';
import type { Topic } from '../../src-core/model/topic.ts';
import { hitPassages, openingPassages } from '../../src-core/search/hit-passages.ts';
import { completeQuery } from '../../src-core/search/complete-query.ts';
import { indexKey, parseIndexKey } from '../../src-core/search/index-key.ts';
import type {
  HitRange,
  SearchAnswer,
  SearchedForms,
  SearchHit,
  SearchRequest,
  Snippet,
} from '../../src-core/search/search-types.ts';
import type {
  AnnotationWithTopics,
  AppServices,
  CommandResult,
  Live,
  SavedSearch,
  TopicNode,
  TopicPassage,
} from '../../src-renderer/services/app-services.ts';
import type {
  ImportProgress,
  ImportReportRow,
  WatchState,
} from '../../src-renderer/services/import/importing.ts';
import { findInText } from '../../src-core/text/find/find-in-text.ts';
import { passageAt } from '../../src-renderer/services/commands/set-passage.ts';
import { pageNote } from '../../src-renderer/services/commands/annotate-article.ts';
import { fakeArticle, fakeDocument } from './fake-articles.ts';
import { FAKE_VOCABULARY } from './fake-vocabulary.ts';

interface FakeOptions {
  /** Number of generated articles. */
  readonly articles: number;
  /** Whether some topics and annotations are there from the start. */
  readonly coded: boolean;
}

interface Link {
  readonly id: LinkId;
  readonly annotationId: AnnotationId;
  readonly topicId: TopicId;
}

/** What the word "soldaten" also finds. */
function fakeForms({ without = [], aliases = false }: SearchRequest): readonly SearchedForms[] {
  return [
    {
      part: 'soldaten',
      kind: 'compound',
      words: ['elitesoldaten', 'grenzsoldaten'],
      off: without.includes('compound'),
    },
    { part: 'soldaten', kind: 'alias', words: ['truppen'], off: !aliases },
  ];
}

/** Everything the fake remembers; replaced as a whole, so that undo is keeping the old one. */
interface State {
  readonly articles: ReadonlyMap<ArticleId, Article>;
  readonly annotations: readonly Annotation[];
  readonly topics: readonly Topic[];
  readonly links: readonly Link[];
  readonly searches: readonly SavedSearch[];
  readonly history: readonly string[];
  readonly meanings: ColourMeanings;
}

const CREATED = '2024-11-02T09:00:00.000Z';

/** Services over memory for component tests and for looking at screens: every service answers, nothing is kept. */
export function fakeServices({ articles: count, coded }: FakeOptions): AppServices {
  let state: State = {
    articles: new Map(
      Array.from({ length: count }, (_, index) => fakeArticle(index)).map((each) => [each.id, each]),
    ),
    annotations: [],
    topics: [],
    links: [],
    searches: [],
    history: [],
    meanings: {},
  };
  let generation = 1;
  let serial = 0;
  const past: { name: string; state: State }[] = [];
  const future: { name: string; state: State }[] = [];
  const listeners = new Set<() => void>();
  const newId = (): string => `id-${String((serial += 1)).padStart(6, '0')}`;

  const live = <Value>(compute: () => Value): Live<Value> => {
    let seen: State | null = null;
    let seenGeneration = -1;
    let value: Value;
    return {
      subscribe: (onChange) => {
        listeners.add(onChange);
        return () => listeners.delete(onChange);
      },
      current: () => {
        if (seen !== state || seenGeneration !== generation) {
          value = compute();
          seen = state;
          seenGeneration = generation;
        }
        return value;
      },
    };
  };
  const changed = (): void => {
    generation += 1;
    for (const listener of [...listeners]) listener();
  };
  const commit = (name: string, next: State): void => {
    past.push({ name, state });
    future.length = 0;
    state = next;
    changed();
  };
  const done = <Value>(value: Value): CommandResult<Value> => Promise.resolve(success(value));
  const missing = (): CommandResult<never> => Promise.resolve(failure(appError('record-missing')));

  const patchArticle = (name: string, id: ArticleId, fields: Partial<Article>): CommandResult => {
    const article = state.articles.get(id);
    if (article === undefined) return missing();
    commit(name, { ...state, articles: new Map(state.articles).set(id, { ...article, ...fields }) });
    return done(null);
  };
  const patchAnnotation = (name: string, id: AnnotationId, fields: Partial<Annotation>): CommandResult => {
    commit(name, {
      ...state,
      annotations: state.annotations.map((each) => (each.id === id ? { ...each, ...fields } : each)),
    });
    return done(null);
  };
  const patchTopic = (name: string, id: TopicId, fields: Partial<Topic>): CommandResult => {
    commit(name, {
      ...state,
      topics: state.topics.map((each) => (each.id === id ? { ...each, ...fields } : each)),
    });
    return done(null);
  };
  const patchSearch = (id: QueryId, fields: Partial<SavedSearch>): CommandResult => {
    commit('change search', {
      ...state,
      searches: state.searches.map((each) => (each.id === id ? { ...each, ...fields } : each)),
    });
    return done(null);
  };
  const withPath = (path: string): { topics: readonly Topic[]; topic: Topic } => {
    let topics = state.topics;
    let last: Topic | undefined;
    for (const name of path.split('/').map((part) => part.trim())) {
      const parentId: TopicId | null = last?.id ?? null;
      const existing = topics.find((each) => each.parentId === parentId && each.name === name);
      last = existing ?? {
        id: asId<TopicId>(newId()),
        parentId,
        name,
        aliases: [],
        definition: '',
        colour: last?.colour ?? ANNOTATION_COLOURS[topics.length % 8] ?? 'gray',
        created: CREATED,
      };
      if (existing === undefined) topics = [...topics, last];
    }
    if (last === undefined) throw new RangeError(`no topic in path "${path}"`);
    return { topics, topic: last };
  };
  const below = (id: TopicId): Set<TopicId> => {
    const found = new Set<TopicId>([id]);
    for (const each of found)
      for (const topic of state.topics) if (topic.parentId === each) found.add(topic.id);
    return found;
  };
  const articleIndex = (id: ArticleId): number => Number(id.slice('article-'.length));
  const withTopics = (annotation: Annotation): AnnotationWithTopics => ({
    annotation,
    topics: state.links
      .filter((link) => link.annotationId === annotation.id)
      .flatMap((link) =>
        state.topics
          .filter((topic) => topic.id === link.topicId)
          .map((topic) => ({ linkId: link.id, topic })),
      ),
  });
  const makeAnnotation = (id: ArticleId, range: HitRange, colour: AnnotationColour): Annotation => {
    const document = fakeDocument(articleIndex(id));
    return {
      id: asId<AnnotationId>(newId()),
      articleId: id,
      documentId: state.articles.get(id)?.documentId ?? fakeArticle(articleIndex(id)).documentId,
      quote: {
        type: 'TextQuoteSelector',
        exact: document.text.slice(range.start, range.end),
        prefix: document.text.slice(Math.max(0, range.start - 32), range.start),
        suffix: document.text.slice(range.end, range.end + 32),
      },
      position: { type: 'TextPositionSelector', start: range.start, end: range.end },
      colour,
      note: '',
      created: CREATED,
      modified: CREATED,
    };
  };
  const tree = (parentId: TopicId | null): TopicNode[] =>
    state.topics
      .filter((topic) => topic.parentId === parentId)
      .sort((a, b) => a.name.localeCompare(b.name, 'de'))
      .map((topic) => ({
        topic,
        passages: state.links.filter((link) => link.topicId === topic.id).length,
        children: tree(topic.id),
      }));

  if (coded && count > 0) {
    for (const path of [
      'DVRK/Truppen/Grenzregion',
      'DVRK/Diplomatie',
      'Pressefreiheit',
      'Verwaltungsgerichtsbarkeitsreformgesetzgebung',
      'Archive/Letters',
    ]) {
      state = { ...state, topics: withPath(path).topics };
    }
    for (const [index, article] of [...state.articles.values()].slice(0, 12).entries()) {
      const document = fakeDocument(articleIndex(article.id));
      for (const [each, block] of document.blocks
        .filter((one) => one.type === 'paragraph')
        .slice(0, 6)
        .entries()) {
        const end = Math.min(block.end, block.start + 60 + ((each * 37) % 90));
        const annotation = {
          ...makeAnnotation(
            article.id,
            { start: block.start + each * 5, end },
            ANNOTATION_COLOURS[(index + each) % 8] ?? 'gray',
          ),
          note:
            each % 2 === 0
              ? 'Vergleiche die Zahl mit dem Bericht vom *1. November*: dort sind es 8.000, und die Quelle ist eine andere.'
              : '',
        };
        state = {
          ...state,
          annotations: [...state.annotations, annotation],
          links: [
            ...state.links,
            {
              id: asId<LinkId>(newId()),
              annotationId: annotation.id,
              topicId: state.topics[(index + each) % state.topics.length]!.id,
            },
          ],
        };
      }
    }
  }

  const words = (query: string): string[] =>
    query
      .toLowerCase()
      .split(/[\s"()*]+/u)
      .filter((word) => word !== '' && word !== 'or');
  const hitsOf = (text: string, query: string): HitRange[] => {
    const lower = text.toLowerCase();
    return words(query)
      .flatMap((word) => {
        const found: HitRange[] = [];
        for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length))
          found.push({ start: at, end: at + word.length });
        return found;
      })
      .sort((a, b) => a.start - b.start);
  };
  const matches = (text: string, query: string): boolean => {
    const lower = text.toLowerCase();
    return words(query).every((word) => lower.includes(word));
  };

  let progress: ImportProgress | null = null;
  let cancelled = false;
  const progressLive = live(() => progress);
  let watched: WatchState = { folder: null, there: true, imported: 0 };

  const step = (from: typeof past, to: typeof past): CommandResult<string | null> => {
    const entry = from.pop();
    if (entry === undefined) return done(null);
    to.push({ name: entry.name, state });
    state = entry.state;
    changed();
    return done(entry.name);
  };

  return {
    notebook: {
      notebookId: asId('notebook'),
      name: 'My notebook',
      folder: '~/Documents/Florilegium',
      deviceId: asId('device'),
      capabilities: { saveFiles: 'fixed-folder', revealFolder: false, watchFolder: 'fixed-folder' },
      position: {},
      reports: [],
      version: '0.1.0',
    },
    library: {
      article: (id) => live(() => state.articles.get(id) ?? null),
      articles: (ids) =>
        Promise.resolve(
          new Map(
            ids.flatMap((id) => (state.articles.has(id) ? [[id, state.articles.get(id) as Article]] : [])),
          ),
        ),
      document: (id) =>
        Promise.resolve(
          state.articles.has(id)
            ? success(fakeDocument(articleIndex(id)))
            : failure(appError('record-missing')),
        ),
      setStatus: (id, status) => patchArticle('set status', id, { status }),
      setStatusOfMany: (ids, status) => {
        const articles = new Map(state.articles);
        let changedCount = 0;
        for (const id of ids) {
          const article = articles.get(id);
          if (article === undefined || article.status === status) continue;
          articles.set(id, { ...article, status });
          changedCount += 1;
        }
        if (changedCount > 0) commit('set status', { ...state, articles });
        return done(changedCount);
      },
      setStarred: (id, starred) => patchArticle(starred ? 'star' : 'unstar', id, { starred }),
      correct: (id, fields) => patchArticle('correct metadata', id, fields),
      showBlock: (id, index, shown) => {
        const before = state.articles.get(id)?.shownBlocks ?? [];
        return patchArticle(shown ? 'show block' : 'fold block', id, {
          shownBlocks: shown ? [...before, index] : before.filter((each) => each !== index),
        });
      },
      remove: (id) => {
        const articles = new Map(state.articles);
        if (!articles.delete(id)) return missing();
        commit('delete article', {
          ...state,
          articles,
          annotations: state.annotations.filter((each) => each.articleId !== id),
        });
        return done(null);
      },
    },
    colours: {
      meanings: () => live(() => state.meanings),
      setMeaning: (colour, meaning) => {
        const { [colour]: _, ...others } = state.meanings;
        const meanings = meaning === '' ? others : { ...others, [colour]: meaning };
        commit('set colour meaning', { ...state, meanings });
        return done(null);
      },
    },
    annotations: {
      ofArticle: (id) =>
        live(() =>
          state.annotations
            .filter((each) => each.articleId === id)
            .sort((a, b) => a.position.start - b.position.start || a.position.end - b.position.end)
            .map(withTopics),
        ),
      inArticle: (id) =>
        Promise.resolve(
          state.annotations
            .filter((each) => each.articleId === id)
            .sort((a, b) => a.position.start - b.position.start || a.position.end - b.position.end)
            .map(withTopics),
        ),
      createPageNote: (articleId, colour, { id, documentId }) => {
        const annotation = pageNote({ articleId, documentId }, colour, { id, now: CREATED });
        commit('annotate article', { ...state, annotations: [...state.annotations, annotation] });
        return done(annotation);
      },
      one: (id) => Promise.resolve(state.annotations.find((each) => each.id === id) ?? null),
      createArea: (id, { area, range }, colour, shown) => {
        const annotation = { ...makeAnnotation(id, range, colour), area, id: shown.id };
        commit('annotate area', { ...state, annotations: [...state.annotations, annotation] });
        return done(annotation);
      },
      create: (id, range, colour, shown) => {
        const made = makeAnnotation(id, range, colour);
        const annotation = shown === undefined ? made : { ...made, id: shown.id };
        const show = (): void =>
          commit('annotate', { ...state, annotations: [...state.annotations, annotation] });
        (shown?.later ?? ((run) => run()))(show);
        return done(annotation);
      },
      setColour: (id, colour) => patchAnnotation('set colour', id, { colour }),
      setPassage: (id, range, { text }, area) => {
        const passage = passageAt(text, range, area);
        if (passage === null) return missing();
        return patchAnnotation('set passage', id, { ...passage, ...(area === undefined ? {} : { area }) });
      },
      setNote: (id, note) => patchAnnotation('set note', id, { note }),
      remove: (id) => {
        commit('delete annotation', {
          ...state,
          annotations: state.annotations.filter((each) => each.id !== id),
          links: state.links.filter((link) => link.annotationId !== id),
        });
        return done(null);
      },
      setColourOfMany: (ids, colour) => {
        commit('colour annotations', {
          ...state,
          annotations: state.annotations.map((each) => (ids.includes(each.id) ? { ...each, colour } : each)),
        });
        return done(ids.length);
      },
      removeMany: (ids) => {
        commit('delete annotations', {
          ...state,
          annotations: state.annotations.filter((each) => !ids.includes(each.id)),
          links: state.links.filter((link) => !ids.includes(link.annotationId)),
        });
        return done(ids.length);
      },
      addTopic: (id, path) => {
        const { topics, topic } = withPath(path);
        const link = { id: asId<LinkId>(newId()), annotationId: id, topicId: topic.id };
        commit('link topic', { ...state, topics, links: [...state.links, link] });
        return done(topic);
      },
      removeTopic: (linkId) => {
        commit('unlink topic', { ...state, links: state.links.filter((link) => link.id !== linkId) });
        return done(null);
      },
      annotatePassages: ({ articleId }, ranges, colour) => {
        const made = ranges.map((range) => makeAnnotation(articleId, range, colour));
        commit('annotate passages', { ...state, annotations: [...state.annotations, ...made] });
        return done(made.length);
      },
      codePassages: (passages, path, colour) => {
        const { topics, topic } = withPath(path);
        const made = passages.flatMap(({ articleId, ranges }) =>
          ranges.map((range) => makeAnnotation(articleId, range, colour)),
        );
        const fresh = made.filter(
          (each) =>
            !state.annotations.some(
              (there) =>
                there.articleId === each.articleId &&
                there.position.start === each.position.start &&
                there.position.end === each.position.end,
            ),
        );
        const links = [...fresh.map(({ id }) => id), ...passages.flatMap((each) => each.annotationIds)].map(
          (annotationId) => ({ id: asId<LinkId>(newId()), annotationId, topicId: topic.id }),
        );
        commit('code passages', {
          ...state,
          topics,
          annotations: [...state.annotations, ...fresh],
          links: [...state.links, ...links],
        });
        return done({
          topic,
          created: fresh.length,
          linked: links.length - fresh.length,
          already: made.length - fresh.length,
        });
      },
    },
    topics: {
      tree: () => live(() => tree(null)),
      passages: (id) =>
        live(() => {
          const ids = below(id);
          return state.links
            .filter((link) => ids.has(link.topicId))
            .flatMap((link): TopicPassage[] => {
              const annotation = state.annotations.find((each) => each.id === link.annotationId);
              const article = annotation === undefined ? undefined : state.articles.get(annotation.articleId);
              const topic = state.topics.find((each) => each.id === link.topicId);
              return annotation === undefined || article === undefined || topic === undefined
                ? []
                : [{ annotation, article, topic }];
            })
            .sort(
              (a, b) =>
                (a.article.published ?? '').localeCompare(b.article.published ?? '') ||
                a.annotation.position.start - b.annotation.position.start,
            );
        }),
      create: (path) => {
        const { topics, topic } = withPath(path);
        commit('create topic', { ...state, topics });
        return done(topic);
      },
      rename: (id, name) => patchTopic('rename topic', id, { name }),
      move: (id, parentId) => patchTopic('move topic', id, { parentId }),
      setColour: (id, colour) => patchTopic('set topic colour', id, { colour }),
      describe: (id, fields) => patchTopic('describe topic', id, fields),
      remove: (id) => {
        const ids = below(id);
        commit('delete topic', {
          ...state,
          topics: state.topics.filter((each) => !ids.has(each.id)),
          links: state.links.filter((link) => !ids.has(link.topicId)),
        });
        return done(null);
      },
    },
    search: {
      state: () => live(() => ({ ready: true, done: 0, total: 0, generation, problem: null })),
      startAgain: () => undefined,
      search: async (request) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        const all: SearchHit[] = [];
        const query = request.query.trim();
        if (query !== '') {
          for (const topic of state.topics)
            if (matches(`${topic.name} ${topic.definition}`, query))
              all.push({ key: indexKey('topic', topic.id), kind: 'topic', articleId: topic.id, score: 9 });
          for (const each of state.annotations)
            if (matches(`${each.quote.exact} ${each.note}`, query))
              all.push({
                key: indexKey('annotation', each.id),
                kind: 'annotation',
                articleId: each.articleId,
                score: 5,
              });
        }
        let articles = [...state.articles.values()];
        if (query !== '')
          articles = articles.filter((each) =>
            matches(`${each.title} ${fakeDocument(articleIndex(each.id)).text}`, query),
          );
        if (request.sort === 'title') articles.sort((a, b) => a.title.localeCompare(b.title, 'de'));
        if (request.sort === 'published')
          articles.sort((a, b) => (b.published ?? '').localeCompare(a.published ?? ''));
        if (request.sort === 'added') articles.sort((a, b) => b.added.localeCompare(a.added));
        all.push(
          ...articles.map((each): SearchHit => ({
            key: indexKey('article', each.id),
            kind: 'article',
            articleId: each.id,
            score: 1,
          })),
        );
        const hits = all.filter((hit) => request.kinds.includes(hit.kind));
        const answer: SearchAnswer = {
          ran: query === '' ? '' : words(query).join(' '),
          asText: query.includes('(') && !query.includes(')') ? ['('] : [],
          total: hits.length,
          ...(request.forms === true && query.includes('soldaten') ? { forms: fakeForms(request) } : {}),
          hits: hits.slice(request.offset, request.offset + request.limit),
        };
        return success(answer);
      },
      complete: (query, caret) => Promise.resolve(completeQuery(query, caret, FAKE_VOCABULARY)),
      snippets: (indexedKey, query) => {
        const key = parseIndexKey(indexedKey).id;
        const annotation = state.annotations.find((each) => each.id === key);
        const article = state.articles.get(asId<ArticleId>(key));
        const topic = state.topics.find((each) => each.id === key);
        if (annotation !== undefined) {
          const text = annotation.note === '' ? annotation.quote.exact : annotation.note;
          return Promise.resolve([
            {
              field: annotation.note === '' ? 'quote' : 'note',
              text,
              marks: hitsOf(text, query),
              position: annotation.position.start,
            },
          ]);
        }
        if (topic !== undefined)
          return Promise.resolve([
            { field: 'topic', text: topic.name, marks: hitsOf(topic.name, query), position: -1 },
          ]);
        if (article === undefined) return Promise.resolve([]);
        const text = fakeDocument(articleIndex(article.id)).text;
        const first = hitsOf(text, query)[0]?.start ?? 0;
        const from = Math.max(0, text.lastIndexOf(' ', first - 50) + 1);
        const part = text.slice(from, from + 240).replaceAll('\n', ' ');
        const snippet: Snippet = {
          field: 'body',
          text: part,
          marks: hitsOf(part, query),
          position: query === '' ? -1 : first,
        };
        return Promise.resolve([snippet]);
      },
      explain: () => Promise.resolve(null),
      passages: (id, query, context) => {
        const document = fakeDocument(articleIndex(id));
        const hits = hitsOf(document.text, query);
        return Promise.resolve(
          hits.length === 0 ? openingPassages(document, []) : hitPassages(document, hits, context),
        );
      },
      passagesOfMany: (ids) => Promise.resolve(ids.map(() => [])),
      hitsInArticle: (id, query) => Promise.resolve(hitsOf(fakeDocument(articleIndex(id)).text, query)),
    },
    savedSearches: {
      list: () => live(() => [...state.searches].sort((a, b) => a.name.localeCompare(b.name, 'de'))),
      save: (name, question) => {
        if (state.searches.some((each) => each.name === name))
          return Promise.resolve(failure(appError('search-name-taken', { name })));
        const saved: SavedSearch = { id: asId<QueryId>(newId()), name, question };
        commit('save search', { ...state, searches: [...state.searches, saved] });
        return done(saved);
      },
      rename: (id, name) => patchSearch(id, { name }),
      change: (id, question) => patchSearch(id, { question }),
      remove: (id) => {
        commit('delete search', { ...state, searches: state.searches.filter((each) => each.id !== id) });
        return done(null);
      },
    },
    history: {
      list: () => live(() => state.history),
      add: (query) => {
        state = { ...state, history: [query, ...state.history.filter((each) => each !== query)] };
        changed();
      },
      clear: () => {
        commit('clear history', { ...state, history: [] });
        return done(null);
      },
    },
    watching: {
      state: () => live(() => watched),
      set: (on) => {
        watched = { folder: on ? 'Watched' : null, there: true, imported: 0 };
        changed();
        return done(null);
      },
    },
    importing: {
      unlock: () => Promise.resolve(),
      progress: () => progressLive,
      run: async (sources) => {
        cancelled = false;
        const report: ImportReportRow[] = [];
        const total = sources.length;
        for (let at = 0; at <= total; at += 1) {
          progress = {
            phase: at === total || cancelled ? 'done' : 'running',
            done: at,
            total,
            bytesDone: at,
            bytesTotal: total,
            imported: report.filter((row) => row.outcome === 'imported').length,
            versions: report.filter((row) => row.outcome === 'version').length,
            failed: report.filter((row) => row.outcome === 'failed').length,
            duplicates: report.filter((row) => row.outcome === 'duplicate').length,
            rate: 42,
            secondsLeft: (total - at) / 42,
            cancelled,
            report: [...report],
          };
          changed();
          const source = sources[at];
          if (source === undefined || cancelled) break;
          const path = source.type === 'pasted' ? '' : source.path;
          const index = state.articles.size;
          if (source.type === 'unreadable' || /broken/.test(path)) {
            report.push({
              path,
              part: '',
              format: 'html',
              parts: null,
              outcome: 'failed',
              articleIds: [],
              title: '',
              warnings: [],
              error: appError('file-unreadable', { name: path }),
            });
          } else if (/again/.test(path)) {
            report.push({
              path,
              part: '',
              format: 'html',
              parts: null,
              outcome: 'duplicate',
              articleIds: [],
              title: 'Known',
              warnings: [],
              error: appError('file-duplicate', { name: path, title: 'Known' }),
            });
          } else {
            const article = { ...fakeArticle(index), added: new Date().toISOString() };
            state = { ...state, articles: new Map(state.articles).set(article.id, article) };
            report.push({
              path,
              part: '',
              format: 'html',
              parts: null,
              outcome: 'imported',
              articleIds: [article.id],
              title: article.title,
              warnings: article.warnings,
              error: null,
            });
          }
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        if (progress === null) throw new Error('an import ends with progress');
        return progress;
      },
      interrupted: () => live(() => null),
      goOn: () => Promise.resolve('gone'),
      dismissInterrupted: () => Promise.resolve(),
      pause: () => undefined,
      continue: () => undefined,
      cancel: () => {
        cancelled = true;
      },
      dismiss: () => {
        progress = null;
        changed();
      },
    },
    exporting: {
      file: () => done({ folder: '~/Documents/Florilegium exports', written: 1 }),
      markdown: () => done({ folder: '~/Documents/Florilegium exports', written: 3 }),
      webAnnotations: () => done({ folder: '~/Documents/Florilegium exports', written: 1 }),
      results: async ({ keys, onProgress, signal }) => {
        const total = keys?.size ?? state.articles.size;
        for (let at = 0; at <= total; at += Math.max(1, total >> 4)) {
          onProgress(at, total);
          await new Promise((resolve) => setTimeout(resolve, 5));
          if (signal.aborted) return success(null);
        }
        return success({ folder: '~/Documents/Florilegium exports', written: 1 });
      },
    },
    undo: {
      state: () => live(() => ({ undo: past.at(-1)?.name ?? null, redo: future.at(-1)?.name ?? null })),
      undo: () => step(past, future),
      redo: () => step(future, past),
      place: () => null,
    },
    session: { restored: () => null, remember: () => undefined },
    pages: {
      remember: () => undefined,
      open: () => Promise.resolve(failure(appError('file-damaged', { file: 'a.pdf', reason: 'none' }))),
    },
    provenance: {
      original: () => Promise.resolve(success(new TextEncoder().encode('<p>Original</p>'))),
      save: () => done({ folder: '~/Documents/Florilegium exports', written: 1 }),
      log: () =>
        Promise.resolve(
          success([
            { command: 'import', at: '2024-11-02T09:00:00.000Z' },
            { command: 'annotate', at: '2024-11-03T10:30:00.000Z' },
          ]),
        ),
      showWholePage: () => done(0),
    },
    versions: {
      of: () => live(() => []),
      difference: () => Promise.resolve(success([])),
      bringBack: () => done(0),
      editBlock: () => done(0),
      joinBlocks: () => done(0),
    },
    reviews: {
      ofNotebook: () => live(() => []),
      ofArticle: () => live(() => []),
      counts: () => live(() => ({ moved: 0, edited: 0, lost: 0, total: 0 })),
      sides: () => Promise.resolve(failure(appError('record-missing'))),
      earlier: () => Promise.resolve(failure(appError('record-missing'))),
      accept: () => done(null),
      acceptAll: () => done(0),
      reattach: () => done(null),
      detach: () => done(null),
    },
    related: {
      groups: () => Promise.resolve({ ok: true, value: [] }),
      state: () => live(() => ({ ready: true, done: 0, total: 0, generation, problem: null })),
    },
    finding: {
      find: (text, query) => {
        const result = findInText(text, query, 50_000);
        return Promise.resolve(result.ok ? result : failure({ type: 'pattern', ...result.error }));
      },
    },
    pictures: { read: () => Promise.resolve(null) },
    stories: {
      of: (id) => live(() => (state.articles.has(id) ? [state.articles.get(id) as Article] : [])),
      sizes: () => Promise.resolve(new Map()),
      names: () => Promise.resolve(new Map()),
      resembling: () => Promise.resolve(new Set()),
      offers: () => Promise.resolve([]),
      members: () => Promise.resolve(success([])),
      join: () => done(null),
      split: () => done(null),
      decide: ({ stories }) => done(stories.length),
      tellApart: () => done(null),
      alike: () => Promise.resolve([]),
      decisions: () => live(() => []),
      ledger: () => Promise.resolve({ offers: [], stories: [] }),
    },
  };
}
