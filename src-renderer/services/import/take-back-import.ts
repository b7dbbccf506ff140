import type { AnnotationId, ArticleId, TopicId } from '../../../src-core/base/id.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { DocumentRecord } from '../../../src-core/model/article.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';
import { remove } from '../commands/command.ts';

/** What an import brought that was not there before. */
export interface BroughtByImport {
  readonly articles: readonly ArticleId[];
  /** On articles that were there. */
  readonly annotations: readonly AnnotationId[];
  readonly topics: readonly TopicId[];
  /** That got the meanings which they had elsewhere. */
  readonly colours: readonly AnnotationColour[];
}

/** Deletes imported articles (and topics made for them) with whatever has come to hang on them, since one can annotate while an import still runs. */
export async function takeBackImport(
  lookup: RecordLookup,
  imported: BroughtByImport,
): Promise<readonly Operation[]> {
  const doomed = new Set<string>([...imported.articles, ...imported.annotations]);
  const found = await lookup.getMany('article', imported.articles);
  const articles = found.filter((article) => article !== undefined);
  const annotations = (await lookup.annotations()).filter(
    ({ id, articleId }) => doomed.has(articleId) || doomed.has(id),
  );
  for (const { id } of annotations) doomed.add(id);
  const links = (await lookup.links()).filter(({ from, to }) => doomed.has(from.id) || doomed.has(to.id));
  const gone = new Set<string>(links.map(({ id }) => id));
  const topics = await unusedTopics(lookup, imported.topics, gone);
  const current = await lookup.getMany(
    'document',
    articles.map(({ documentId }) => documentId),
  );
  const earlier: DocumentRecord[] = [];
  for (const document of current) {
    if (document === undefined || document.version === 1) continue;
    const versions = await lookup.documentsOf(document.articleId);
    earlier.push(...versions.filter(({ id }) => id !== document.id));
  }
  return [
    ...earlier.map(({ id }) => remove('document', id)),
    ...links.map(({ id }) => remove('link', id)),
    ...annotations.map(({ id }) => remove('annotation', id)),
    ...topics.map((id) => remove('topic', id)),
    ...imported.colours.map((colour) => remove('colour', colour)),
    ...articles.flatMap(({ id, documentId }) => [remove('document', documentId), remove('article', id)]),
  ];
}

/** Topics that the import made and nobody has used since. */
async function unusedTopics(
  lookup: RecordLookup,
  made: readonly TopicId[],
  goneLinks: ReadonlySet<string>,
): Promise<readonly TopicId[]> {
  if (made.length === 0) return [];
  const used = new Set<string>();
  for (const { id, from, to } of await lookup.linksAt(made)) {
    if (!goneLinks.has(id)) used.add(from.id).add(to.id);
  }
  const parents = new Map((await lookup.topics()).map(({ id, parentId }) => [id, parentId]));
  const mine = new Set<string>(made);
  // A topic that stays keeps the ones above it.
  for (const [id] of parents) {
    if (mine.has(id) && !used.has(id)) continue;
    for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) used.add(at);
  }
  return made.filter((id) => parents.has(id) && !used.has(id));
}
