import { hasEnded, interruptedImport } from '../../../src-core/import/import-batch.ts';
import type { LogEvent } from '../../../src-core/model/session.ts';
import type { KeptHandles } from '../../store/kept-handles.ts';
import type { InterruptedRun } from './importing.ts';

/** Events that are looked through for the end of the last import. */
const EVENTS_LOOKED_AT = 5_000;

/** Where unfinished imports leave their traces. */
export interface ImportTraces {
  /** The latest events of the log, newest first. */
  readonly latestEvents: (limit: number) => Promise<readonly LogEvent[]>;
  readonly kept: KeptHandles;
}

/** An import without an end. */
export interface Unfinished extends InterruptedRun {
  /** Runs whose handles are kept, and all that these name. */
  readonly kept: readonly string[];
  readonly handles: readonly FileSystemHandle[];
}

/**
 * The import that a crash ended, by the log and by the handles that are kept. Those know of more: one that crashed before
 * anything was written, and one that another import came after.
 */
export async function findUnfinished({ latestEvents, kept }: ImportTraces): Promise<Unfinished | null> {
  const all = await kept.all().catch(() => []);
  const events = await latestEvents(EVENTS_LOOKED_AT);
  // A window that was closed right behind the end of an import had no time to forget what it read from.
  const ended = new Set(all.flatMap(({ run }) => (hasEnded(events, run) ? [run] : [])));
  if (ended.size > 0) await kept.forget([...ended]).catch(() => undefined);
  const imports = all.filter(({ run }) => !ended.has(run));
  const own = { kept: imports.map(({ run }) => run), handles: imports.flatMap(({ handles }) => handles) };
  const [latest] = imports;
  if (latest !== undefined) {
    const { run, files } = latest;
    const facts = interruptedImport(events, run) ?? { run, files, articles: 0, done: 0 };
    return { ...facts, ...own, canGoOn: true };
  }
  const facts = interruptedImport(events);
  return facts === null ? null : { ...facts, ...own, canGoOn: false };
}
