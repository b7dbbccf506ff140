import type { AppError } from '../../src-core/base/error-code.ts';
import type { Result } from '../../src-core/base/result.ts';
import { success } from '../../src-core/base/result.ts';
import {
  createAnnotationExport,
  exportedVersion,
  type ExportedVersion,
} from '../../src-core/export/web-annotation/export-annotations.ts';
import type { AnnotationFile } from '../../src-core/export/web-annotation/write-collection.ts';
import { record, recordsOf } from '../../src-core/journal/reducer.ts';
import type { Annotation } from '../../src-core/model/annotation.ts';
import type { DocumentRecord } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { freshId } from '../host/fresh-id.ts';
import { meaningsIn, topicIdsByAnnotation, topicsById } from './notebook-index.ts';
import type { NotebookSession } from './notebook-session.ts';

/** The passages of all articles as W3C Web Annotations, one article's text held at a time. */
export async function* exportedAnnotations(
  session: NotebookSession,
  annotations: ReadonlyMap<string, readonly Annotation[]>,
  label: string,
  onError: (title: string, error: AppError) => void,
): AsyncGenerator<AnnotationFile> {
  const linked = topicIdsByAnnotation(session.state);
  const articles = [...recordsOf(session.state, 'article')].filter(({ id }) => annotations.has(id));
  const total = articles.reduce((sum, { id }) => sum + (annotations.get(id)?.length ?? 0), 0);
  const now = Date.now();
  const facts = { id: freshId(now), label, now: new Date(now).toISOString(), total };
  const writer = createAnnotationExport(facts, topicsById(session.state), meaningsIn(session.state));
  for (const article of articles) {
    const own = annotations.get(article.id) ?? [];
    const versions: ExportedVersion[] = [];
    for (const id of new Set(own.map(({ documentId }) => documentId))) {
      const version = record(session.state, 'document', id);
      if (version === null) continue;
      const read = await textOf(session, version);
      if (!read.ok) onError(article.title, read.error);
      versions.push(exportedVersion(version, article, read.ok ? read.value : null));
    }
    const exported = own.map((annotation) => ({ annotation, topicIds: linked.get(annotation.id) ?? [] }));
    yield* writer.add({ article, annotations: exported, versions });
  }
  yield writer.end();
}

async function textOf(
  session: NotebookSession,
  { location }: DocumentRecord,
): Promise<Result<string | null, AppError>> {
  if (location === null) return success(null);
  const read = await session.host.api.readDocuments({ locations: [location] });
  if (!read.ok) return read;
  const [json] = read.value.documents;
  return success(json === undefined ? null : (JSON.parse(json) as ArticleDocument).text);
}
