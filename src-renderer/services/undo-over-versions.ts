import { reanchor } from '../../src-core/anchor/reanchor.ts';
import type { Reanchored, VersionText } from '../../src-core/anchor/reanchor.ts';
import { asId } from '../../src-core/base/id.ts';
import type { ArticleId, DocumentId } from '../../src-core/base/id.ts';
import type { TwinSource } from '../../src-core/import/find-twins.ts';
import type { Operation } from '../../src-core/journal/operation.ts';
import type { Annotation } from '../../src-core/model/annotation.ts';
import type { RecordLookup } from '../store/record-lookup.ts';

/** Versions that were current when something was done. */
export type SeenVersions = ReadonlyMap<ArticleId, DocumentId>;

const NOTHING_SEEN: SeenVersions = new Map();

/** Annotations that operations put on a version, as they will be; by id. */
async function putOnVersions(
  lookup: RecordLookup,
  ops: readonly Operation[],
): Promise<ReadonlyMap<string, Annotation>> {
  const patched = ops.flatMap((op) =>
    op.op === 'patch' && op.kind === 'annotation' && op.fields.documentId !== undefined ? [op] : [],
  );
  // A new highlight asks nothing: what is not yet durable waits for this.
  const records =
    patched.length === 0
      ? []
      : await lookup.getMany(
          'annotation',
          patched.map(({ id }) => id),
        );
  const there = new Map(records.flatMap((each) => (each === undefined ? [] : [[each.id as string, each]])));
  const found = new Map<string, Annotation>();
  for (const op of ops) if (op.op === 'put' && op.kind === 'annotation') found.set(op.id, op.record);
  for (const { id, fields } of patched) {
    const record = there.get(id);
    if (record !== undefined) found.set(id, { ...record, ...fields });
  }
  return found;
}

/** The current versions of the articles whose annotations these operations put somewhere. */
export async function seenVersions(lookup: RecordLookup, ops: readonly Operation[]): Promise<SeenVersions> {
  const annotations = await putOnVersions(lookup, ops);
  if (annotations.size === 0) return NOTHING_SEEN;
  const ids = [...new Set([...annotations.values()].map(({ articleId }) => articleId))];
  const articles = await lookup.getMany('article', ids);
  return new Map(
    articles.flatMap((each) => (each === undefined ? [] : [[each.id, each.documentId] as const])),
  );
}

/**
 * What takes something back after its article got another version meanwhile (from an import that still runs, or from another
 * window): annotations that would come to lie on a version that is not current are found again in the one that is, and wait
 * for a look where they are not there. The same operations where nothing came between; `seen` is what was current then.
 */
export async function onCurrentVersions(
  ops: readonly Operation[],
  seen: SeenVersions,
  lookup: RecordLookup,
  readVersion: TwinSource['read'],
): Promise<readonly Operation[]> {
  const put = await putOnVersions(lookup, ops);
  const turned = new Map<string, DocumentId>(
    ops.flatMap((op) =>
      op.op === 'patch' && op.kind === 'article' && op.fields.documentId !== undefined
        ? [[op.id, op.fields.documentId] as const]
        : [],
    ),
  );
  const ids = [
    ...new Set<ArticleId>([...seen.keys(), ...[...turned.keys()].map((id) => asId<ArticleId>(id))]),
  ];
  if (ids.length === 0) return ops;
  const settled = new Set(ops.flatMap(({ kind, id }) => (kind === 'annotation' ? [id] : [])));
  const found = new Map<string, Reanchored['fields']>();
  for (const article of await lookup.getMany('article', ids)) {
    if (article === undefined) continue;
    const current = turned.get(article.id) ?? article.documentId;
    // Made on the version that goes away, and of no concern to what is taken back.
    const left =
      current === article.documentId
        ? []
        : (await lookup.annotationsOf(article.id)).filter(
            ({ id, documentId }) => documentId === article.documentId && !settled.has(id),
          );
    const then = seen.get(article.id);
    const old = [...put.values()].filter(
      ({ articleId, documentId }) =>
        articleId === article.id && documentId === then && then !== current && !turned.has(article.id),
    );
    for (const annotations of [left, old]) {
      const [first] = annotations;
      if (first === undefined) continue;
      const before = await textOf(first.documentId, lookup, readVersion);
      const after = await textOf(current, lookup, readVersion);
      if (before === null || after === null) continue;
      for (const { id, fields } of reanchor(annotations, before, after)) found.set(id, fields);
    }
  }
  return withFields(ops, found, settled);
}

async function textOf(
  documentId: DocumentId,
  lookup: RecordLookup,
  readVersion: TwinSource['read'],
): Promise<VersionText | null> {
  const record = await lookup.get('document', documentId);
  const document = record === undefined ? null : await readVersion(record);
  return document === null ? null : { documentId, text: document.text };
}

function withFields(
  ops: readonly Operation[],
  found: ReadonlyMap<string, Reanchored['fields']>,
  settled: ReadonlySet<string>,
): readonly Operation[] {
  if (found.size === 0) return ops;
  const changed = ops.map((op): Operation => {
    const fields = op.kind === 'annotation' ? found.get(op.id) : undefined;
    if (fields === undefined || fields === null || op.kind !== 'annotation') return op;
    if (op.op === 'put') return { ...op, record: { ...op.record, ...fields } };
    return op.op === 'patch' ? { ...op, fields: { ...op.fields, ...fields } } : op;
  });
  const more = [...found].flatMap(([id, fields]): Operation[] =>
    settled.has(id) || fields === null ? [] : [{ op: 'patch', kind: 'annotation', id, fields }],
  );
  return [...changed, ...more];
}
