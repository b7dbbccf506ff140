import type { DocumentId, TopicId } from '../../base/id.ts';
import type { Article, DocumentRecord } from '../../model/article.ts';
import type { ColourMeanings } from '../../model/colour-meaning.ts';
import type { Topic } from '../../model/topic.ts';
import { codePoints } from '../../text/code-points.ts';
import type { ExportedAnnotation } from '../markdown/export-markdown.ts';
import { writeAnnotation, type AnnotatedVersion } from './write-annotation.ts';
import { createCollectionWriter, type AnnotationFile, type CollectionFacts } from './write-collection.ts';

/** A version of an article's text. */
export interface ExportedVersion {
  readonly id: DocumentId;
  /** null where it could not be read: positions in it are left out. */
  readonly text: string | null;
  /** Moment that it stands for, ISO 8601 UTC. */
  readonly date: string;
}

/** A version with its text, or null; it stands for the moment that its bytes were captured, else for when it came in. */
export function exportedVersion(
  { id, original, created }: DocumentRecord,
  article: Article,
  text: string | null,
): ExportedVersion {
  return { id, text, date: (original ?? article.original).captured ?? created };
}

/** Annotations of one article, with the versions of its text that they were made on. */
export interface AnnotatedArticle {
  readonly article: Article;
  readonly annotations: readonly ExportedAnnotation[];
  readonly versions: readonly ExportedVersion[];
}

/** Takes article after article, so that no more than one article's text is held at a time. */
export interface AnnotationExport {
  /** Files that became full. */
  readonly add: (input: AnnotatedArticle) => readonly AnnotationFile[];
  /** The last file. */
  readonly end: () => AnnotationFile;
}

/** Writes annotations as W3C Web Annotations: a collection, or its first page with files of further pages. */
export function createAnnotationExport(
  facts: CollectionFacts,
  topics: ReadonlyMap<TopicId, Topic>,
  meanings: ColourMeanings,
): AnnotationExport {
  const writer = createCollectionWriter(facts);
  return {
    add: ({ article, annotations, versions }) => {
      const known = new Map(
        versions.map(({ id, text, date }): [DocumentId, AnnotatedVersion] => [
          id,
          { date, positions: text === null ? null : codePoints(text) },
        ]),
      );
      return annotations.flatMap(({ annotation, topicIds }) => {
        const version = known.get(annotation.documentId) ?? { date: article.added, positions: null };
        return (
          writer.add(writeAnnotation(annotation, article, version, { topicIds, topics, meanings })) ?? []
        );
      });
    },
    end: writer.end,
  };
}
