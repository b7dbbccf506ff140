import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId, EventId, TopicId } from '../../../src-core/base/id.ts';
import { importedEvent } from '../../../src-core/import/import-batch.ts';
import { meantColours } from '../../../src-core/import/meant-colours.ts';
import { topicLinks } from '../../../src-core/import/topic-links.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { ColourMeanings } from '../../../src-core/model/colour-meaning.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import type { InHandStore } from '../../store/in-hand-store.ts';
import type { LivePace } from '../../store/live-pace.ts';
import type { ImportOptions, ImportProgress, ImportService, ImportSource } from './importing.ts';
import type { CommandRunner } from '../command-runner.ts';
import { lateAnnotations } from '../late-annotations.ts';
import { createLiveValue } from '../live-value.ts';
import { createSerial } from '../serial.ts';
import { handleSources, isThere, mayRead } from './handle-sources.ts';
import { startImport } from './import-run.ts';
import type { ImportParts, ImportRun } from './import-run.ts';
import type { RunGuard } from './run-guard.ts';
import { pathOf } from './read-source.ts';
import { withRow } from './row-in-report.ts';
import { findUnfinished } from './unfinished-import.ts';
import type { ImportTraces, Unfinished } from './unfinished-import.ts';
import { takeBackImport } from './take-back-import.ts';
import { watchHands } from './watched-hands.ts';

/** What the service needs beside the parts of a single run. */
export interface ImportServiceParts
  extends Omit<ImportParts, 'append' | 'isAlike' | 'hands' | 'chosen'>, ImportTraces {
  readonly runner: Pick<CommandRunner, 'append' | 'pushUndo'>;
  readonly topics: () => Promise<readonly Topic[]>;
  readonly meanings: () => Promise<ColourMeanings>;
  /** Which of the articles are like others; asked when they can be found. */
  readonly resembling: (ids: readonly ArticleId[]) => Promise<ReadonlySet<ArticleId>>;
  /** Settles when everything that was appended can be found. */
  readonly searchable: () => Promise<void>;
  /** Writes the index to the notebook folder. */
  readonly flushIndex: () => Promise<void>;
  readonly pace: LivePace;
  readonly guard: RunGuard;
  readonly inHand: InHandStore;
  /** Told which password opened the original of an article. */
  readonly unlocked: (id: ArticleId, password: string) => Promise<void>;
}

/** Milliseconds between two runs of a live query while articles pour in. */
const SLOW_PACE = 500;

function newArticles(ops: readonly Operation[]): readonly ArticleId[] {
  return ops.flatMap((operation) =>
    operation.op === 'put' && operation.kind === 'article' ? [operation.record.id] : [],
  );
}

/** Handles that are kept of one import; of more files than this, chosen one by one, none is. */
const MOST_HANDLES = 1_000;

