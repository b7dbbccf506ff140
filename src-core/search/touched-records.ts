import type { Annotation } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import type { Link } from '../model/link.ts';
import type { RecordKind, RecordOfKind } from '../model/records.ts';
import type { Topic } from '../model/topic.ts';

/** A record before and after a change, as the reducer tells it; null = not visible. */
type RecordChange = {
  readonly [Kind in RecordKind]: {
    readonly kind: Kind;
    readonly id: string;
    readonly before: RecordOfKind[Kind] | null;
    readonly after: RecordOfKind[Kind] | null;
  };
}[RecordKind];

/** As much of a journal's operation as matters here. */
type RecordOperation =
  | { readonly op: 'put'; readonly kind: 'link'; readonly id: string; readonly record: Link }
  | { readonly op: 'put'; readonly kind: Exclude<RecordKind, 'link'>; readonly id: string }
  | { readonly op: 'patch' | 'delete'; readonly kind: RecordKind; readonly id: string };

/** Records whose entries in the index may no longer be right. */
export interface TouchedRecords {
  readonly articles: ReadonlySet<string>;
  /** Articles whose annotations show something of them (title, outlet, date, status) that changed. */
  readonly articlesOfAnnotations: ReadonlySet<string>;
  readonly annotations: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  /** Topics whose name changed: whatever is linked to them carries it. */
  readonly renamedTopics: ReadonlySet<string>;
  /** What a link that is gone hung on is not known: every annotation is looked at. */
  readonly allAnnotations: boolean;
  /** Whether articles may belong to other stories now. */
  readonly stories: boolean;
}

/** Fields of an article that its entry is made of. */
const ARTICLE_FIELDS: readonly (keyof Article)[] = [
  'title',
  'authors',
  'site',
  'url',
  'published',
  'language',
  'importer',
  'status',
  'starred',
  'documentId',
  'words',
  'shownBlocks',
];
/** Those of them that the entries of its annotations are made of, too. */
const SHARED_FIELDS: readonly (keyof Article)[] = [
  'title',
  'authors',
  'site',
  'url',
  'published',
  'language',
  'status',
  'starred',
];
/** Fields of an annotation that its entry is made of; where its quote lies is not among them. */
const ANNOTATION_FIELDS: readonly (keyof Annotation)[] = ['articleId', 'quote', 'colour', 'note', 'created'];
const TOPIC_FIELDS: readonly (keyof Topic)[] = ['name', 'aliases', 'definition', 'parentId'];

type Former<RecordType> = RecordType | null;

/** Whether one of the fields differs, or the record came or went. */
function differs<RecordType extends object>(
  before: Former<RecordType>,
  after: Former<RecordType>,
  fields: readonly (keyof RecordType)[],
): boolean {
  if (before === null || after === null) return true;
  return fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

interface Gathering {
  readonly articles: Set<string>;
  readonly articlesOfAnnotations: Set<string>;
  readonly annotations: Set<string>;
  readonly topics: Set<string>;
  readonly renamedTopics: Set<string>;
  allAnnotations: boolean;
  stories: boolean;
}

function nothing(): Gathering {
  return {
    articles: new Set(),
    articlesOfAnnotations: new Set(),
    annotations: new Set(),
    topics: new Set(),
    renamedTopics: new Set(),
    allAnnotations: false,
    stories: false,
  };
}

/** What a change just made touches; exact, because the former records are known. */
export function touchedByChanges(changes: readonly RecordChange[]): TouchedRecords {
  const touched = nothing();
  for (const change of changes) {
    switch (change.kind) {
      case 'article': {
        const { before, after } = change;
        if (!differs(before, after, ARTICLE_FIELDS)) break;
        touched.articles.add(change.id);
        const edited = before !== null && after !== null;
        if (edited && differs(before, after, SHARED_FIELDS)) touched.articlesOfAnnotations.add(change.id);
        break;
      }
      case 'annotation':
        if (differs(change.before, change.after, ANNOTATION_FIELDS)) touched.annotations.add(change.id);
        break;
      case 'topic': {
        const { before, after } = change;
        if (!differs(before, after, TOPIC_FIELDS)) break;
        touched.topics.add(change.id);
        if (differs(before, after, ['name'])) touched.renamedTopics.add(change.id);
        break;
      }
      case 'link':
        for (const link of [change.before, change.after]) {
          if (link?.from.kind === 'annotation') touched.annotations.add(link.from.id);
          if (link?.type === 'same-story') touched.stories = true;
        }
        break;
      default:
    }
  }
  return touched;
}

/** What transactions of the past may have touched; generous, because the former records are not known. */
export function touchedByTransactions(
  transactions: readonly { readonly ops: readonly RecordOperation[] }[],
): TouchedRecords {
  const touched = nothing();
  for (const operation of transactions.flatMap(({ ops }) => ops)) {
    switch (operation.kind) {
      case 'article':
        touched.articles.add(operation.id);
        if (operation.op === 'patch') touched.articlesOfAnnotations.add(operation.id);
        break;
      case 'annotation':
        touched.annotations.add(operation.id);
        break;
      case 'topic':
        touched.topics.add(operation.id);
        touched.renamedTopics.add(operation.id);
        break;
      case 'link':
        touched.stories ||= operation.op !== 'put' || operation.record.type === 'same-story';
        if (operation.op !== 'put') touched.allAnnotations = true;
        else if (operation.record.from.kind === 'annotation')
          touched.annotations.add(operation.record.from.id);
        break;
      default:
    }
  }
  return touched;
}
