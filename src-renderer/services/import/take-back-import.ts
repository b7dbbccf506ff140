import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';
import { remove } from '../commands/command.ts';

/** Deletes imported articles with whatever has come to hang on them, since one can annotate while an import still runs. */
export async function takeBackImport(
  lookup: RecordLookup,
  imported: readonly ArticleId[],
): Promise<readonly Operation[]> {
  const doomed = new Set<string>(imported);
  const articles = (await lookup.getMany('article', imported)).filter((article) => article !== undefined);
  const annotations = (await lookup.annotations()).filter(({ articleId }) => doomed.has(articleId));
  for (const { id } of annotations) doomed.add(id);
  const links = (await lookup.links()).filter(({ from, to }) => doomed.has(from.id) || doomed.has(to.id));
  return [
    ...links.map(({ id }) => remove('link', id)),
    ...annotations.map(({ id }) => remove('annotation', id)),
    ...articles.flatMap(({ id, documentId }) => [remove('document', documentId), remove('article', id)]),
  ];
}
