import type { Annotation } from './annotation.ts';
import type { Article, DocumentRecord } from './article.ts';
import type { ColourMeaning } from './colour-meaning.ts';
import type { Link } from './link.ts';
import type { LogEvent, SavedQuery, Session } from './session.ts';
import type { Topic } from './topic.ts';

/** Record kinds of the journal and their shapes. */
export interface RecordOfKind {
  readonly article: Article;
  readonly document: DocumentRecord;
  readonly annotation: Annotation;
  readonly topic: Topic;
  readonly link: Link;
  readonly query: SavedQuery;
  readonly session: Session;
  readonly event: LogEvent;
  readonly colour: ColourMeaning;
}

export type RecordKind = keyof RecordOfKind;

export const RECORD_KINDS: readonly RecordKind[] = [
  'article',
  'document',
  'annotation',
  'topic',
  'link',
  'query',
  'session',
  'event',
  'colour',
];
