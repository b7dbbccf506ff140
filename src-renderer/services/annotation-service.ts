import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { DocumentId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { Projection } from '../store/projection.ts';
import type { AnnotationService, CommandResult } from './app-services.ts';
import type { ArticleAnnotations } from './article-annotations.ts';
import { assumedAnnotation, assumedFields, assumedGone } from './assumed-changes.ts';
import type { AssumedChange } from './assumed-changes.ts';
import type { CommandRunner } from './command-runner.ts';
import type { Command } from './commands/command.ts';
import { annotate, annotationOn } from './commands/annotate.ts';
import { colourAnnotations, deleteAnnotations } from './commands/change-annotations.ts';
import { annotateArea, areaAnnotation } from './commands/annotate-area.ts';
import { annotatePassages } from './commands/annotate-passages.ts';
import { annotateArticle, pageNote } from './commands/annotate-article.ts';
import { codePassages } from './commands/code-passages.ts';
import type { TextToCode } from './commands/code-passages.ts';
import { deleteAnnotation } from './commands/delete-annotation.ts';
import { linkTopic } from './commands/link-topic.ts';
import { setAnnotationColour } from './commands/set-annotation-colour.ts';
import { passageAt, setPassage } from './commands/set-passage.ts';
import { setNote } from './commands/set-note.ts';
import { unlinkTopic } from './commands/unlink-topic.ts';
import type { DocumentReader } from './document-reader.ts';
import { annotationsOfArticle } from './queries/annotations-of-article.ts';

/** Passages, their notes and their topics. What a command is about to change is shown before it is durable. */
export function createAnnotationService(
  projection: Projection,
  lists: ArticleAnnotations,
  runner: CommandRunner,
  documents: DocumentReader,
  now: () => number,
): AnnotationService {
  /** Shows a change until the tables have it, or it failed. */
  const shownAtOnce = async <Value>(
    change: AssumedChange,
    command: Command<Value>,
    later = (show: () => void, _sent: Promise<void>): void => show(),
  ): CommandResult<Value> => {
    let over = false;
    const releases: (() => void)[] = [];
    let sent = (): void => undefined;
    const sending = new Promise<void>((resolve) => {
      sent = resolve;
    });
    later(() => {
      if (!over) releases.push(lists.assume(change));
    }, sending);
    try {
      return await runner.run(command, sent);
    } finally {
      over = true;
      for (const release of releases) release();
    }
  };
  /** The text of that very version: another may become the article's current one while it is read. */
  const textOf = async (id: DocumentId): Promise<Result<string, AppError>> => {
    const record = await projection.read((lookup) => lookup.get('document', id));
    if (record === undefined) return failure(appError('record-missing'));
    const document = await documents.read(record);
    return document.ok ? success(document.value.text) : document;
  };
  return {
    ofArticle: (id) => lists.of(id),
    inArticle: (id) => projection.read((lookup) => annotationsOfArticle(lookup, id)),
    one: async (id) => (await projection.read((lookup) => lookup.get('annotation', id))) ?? null,
    create: async (id, range, colour, shown) => {
      if (shown !== undefined) {
        const selected = { articleId: id, documentId: shown.documentId, text: shown.text };
        const given = { id: shown.id, now: new Date(now()).toISOString() };
        const annotation = annotationOn(selected, range, colour, given);
        const command = annotate(selected, range, colour, shown.id);
        return annotation === null
          ? runner.run(command)
          : shownAtOnce(assumedAnnotation(annotation), command, shown.later);
      }
      const article = await projection.read((lookup) => lookup.get('article', id));
      if (article === undefined) return failure(appError('record-missing'));
      const { documentId } = article;
      const text = await textOf(documentId);
      if (!text.ok) return text;
      return runner.run(annotate({ articleId: id, documentId, text: text.value }, range, colour));
    },
    createPageNote: (articleId, colour, { id, documentId }) => {
      const of = { articleId, documentId };
      const given = { id, now: new Date(now()).toISOString() };
      return shownAtOnce(
        assumedAnnotation(pageNote(of, colour, given)),
        annotateArticle(articleId, colour, id),
      );
    },
    createArea: (id, passage, colour, { id: annotationId, ...shown }) => {
      const selected = { articleId: id, ...shown };
      const given = { id: annotationId, now: new Date(now()).toISOString() };
      return shownAtOnce(
        assumedAnnotation(areaAnnotation(selected, passage, colour, given)),
        annotateArea(selected, passage, colour, annotationId),
      );
    },
    setColour: (id, colour) => shownAtOnce(assumedFields(id, { colour }), setAnnotationColour(id, colour)),
    setNote: (id, note) => shownAtOnce(assumedFields(id, { note }), setNote(id, note)),
    setPassage: (id, range, text, area) => {
      const passage = passageAt(text.text, range, area);
      const command = setPassage(id, text, range, area);
      const { documentId } = text;
      return passage === null
        ? runner.run(command)
        : shownAtOnce(
            assumedFields(id, { documentId, ...passage, ...(area === undefined ? {} : { area }) }),
            command,
          );
    },
    remove: (id) => shownAtOnce(assumedGone(new Set([id])), deleteAnnotation(id)),
    setColourOfMany: (ids, colour) => runner.run(colourAnnotations(ids, colour)),
    removeMany: (ids) => shownAtOnce(assumedGone(new Set(ids)), deleteAnnotations(ids)),
    addTopic: (id, path) => runner.run(linkTopic(id, path)),
    removeTopic: (linkId) => runner.run(unlinkTopic(linkId)),
    annotatePassages: (selected, ranges, colour) => runner.run(annotatePassages(selected, ranges, colour)),
    codePassages: async (passages, path, colour) => {
      const texts: TextToCode[] = [];
      for (const { articleId, ranges, annotationIds } of passages) {
        const article = await projection.read((lookup) => lookup.get('article', articleId));
        if (article === undefined) continue;
        const { documentId } = article;
        const read = ranges.length === 0 ? null : await textOf(documentId);
        if (read !== null && !read.ok) return read;
        texts.push({ articleId, documentId, text: read?.value ?? '', ranges, annotationIds });
      }
      return runner.run(codePassages(texts, path, colour));
    },
  };
}