/** Imports, one run after the other. */
export function createImportService(parts: ImportServiceParts): ImportService {
  const { runner, topics, searchable, flushIndex, pace, kept } = parts;
  const progress = createLiveValue<ImportProgress | null>(null);
  const serial = createSerial();
  let running: ImportRun | null = null;
  /** Of the last import, for what is tried once more with a password. */
  let given: readonly ImportSource[] = [];
  const interrupted = createLiveValue<Unfinished | null>(null);
  /** Of this window: an import that runs is none that was left. */
  let begun = 0;
  const lookForInterrupted = async (): Promise<void> => {
    if ((await parts.guard.held()).size > 0) return;
    const found = await findUnfinished(parts);
    if (begun === 0) interrupted.set(found);
  };
  void lookForInterrupted().catch(() => undefined);

  const importAll = async (
    sources: readonly ImportSource[],
    name: string,
    again: boolean,
    quiet: boolean,
  ): Promise<ImportProgress> => {
    const hands = await watchHands(parts.inHand, name, parts.guard.held);
    pace.set(SLOW_PACE);
    const madeTopics: TopicId[] = [];
    const namedColours: AnnotationColour[] = [];
    const undoLate: Operation[] = [];
    const alike = new Set<ArticleId>();
    const findable = async (ids: readonly ArticleId[]): Promise<void> => {
      await searchable();
      for (const id of await parts.resembling(ids)) alike.add(id);
    };
    const run = startImport(sources, name, {
      ...parts,
      hands,
      chosen: !again,
      isAlike: (id) => alike.has(id),
      append: async (ops, documents, originals, tagged) => {
        const at = new Date(parts.now()).toISOString();
        const meant = meantColours(ops, tagged, tagged.length === 0 ? {} : await parts.meanings(), at);
        namedColours.push(...meant.named);
        const links = tagged.length === 0 ? null : topicLinks(meant.tagged, await topics(), parts.newId, at);
        madeTopics.push(...(links?.created ?? []));
        const all = links === null ? meant.ops : [...meant.ops, ...links.ops];
        const late = lateAnnotations(all, documents, parts.twins.read);
        const appended = await runner.append('import', all, { documents, originals }, late.ops);
        undoLate.unshift(...late.undo());
        // The next batch waits until this one can be found: the index never lags by more than one batch.
        const ready = appended.ok ? findable(newArticles(all)) : Promise.resolve();
        return { result: appended, ready };
      },
    });
    running = run;
    const tell = (): void => {
      if (!quiet) progress.set(run.report.live.current() ?? null);
    };
    tell();
    const stop = run.report.live.subscribe(tell);
    try {
      const { progress: last, articles, undoVersions, annotations, unwritten } = await run.done;
      if (articles.length > 0 || undoVersions.length > 0 || annotations.length > 0) {
        runner.pushUndo('import', async (lookup) => [
          ...undoLate,
          ...undoVersions,
          ...(await takeBackImport(lookup, {
            articles,
            annotations,
            topics: madeTopics,
            colours: namedColours,
          })),
        ]);
      }
      // At once: a window that is closed while the index is written has nothing to go on with.
      if (!unwritten) await kept.forget([name]).catch(() => undefined);
      // The articles are durable; what the index lacks on disk is made from them at the next opening.
      await flushIndex().catch(() => undefined);
      return last;
    } finally {
      stop();
      running = null;
      pace.set(0);
    }
  };

  /** Notes what the import reads from, in place of what an interrupted one did. */
  const keep = async (
    name: string,
    files: number,
    { handles = [], byItself }: ImportOptions,
  ): Promise<void> => {
    const left = byItself === true ? null : interrupted.current();
    if (byItself !== true) interrupted.set(null);
    if (handles.length > 0 && handles.length <= MOST_HANDLES) await kept.keep({ run: name, files, handles });
    if (left !== null && left !== undefined) await kept.forget(left.kept);
  };

  const run = (
    sources: readonly ImportSource[],
    options: ImportOptions = {},
    again = options.byItself === true,
    quiet = false,
  ): Promise<ImportProgress> => {
    if (!quiet) given = sources;
    const name = parts.newId();
    begun += 1;
    return parts.guard.hold(name, async () => {
      // A store that refuses costs the going on, not the import.
      await keep(name, sources.length, options).catch(() => undefined);
      return serial(() => importAll(sources, name, again, quiet));
    });
  };

  return {
    progress: () => progress,
    run: (sources, options) => run(sources, options),
    unlock: async (path, password) => {
      const source = given.find((each) => each.type === 'file' && pathOf(each) === path);
      if (source?.type !== 'file') return;
      const { report } = await run([{ ...source, password }], { byItself: true }, false, true);
      const before = progress.current();
      const [row] = report;
      if (row !== undefined && before !== null && before !== undefined) progress.set(withRow(before, row));
      const [id] = row?.articleIds ?? [];
      if (id !== undefined && row?.outcome !== 'failed') await parts.unlocked(id, password);
    },
    cancel: () => running?.cancel(),
    pause: () => running?.pause(),
    continue: () => running?.continue(),
    interrupted: () => interrupted,
    goOn: async () => {
      const { handles = [] } = interrupted.current() ?? {};
      if (!(await mayRead(handles))) return 'refused';
      const there = await Promise.all(handles.map(isThere));
      if (!there.includes(true)) return 'gone';
      void run(await handleSources(handles), { handles }, true);
      return 'begun';
    },
    dismissInterrupted: async () => {
      const was = interrupted.current();
      if (was === null || was === undefined) return;
      interrupted.set(null);
      const so = { run: was.run, files: was.files, done: was.done, ended: true };
      const at = new Date(parts.now()).toISOString();
      await runner.append('import', [importedEvent(asId<EventId>(parts.newId()), at, 0, so)]);
      await kept.forget(was.kept);
    },
    dismiss: () => {
      if (running !== null) return;
      progress.set(null);
      given = [];
    },
  };
}
