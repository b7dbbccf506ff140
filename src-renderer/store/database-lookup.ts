import type { RecordKind, RecordOfKind } from '../../src-core/model/records.ts';
import type { NotebookDatabase } from './notebook-database.ts';
import type { RecordLookup } from './record-lookup.ts';
import { OPEN_CHECK } from './stored-row.ts';
import type { StoredRow } from './stored-row.ts';

function visible<Kind extends RecordKind>(row: StoredRow | undefined): RecordOfKind[Kind] | undefined {
  return (row?.record as RecordOfKind[Kind] | null | undefined) ?? undefined;
}

function visibleOnly<Kind extends RecordKind>(rows: readonly StoredRow[]): RecordOfKind[Kind][] {
  return rows.flatMap((row) => visible<Kind>(row) ?? []);
}

const present = (found: readonly (StoredRow | undefined)[]): StoredRow[] =>
  found.filter((row) => row !== undefined);

/** Reads the current records from the tables. */
export function createDatabaseLookup({ rows }: NotebookDatabase): RecordLookup {
  return {
    get: async <Kind extends RecordKind>(kind: Kind, id: string) => visible<Kind>(await rows(kind).get(id)),
    getMany: async <Kind extends RecordKind>(kind: Kind, ids: readonly string[]) =>
      (await rows(kind).bulkGet([...ids])).map((row) => visible<Kind>(row)),
    articlesAfter: async (id, limit) => {
      // Deleted rows do not count, but a page of nothing but deleted ones must not look like the end.
      const found: RecordOfKind['article'][] = [];
      let last = id;
      while (found.length < limit) {
        const page = await rows('article').where('id').above(last).limit(limit).toArray();
        found.push(...visibleOnly<'article'>(page));
        if (page.length < limit) break;
        last = page.at(-1)?.id ?? last;
      }
      return found;
    },
    annotations: async () => visibleOnly<'annotation'>(await rows('annotation').toArray()),
    annotationsToCheck: async () =>
      visibleOnly<'annotation'>(await rows('annotation').where('keys').equals(OPEN_CHECK).toArray()),
    countArticles: () => rows('article').count(),
    articlesFrom: async (sha256) => {
      const current = visibleOnly<'article'>(await rows('article').where('keys').equals(sha256).toArray());
      const versions = visibleOnly<'document'>(await rows('document').where('keys').equals(sha256).toArray());
      const known = new Set<string>(current.map(({ id }) => id));
      const others = [...new Set(versions.map(({ articleId }) => articleId))].filter((id) => !known.has(id));
      return [...current, ...visibleOnly<'article'>(present(await rows('article').bulkGet(others)))];
    },
    articlesWithKeys: async (keys) =>
      visibleOnly<'article'>(
        await rows('article')
          .where('keys')
          .anyOf([...keys])
          .distinct()
          .toArray(),
      ),
    annotationsOf: async (articleId) =>
      visibleOnly<'annotation'>(await rows('annotation').where('keys').equals(articleId).toArray()),
    documentsOf: async (articleId) =>
      visibleOnly<'document'>(await rows('document').where('keys').equals(articleId).toArray()),
    linksAt: async (ids) =>
      visibleOnly<'link'>(
        await rows('link')
          .where('keys')
          .anyOf([...ids])
          .distinct()
          .toArray(),
      ),
    articles: async () => visibleOnly<'article'>(await rows('article').toArray()),
    links: async () => visibleOnly<'link'>(await rows('link').toArray()),
    topics: async () => visibleOnly<'topic'>(await rows('topic').toArray()),
    queries: async () => visibleOnly<'query'>(await rows('query').toArray()),
    latestEvents: async (limit) => {
      // Identifiers sort by time. Deleted ones are passed over here: after clearing there may be many of them.
      const latest = await rows('event')
        .orderBy('id')
        .reverse()
        .filter(({ record }) => record !== null)
        .limit(limit)
        .toArray();
      return visibleOnly<'event'>(latest);
    },
  };
}
