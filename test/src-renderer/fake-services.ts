import { appError } from '../../src-core/base/error-code.ts';
import { asId } from '../../src-core/base/id.ts';
import type { LinkId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';
import type { Article } from '../../src-core/model/article.ts';
import { findInText } from '../../src-core/text/find/find-in-text.ts';
import type { AppServices } from '../../src-renderer/services/app-services.ts';
import { fakeDocument } from './fake-articles.ts';
import { fakeAnnotations, makeAnnotation } from './fakes/fake-annotations.ts';
import { fakeLibrary } from './fakes/fake-library.ts';
import { articleIndex, createFakeMemory, done } from './fakes/fake-memory.ts';
import type { FakeMemory } from './fakes/fake-memory.ts';
import { fakeImporting } from './fakes/fake-importing.ts';
import { fakeSearch } from './fakes/fake-search.ts';
import { fakeSearches } from './fakes/fake-searches.ts';
import { fakeTopics, withPath } from './fakes/fake-topics.ts';

interface FakeOptions {
  /** Number of generated articles. */
  readonly articles: number;
  /** Whether some topics and annotations are there from the start. */
  readonly coded: boolean;
}

/** Services over memory for component tests and for looking at screens: every service answers, nothing is kept. */
export function fakeServices({ articles: count, coded }: FakeOptions): AppServices {
  const memory = createFakeMemory(count);
  const { live, commit } = memory;
  if (coded && count > 0) code(memory);
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
    tablesBehind: live(() => false),
    library: fakeLibrary(memory),
    annotations: fakeAnnotations(memory),
    topics: fakeTopics(memory),
    search: fakeSearch(memory),
    ...fakeSearches(memory),
    ...fakeImporting(memory),
    colours: {
      meanings: () => live(() => memory.state.meanings),
      setMeaning: (colour, meaning) => {
        const { [colour]: _, ...others } = memory.state.meanings;
        const meanings = meaning === '' ? others : { ...others, [colour]: meaning };
        commit('set colour meaning', { ...memory.state, meanings });
        return done(null);
      },
    },
    exporting: {
      file: () => done({ folder: '~/Documents/Florilegium exports', written: 1 }),
      markdown: () => done({ folder: '~/Documents/Florilegium exports', written: 3 }),
      webAnnotations: () => done({ folder: '~/Documents/Florilegium exports', written: 1 }),
      results: async ({ keys, onProgress, signal }) => {
        const total = keys?.size ?? memory.state.articles.size;
        for (let at = 0; at <= total; at += Math.max(1, total >> 4)) {
          onProgress(at, total);
          await new Promise((resolve) => setTimeout(resolve, 5));
          if (signal.aborted) return success(null);
        }
        return success({ folder: '~/Documents/Florilegium exports', written: 1 });
      },
    },
    undo: memory.undo,
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
      state: () =>
        live(() => ({ ready: true, done: 0, total: 0, generation: memory.generation(), problem: null })),
    },
    finding: {
      find: (text, query) => {
        const result = findInText(text, query, 50_000);
        return Promise.resolve(result.ok ? result : failure({ type: 'pattern', ...result.error }));
      },
    },
    pictures: { read: () => Promise.resolve(null) },
    stories: {
      of: (id) =>
        live(() => (memory.state.articles.has(id) ? [memory.state.articles.get(id) as Article] : [])),
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

/** Ties topics to passages of the first articles. */
function code(memory: FakeMemory): void {
  for (const path of [
    'DVRK/Truppen/Grenzregion',
    'DVRK/Diplomatie',
    'Pressefreiheit',
    'Verwaltungsgerichtsbarkeitsreformgesetzgebung',
    'Archive/Letters',
  ]) {
    memory.state = { ...memory.state, topics: withPath(memory, path).topics };
  }
  for (const [index, article] of [...memory.state.articles.values()].slice(0, 12).entries()) {
    const document = fakeDocument(articleIndex(article.id));
    for (const [each, block] of document.blocks
      .filter((one) => one.type === 'paragraph')
      .slice(0, 6)
      .entries()) {
      const end = Math.min(block.end, block.start + 60 + ((each * 37) % 90));
      const annotation = {
        ...makeAnnotation(
          memory,
          article.id,
          { start: block.start + each * 5, end },
          ANNOTATION_COLOURS[(index + each) % 8] ?? 'gray',
        ),
        note:
          each % 2 === 0
            ? 'Vergleiche die Zahl mit dem Bericht vom *1. November*: dort sind es 8.000, und die Quelle ist eine andere.'
            : '',
      };
      memory.state = {
        ...memory.state,
        annotations: [...memory.state.annotations, annotation],
        links: [
          ...memory.state.links,
          {
            id: asId<LinkId>(memory.newId()),
            annotationId: annotation.id,
            topicId: memory.state.topics[(index + each) % memory.state.topics.length]!.id,
          },
        ],
      };
    }
  }
}
