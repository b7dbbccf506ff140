import { appError } from '../../src-core/base/error-code.ts';
import type { ArticleId, TopicId } from '../../src-core/base/id.ts';
import { failure } from '../../src-core/base/result.ts';
import type { HostApi } from '../../src-core/contract/host-api.ts';
import {
  createVaultWriter,
  exportArticle,
  exportTopic,
} from '../../src-core/export/markdown/export-markdown.ts';
import type {
  ExportedAnnotation,
  ExportedArticle,
  MarkdownLabels,
} from '../../src-core/export/markdown/export-markdown.ts';
import { fileName } from '../../src-core/export/markdown/file-name.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { Topic } from '../../src-core/model/topic.ts';
import type { Projection } from '../store/projection.ts';
import type { RecordLookup } from '../store/record-lookup.ts';
import type { ExportScope, ExportService } from './exporting.ts';
import { createFileSaver, type Written } from './file-saver.ts';
import { colourMeanings } from './colour-service.ts';
import type { DocumentReader } from './document-reader.ts';
import { annotationsOfArticle } from './queries/annotations-of-article.ts';
import { topicPassages } from './queries/topic-passages.ts';

async function topicMap(lookup: RecordLookup): Promise<ReadonlyMap<TopicId, Topic>> {
  return new Map((await lookup.topics()).map((topic) => [topic.id, topic]));
}

async function annotationsOf(lookup: RecordLookup, id: ArticleId): Promise<readonly ExportedAnnotation[]> {
  const found = await annotationsOfArticle(lookup, id);
  return found.map(({ annotation, topics }) => ({
    annotation,
    topicIds: topics.map(({ topic }) => topic.id),
  }));
}

/** Exports as Markdown. Files lie below a folder named as the notebook. */
export function createExportService(
  host: Pick<HostApi, 'saveFiles'>,
  projection: Projection,
  documents: DocumentReader,
  labels: MarkdownLabels,
  notebookName: string,
): Pick<ExportService, 'markdown'> {
  const folderName = fileName(notebookName);
  const words = async (): Promise<MarkdownLabels> => ({
    ...labels,
    meanings: await projection.read(colourMeanings),
  });
  const content = async (article: Article): Promise<ArticleDocument | null> => {
    const record = await projection.read((lookup) => lookup.get('document', article.documentId));
    const read = record === undefined ? null : await documents.read(record);
    return read?.ok === true ? read.value : null;
  };
  const exported = async (article: Article, withText: boolean): Promise<ExportedArticle> => ({
    article,
    document: withText ? await content(article) : null,
    annotations: await projection.read((lookup) => annotationsOf(lookup, article.id)),
  });

  const saveArticle = async (id: ArticleId): Promise<Written> => {
    const article = await projection.read((lookup) => lookup.get('article', id));
    if (article === undefined) return failure(appError('record-missing'));
    const topics = await projection.read(topicMap);
    const file = exportArticle(await exported(article, true), topics, await words());
    const saver = createFileSaver(host, folderName);
    const added = await saver.add(file);
    return added.ok ? saver.flush() : added;
  };

  const saveTopic = async (id: TopicId): Promise<Written> => {
    const topics = await projection.read(topicMap);
    const topic = topics.get(id);
    if (topic === undefined) return failure(appError('record-missing'));
    const passages = await projection.read((lookup) => topicPassages(lookup, id));
    const articles = new Map(passages.map(({ article }) => [article.id, article]));
    const inputs: ExportedArticle[] = [];
    for (const article of articles.values()) inputs.push(await exported(article, false));
    const saver = createFileSaver(host, folderName);
    const added = await saver.add(exportTopic(topic, inputs, topics, await words()));
    return added.ok ? saver.flush() : added;
  };

  const saveEverything = async (): Promise<Written> => {
    const topics = await projection.read(topicMap);
    const articles = new Map(
      (await projection.read((lookup) => lookup.articles())).map((each) => [each.id, each]),
    );
    const writer = createVaultWriter([...articles.values()], topics, await words());
    const saver = createFileSaver(host, folderName);
    const annotated: ExportedArticle[] = [];
    for (const id of writer.order) {
      const article = articles.get(id);
      if (article === undefined) continue;
      const input = await exported(article, true);
      if (input.annotations.length > 0) annotated.push({ ...input, document: null });
      const added = await saver.add(writer.article(input));
      if (!added.ok) return added;
    }
    for (const file of writer.topics(annotated)) {
      const added = await saver.add(file);
      if (!added.ok) return added;
    }
    return saver.flush();
  };

  return {
    markdown: (scope: ExportScope) => {
      switch (scope.type) {
        case 'article':
          return saveArticle(scope.id);
        case 'topic':
          return saveTopic(scope.id);
        case 'everything':
          return saveEverything();
      }
    },
  };
}
