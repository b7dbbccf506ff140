import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId, EventId, TopicId } from '../../../src-core/base/id.ts';
import { importedEvent, interruptedImport } from '../../../src-core/import/import-batch.ts';
import type { InterruptedImport } from '../../../src-core/import/import-batch.ts';
import type { LogEvent } from '../../../src-core/model/session.ts';
import { topicLinks } from '../../../src-core/import/topic-links.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import type { LivePace } from '../../store/live-pace.ts';
import type { ImportProgress, ImportService, ImportSource } from '../app-services.ts';
import type { CommandRunner } from '../command-runner.ts';
import { createLiveValue } from '../live-value.ts';
import { createSerial } from '../serial.ts';
import { startImport } from './import-run.ts';
import type { ImportParts, ImportRun } from './import-run.ts';
import { takeBackImport } from './take-back-import.ts';

/** What the service needs beside the parts of a single run. */
export interface ImportServiceParts extends Omit<ImportParts, 'append' | 'isAlike'> {
  readonly runner: Pick<CommandRunner, 'append' | 'pushUndo'>;
  readonly topics: () => Promise<readonly Topic[]>;
  /** Which of the articles are like others; asked when they can be found. */
  readonly resembling: (ids: readonly ArticleId[]) => Promise<ReadonlySet<ArticleId>>;
  /** Settles when everything that was appended can be found. */
  readonly searchable: () => Promise<void>;
  /** Writes the index to the notebook folder. */
  readonly flushIndex: () => Promise<void>;
  readonly pace: LivePace;
  /** The latest events of the log, newest first. */
  readonly latestEvents: (limit: number) => Promise<readonly LogEvent[]>;
  readonly guard: RunGuard;
}

/** Tells this window, and others on the same notebook, that an import is running. */
export interface RunGuard {
  readonly hold: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly isHeld: () => Promise<boolean>;
}

/** Events that are looked through for the end of the last import. */
const EVENTS_LOOKED_AT = 5_000;

/** Milliseconds between two runs of a live query while articles pour in. */
const SLOW_PACE = 500;

function newArticles(ops: readonly Operation[]): readonly ArticleId[] {
  return ops.flatMap((operation) =>
    operation.op === 'put' && operation.kind === 'article' ? [operation.record.id] : [],
  );
}

/** Imports, one run after the other. */
export function createImportService(parts: ImportServiceParts): ImportService {
  const { runner, topics, searchable, flushIndex, pace } = parts;
  const progress = createLiveValue<ImportProgress | null>(null);
  const serial = createSerial();
  let running: ImportRun | null = null;
  const interrupted = createLiveValue<InterruptedImport | null>(null);
  const lookForInterrupted = async (): Promise<void> => {
    if (await parts.guard.isHeld()) return;
    const found = interruptedImport(await parts.latestEvents(EVENTS_LOOKED_AT));
    if (running === null) interrupted.set(found);
  };
  void lookForInterrupted().catch(() => undefined);

  const importAll = async (sources: readonly ImportSource[]): Promise<ImportProgress> => {
    pace.set(SLOW_PACE);
    const madeTopics: TopicId[] = [];
    const alike = new Set<ArticleId>();
    const run = startImport(sources, {
      ...parts,
      isAlike: (id) => alike.has(id),
      append: async (ops, documents, originals, tagged) => {
        const at = new Date(parts.now()).toISOString();
        const links = tagged.length === 0 ? null : topicLinks(tagged, await topics(), parts.newId, at);
        madeTopics.push(...(links?.created ?? []));
        const all = links === null ? ops : [...ops, ...links.ops];
        const appended = await runner.append('import', all, { documents, originals });
        // The next batch waits until this one can be found: the index never lags by more than one batch.
        if (appended.ok) {
          await searchable();
          for (const id of await parts.resembling(newArticles(all))) alike.add(id);
        }
        return appended;
      },
    });
    running = run;
    interrupted.set(null);
    progress.set(run.report.live.current() ?? null);
    const stop = run.report.live.subscribe(() => progress.set(run.report.live.current() ?? null));
    try {
      const { progress: last, articles, undoVersions, annotations } = await run.done;
      if (articles.length > 0 || undoVersions.length > 0 || annotations.length > 0) {
        runner.pushUndo('import', async (lookup) => [
          ...undoVersions,
          ...(await takeBackImport(lookup, { articles, annotations, topics: madeTopics })),
        ]);
      }
      // The articles are durable; what the index lacks on disk is made from them at the next opening.
      await flushIndex().catch(() => undefined);
      return last;
    } finally {
      stop();
      running = null;
      pace.set(0);
    }
  };

  return {
    progress: () => progress,
    run: (sources) => serial(() => parts.guard.hold(() => importAll(sources))),
    cancel: () => running?.cancel(),
    pause: () => running?.pause(),
    continue: () => running?.continue(),
    interrupted: () => interrupted,
    dismissInterrupted: async () => {
      const was = interrupted.current();
      if (was === null || was === undefined) return;
      interrupted.set(null);
      const so = { run: was.run, files: was.files, done: was.done, ended: true };
      const at = new Date(parts.now()).toISOString();
      await runner.append('import', [importedEvent(asId<EventId>(parts.newId()), at, 0, so)]);
    },
    dismiss: () => {
      if (running === null) progress.set(null);
    },
  };
}
