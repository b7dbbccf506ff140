import { fakeArticle } from '../fake-articles.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import type { AppServices } from '../../../src-renderer/services/app-services.ts';
import type {
  ImportProgress,
  ImportReportRow,
  WatchState,
} from '../../../src-renderer/services/import/importing.ts';
import { done } from './fake-memory.ts';
import type { FakeMemory } from './fake-memory.ts';

/** An import that reads nothing: what the names of the files say comes of them. */
export function fakeImporting(memory: FakeMemory): Pick<AppServices, 'importing' | 'watching'> {
  const { live, changed } = memory;
  let progress: ImportProgress | null = null;
  let cancelled = false;
  const progressLive = live(() => progress);
  let watched: WatchState = { folder: null, there: true, imported: 0 };

  return {
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
          const index = memory.state.articles.size;
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
            memory.state = {
              ...memory.state,
              articles: new Map(memory.state.articles).set(article.id, article),
            };
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
  };
}
