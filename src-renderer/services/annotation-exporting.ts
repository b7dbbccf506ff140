import { appError } from '../../src-core/base/error-code.ts';
import type { ArticleId, DocumentId, NewId, TopicId } from '../../src-core/base/id.ts';
import { failure } from '../../src-core/base/result.ts';
import type { HostApi } from '../../src-core/contract/host-api.ts';
import { fileName } from '../../src-core/export/markdown/file-name.ts';
import { shownTitle } from '../../src-core/export/markdown/source-line.ts';
import {
  createAnnotationExport,
  exportedVersion,
  type AnnotatedArticle,
  type ExportedVersion,
} from '../../src-core/export/web-annotation/export-annotations.ts';
import type { Annotation } from '../../src-core/model/annotation.ts';
import { topicPath } from '../../src-core/model/topic-path.ts';
import type { Projection } from '../store/projection.ts';
import type { RecordLookup } from '../store/record-lookup.ts';
import { colourMeanings } from './colour-service.ts';
import type { DocumentReader } from './document-reader.ts';
import type { ExportScope, ExportService } from './exporting.ts';
import { createFileSaver, type Written } from './file-saver.ts';
import { annotationsOfArticle } from './queries/annotations-of-article.ts';
import { topicPassages } from './queries/topic-passages.ts';

interface Surroundings {
  readonly host: Pick<HostApi, 'saveFiles'>;
  readonly projection: Projection;
  readonly documents: DocumentReader;
  readonly notebookName: string;
  readonly newId: NewId;
  readonly now: () => number;
}

/** Which annotations are to be exported, by article, and what they are called together. */
interface Chosen {
  readonly label: string;
  readonly byArticle: ReadonlyMap<ArticleId, ReadonlySet<string>>;
}

function byArticle(annotations: readonly Annotation[]): Chosen['byArticle'] {
  const found = new Map<ArticleId, Set<string>>();
  for (const { id, articleId } of annotations) {
    const there = found.get(articleId);
    if (there === undefined) found.set(articleId, new Set([id]));
    else there.add(id);
  }
  return found;
}

async function chosen(lookup: RecordLookup, scope: ExportScope, notebook: string): Promise<Chosen | null> {
  switch (scope.type) {
    case 'article': {
      const article = await lookup.get('article', scope.id);
      if (article === undefined) return null;
      const annotations = await lookup.annotationsOf(scope.id);
      return { label: shownTitle(article), byArticle: byArticle(annotations) };
    }
    case 'topic': {
      const topics = new Map((await lookup.topics()).map((topic) => [topic.id, topic]));
      if (!topics.has(scope.id)) return null;
      const passages = await topicPassages(lookup, scope.id);
      const annotations = passages.map(({ annotation }) => annotation);
      return { label: topicPath(scope.id, topics).join(' - '), byArticle: byArticle(annotations) };
    }
    case 'everything':
      return { label: notebook, byArticle: byArticle(await lookup.annotations()) };
  }
}

/** Writes passages as W3C Web Annotations, one article's text held at a time. */
export function createAnnotationExporting(around: Surroundings): ExportService['webAnnotations'] {
  const { host, projection, documents, notebookName, newId, now } = around;

  const annotated = async (id: ArticleId, wanted: ReadonlySet<string>): Promise<AnnotatedArticle | null> => {
    const found = await projection.read(async (lookup) => ({
      article: await lookup.get('article', id),
      annotations: await annotationsOfArticle(lookup, id),
      records: await lookup.documentsOf(id),
    }));
    const { article, annotations, records } = found;
    if (article === undefined) return null;
    const own = annotations.filter(({ annotation }) => wanted.has(annotation.id));
    const used = new Set<DocumentId>(own.map(({ annotation }) => annotation.documentId));
    const versions: ExportedVersion[] = [];
    for (const record of records.filter((each) => used.has(each.id))) {
      const read = await documents.read(record);
      versions.push(exportedVersion(record, article, read.ok ? read.value.text : null));
    }
    return {
      article,
      annotations: own.map(({ annotation, topics }) => ({
        annotation,
        topicIds: topics.map(({ topic }): TopicId => topic.id),
      })),
      versions,
    };
  };

  return async (scope): Promise<Written> => {
    const what = await projection.read((lookup) => chosen(lookup, scope, notebookName));
    if (what === null) return failure(appError('record-missing'));
    const { topics, meanings } = await projection.read(async (lookup) => ({
      topics: new Map((await lookup.topics()).map((topic) => [topic.id, topic])),
      meanings: await colourMeanings(lookup),
    }));
    const total = [...what.byArticle.values()].reduce((sum, ids) => sum + ids.size, 0);
    const facts = { id: newId(), label: what.label, now: new Date(now()).toISOString(), total };
    const writer = createAnnotationExport(facts, topics, meanings);
    const saver = createFileSaver(host, fileName(notebookName));
    for (const [id, wanted] of what.byArticle) {
      const input = await annotated(id, wanted);
      for (const file of input === null ? [] : writer.add(input)) {
        const added = await saver.add(file);
        if (!added.ok) return added;
      }
    }
    const added = await saver.add(writer.end());
    return added.ok ? saver.flush() : added;
  };
}
