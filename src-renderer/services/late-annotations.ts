import { reanchor } from '../../src-core/anchor/reanchor.ts';
import type { DocumentToStore } from '../../src-core/contract/host-api.ts';
import type { TwinSource } from '../../src-core/import/find-twins.ts';
import { inverseOf } from '../../src-core/journal/inverse.ts';
import type { Operation } from '../../src-core/journal/operation.ts';
import type { Annotation } from '../../src-core/model/annotation.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { RecordLookup } from '../store/record-lookup.ts';

/** Annotations that a new version knew nothing of when it was made. */
interface LateAnnotations {
  /** What takes them along; to be asked where no other command comes between this and the version. */
  readonly ops: (lookup: RecordLookup) => Promise<readonly Operation[]>;
  /** What takes that back. */
  readonly undo: () => readonly Operation[];
}

/**
 * Takes annotations along that became durable after the operations `planned` gave their article a version, and before these
 * are appended: they would be left on the version before without a word.
 */
export function lateAnnotations(
  planned: readonly Operation[],
  stored: readonly DocumentToStore[],
  readVersion: TwinSource['read'],
): LateAnnotations {
  let undo: readonly Operation[] = [];
  const settled = new Set(planned.flatMap(({ kind, id }) => (kind === 'annotation' ? [id] : [])));
  return {
    undo: () => undo,
    ops: async (lookup) => {
      const late: Operation[] = [];
      const former = new Map<string, Annotation>();
      for (const operation of planned) {
        if (operation.op !== 'patch' || operation.kind !== 'article') continue;
        const { documentId } = operation.fields;
        const json = stored.find(({ id }) => id === documentId)?.json;
        const article = json === undefined ? undefined : await lookup.get('article', operation.id);
        if (documentId === undefined || json === undefined || article === undefined) continue;
        const annotations = (await lookup.annotationsOf(article.id)).filter(
          (each) => each.documentId === article.documentId && !settled.has(each.id),
        );
        const version =
          annotations.length === 0 ? undefined : await lookup.get('document', article.documentId);
        const before = version === undefined ? null : await readVersion(version);
        if (before === null) continue;
        // Our own document, as it goes to the host.
        const after = JSON.parse(json) as ArticleDocument;
        const found = reanchor(
          annotations,
          { documentId: article.documentId, text: before.text },
          { documentId, text: after.text },
        );
        for (const annotation of annotations) former.set(annotation.id, annotation);
        for (const { id, fields } of found)
          if (fields !== null) late.push({ op: 'patch', kind: 'annotation', id, fields });
      }
      undo = inverseOf(late, (_, id) => former.get(id) ?? null);
      return late;
    },
  };
}
