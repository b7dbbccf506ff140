import { ANNOTATION_CONTEXT, urnOf } from '../../model/web-annotation.ts';
import { fileName } from '../markdown/file-name.ts';
import type { AnnotationJson, CollectionJson, PageJson } from './annotation-json.ts';

/** A file of the export: name, UTF-8 text. */
export interface AnnotationFile {
  readonly path: string;
  readonly text: string;
}

/** What the annotations have in common. */
export interface CollectionFacts {
  /** Identifier that is in no other export. */
  readonly id: string;
  /** What they were gathered for: an article's title, a topic's path, the notebook's name. */
  readonly label: string;
  /** ISO 8601 UTC. */
  readonly now: string;
  /** Annotations to come. */
  readonly total: number;
}

/** Annotations of one page, and thus of one file. */
const PAGE = 1_000;

/** Takes a collection's annotations one by one and gives its files as they become full. */
export interface CollectionWriter {
  /** The file that this annotation filled, or null. */
  readonly add: (annotation: AnnotationJson) => AnnotationFile | null;
  /** The last file. */
  readonly end: () => AnnotationFile;
}

/** A collection with its first page in one file, further pages in files of their own: each can be imported by itself. */
export function createCollectionWriter({ id, label, now, total }: CollectionFacts): CollectionWriter {
  const collection = urnOf('collection', id);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const pageId = (number: number): string => urnOf('page', `${id}-${number}`);
  const name = fileName(label);
  let items: AnnotationJson[] = [];
  let number = 1;

  const pageJson = (): PageJson => ({
    ...(number === 1 ? {} : { '@context': ANNOTATION_CONTEXT }),
    id: pageId(number),
    type: 'AnnotationPage',
    partOf: { id: collection, label, total },
    startIndex: (number - 1) * PAGE,
    ...(number < pages ? { next: pageId(number + 1) } : {}),
    ...(number > 1 ? { prev: pageId(number - 1) } : {}),
    items,
  });
  const collectionJson = (): CollectionJson => ({
    '@context': ANNOTATION_CONTEXT,
    id: collection,
    type: 'AnnotationCollection',
    label,
    generator: { id: 'urn:florilegium:software', type: 'Software', name: 'Florilegium' },
    generated: now,
    total,
    ...(total === 0 ? {} : { first: pageJson(), last: pageId(pages) }),
  });
  const file = (): AnnotationFile => {
    const json = number === 1 ? collectionJson() : pageJson();
    const path = `${name}${number === 1 ? '' : ` ${number}`}.jsonld`;
    items = [];
    number += 1;
    return { path, text: `${JSON.stringify(json, null, 2)}\n` };
  };
  return {
    add: (annotation) => {
      // only once another one comes is the page full: the last file is never empty
      const full = items.length === PAGE ? file() : null;
      items.push(annotation);
      return full;
    },
    end: file,
  };
}
