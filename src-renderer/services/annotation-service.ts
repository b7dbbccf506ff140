import { appError } from '../../src-core/base/error-code.ts';
import { failure } from '../../src-core/base/result.ts';
import type { Projection } from '../store/projection.ts';
import type { AnnotationService } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';
import { annotate } from './commands/annotate.ts';
import { codePassages } from './commands/code-passages.ts';
import type { TextToCode } from './commands/code-passages.ts';
import { deleteAnnotation } from './commands/delete-annotation.ts';
import { linkTopic } from './commands/link-topic.ts';
import { setAnnotationColour } from './commands/set-annotation-colour.ts';
import { setNote } from './commands/set-note.ts';
import { unlinkTopic } from './commands/unlink-topic.ts';
import type { DocumentReader } from './document-reader.ts';
import { readArticleDocument } from './library-service.ts';
import type { LiveCache } from './live-cache.ts';
import { annotationsOfArticle } from './queries/annotations-of-article.ts';

/** Passages, their notes and their topics. */
export function createAnnotationService(
  projection: Projection,
  lives: LiveCache,
  runner: CommandRunner,
  documents: DocumentReader,
): AnnotationService {
  return {
    ofArticle: (id) => lives.live(`annotations/${id}`, (lookup) => annotationsOfArticle(lookup, id)),
    inArticle: (id) => projection.read((lookup) => annotationsOfArticle(lookup, id)),
    create: async (id, range, colour) => {
      const article = await projection.read((lookup) => lookup.get('article', id));
      if (article === undefined) return failure(appError('record-missing'));
      const document = await readArticleDocument(projection, documents, id);
      if (!document.ok) return document;
      const selected = { articleId: id, documentId: article.documentId, text: document.value.text };
      return runner.run(annotate(selected, range, colour));
    },
    setColour: (id, colour) => runner.run(setAnnotationColour(id, colour)),
    setNote: (id, note) => runner.run(setNote(id, note)),
    remove: (id) => runner.run(deleteAnnotation(id)),
    addTopic: (id, path) => runner.run(linkTopic(id, path)),
    removeTopic: (linkId) => runner.run(unlinkTopic(linkId)),
    codePassages: async (passages, path, colour) => {
      const texts: TextToCode[] = [];
      for (const { articleId, ranges, annotationIds } of passages) {
        const article = await projection.read((lookup) => lookup.get('article', articleId));
        if (article === undefined) continue;
        const document =
          ranges.length === 0 ? null : await readArticleDocument(projection, documents, articleId);
        if (document !== null && !document.ok) return document;
        texts.push({
          articleId,
          documentId: article.documentId,
          text: document?.value.text ?? '',
          ranges,
          annotationIds,
        });
      }
      return runner.run(codePassages(texts, path, colour));
    },
  };
}
