import { success } from '../../../src-core/base/result.ts';
import type { HostApi } from '../../../src-core/contract/host-api.ts';
import { RECORD_KINDS } from '../../../src-core/model/records.ts';
import { createChangeFeed } from '../../../src-renderer/services/change-feed.ts';
import type { ChangeFeed } from '../../../src-renderer/services/change-feed.ts';
import { createCommandRunner } from '../../../src-renderer/services/command-runner.ts';
import type { CommandRunner } from '../../../src-renderer/services/command-runner.ts';
import { createDocumentReader } from '../../../src-renderer/services/document-reader.ts';
import { createTwinSource } from '../../../src-renderer/services/import/twin-source.ts';
import { openProjection } from '../../../src-renderer/store/projection.ts';
import type { Projection } from '../../../src-renderer/store/projection.ts';

let ids = 0;

/** Tables and a command runner over a host, without the rest of the app. Identifiers are counted, time stands still. */
export async function openRunner(
  host: HostApi,
): Promise<{ readonly projection: Projection; readonly runner: CommandRunner; readonly feed: ChangeFeed }> {
  const described = await host.describe({});
  if (!described.ok) throw new Error(described.error.code);
  const opened = await openProjection({
    notebookId: described.value.notebookId,
    folder: described.value.folder,
    end: async () => {
      const now = await host.describe({});
      return now.ok ? success(now.value.position) : now;
    },
    readJournal: (from, limit) => host.readJournal({ from, limit }),
    onProgress: () => undefined,
    patience: 60_000,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const projection = opened.value;
  const feed = createChangeFeed();
  const runner = createCommandRunner({
    host,
    read: projection.read,
    readVersion: createTwinSource(projection.read, createDocumentReader(host)).read,
    applied: async (appended) => feed.tell(await projection.apply(appended)),
    newId: () => `id${String((ids += 1)).padStart(8, '0')}`,
    now: () => 1_700_000_000_000,
  });
  return { projection, runner, feed };
}

/** Every visible record of the tables, by "kind/id". */
export async function recordsIn(projection: Projection): Promise<Record<string, unknown>> {
  return projection.read(async (_, database) => {
    const records: Record<string, unknown> = {};
    for (const kind of RECORD_KINDS) {
      for (const row of await database.rows(kind).toArray()) {
        if (row.record !== null) records[`${kind}/${row.id}`] = row.record;
      }
    }
    return records;
  });
}
